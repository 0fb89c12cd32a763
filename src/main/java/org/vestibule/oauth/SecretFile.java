package org.vestibule.oauth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.vestibule.http.Secret;

/**
 * A client secret that stands in a file. The file is read again when it has changed, so a new
 * secret needs no restart. While it is being replaced, and cannot be read or is empty, the last
 * secret stays.
 */
public final class SecretFile {
  private record Read(Secret secret, FileTime changed, long size) {}

  private final Path path;
  private volatile Read read;

  /** Reads nothing yet; {@code secret} is what the file held at the start. */
  public SecretFile(Path path, Secret secret) {
    this.path = path;
    this.read = new Read(secret, FileTime.fromMillis(Long.MIN_VALUE), -1);
  }

  /** The secret as the file has it now. */
  public Secret current() {
    Read held = read;
    try {
      FileTime changed = Files.getLastModifiedTime(path);
      long size = Files.size(path);
      if (!held.changed.equals(changed) || held.size != size) {
        String text = Files.readString(path).strip();
        held = new Read(text.isEmpty() ? held.secret : new Secret(text), changed, size);
        read = held;
      }
    } catch (IOException e) {
      // The last one is the best that is known.
    }
    return held.secret;
  }
}
