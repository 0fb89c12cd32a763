package org.vestibule.shipped;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Files that an administrator copies and changes. */
public final class Shipped {
  private static final Path FOLDER = Path.of("server-config");

  private Shipped() {}

  /** As it stands. */
  public static String text(String file) throws IOException {
    return Files.readString(FOLDER.resolve(file));
  }

  /**
   * With these changes and no other; each has to be possible.
   *
   * @param changes from what stands in the file to what takes its place, in this order
   */
  public static String changed(String file, Map<String, String> changes) throws IOException {
    String text = text(file);
    for (Map.Entry<String, String> change : changes.entrySet()) {
      if (!text.contains(change.getKey())) {
        throw new AssertionError(change.getKey() + " is not in " + file);
      }
      text = text.replace(change.getKey(), change.getValue());
    }
    return text;
  }
}
