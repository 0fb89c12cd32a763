package org.vestibule.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of {@code server-config} as an administrator uses it. */
final class ShippedFile {
  private ShippedFile() {}

  /**
   * The file's text with the changes that its README names, and no other.
   *
   * @param changes what stands there and what shall, in turn; all of them have to be there
   */
  static String changed(Path file, String... changes) throws IOException {
    String text = Files.readString(file);
    for (int i = 0; i < changes.length; i += 2) {
      if (!text.contains(changes[i])) {
        throw new AssertionError(changes[i] + " is not in " + file);
      }
      text = text.replace(changes[i], changes[i + 1]);
    }
    return text;
  }
}
