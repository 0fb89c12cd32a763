package org.vestibule.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what the emulator knows from the files beside it. */
final class Data {
  private Data() {}

  /** The text of a file. */
  static String text(String name) {
    try (InputStream in = Data.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("There is no file " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The lines {@code key = field; field; ...} in the order they are written; the last field may
   * hold semicolons.
   */
  static Map<String, List<String>> lines(String name, int fields) {
    Map<String, List<String>> lines = new LinkedHashMap<>();
    for (String line : text(name).split("\n", -1)) {
      int equals = line.indexOf(" = ");
      if (!line.startsWith("#") && equals > 0) {
        lines.put(
            line.substring(0, equals), List.of(line.substring(equals + 3).split("; ", fields)));
      }
    }
    return lines;
  }
}
