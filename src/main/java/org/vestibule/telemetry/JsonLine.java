package org.vestibule.telemetry;

import java.util.HexFormat;
import java.util.Map;

/**
 * An object of texts as one line of JSON, written by hand: every sign-in writes several, and none
 * needs more.
 *
 * @see "RFC 8259, section 7"
 */
final class JsonLine {
  private static final HexFormat HEX = HexFormat.of();

  private JsonLine() {}

  static String of(Map<String, String> members) {
    var line = new StringBuilder(256);
    members.forEach(
        (name, value) -> {
          line.append(line.isEmpty() ? '{' : ',');
          string(line, name);
          line.append(':');
          string(line, value);
        });
    return line.append(line.isEmpty() ? "{}" : "}").toString();
  }

  private static void string(StringBuilder line, String text) {
    line.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (endsLine(c)) {
        line.append("\\u").append(HEX.toHexDigits(c));
      } else {
        line.append(c == '"' || c == '\\' ? "\\" : "").append(c);
      }
    }
    line.append('"');
  }

  /** Controls, and the separators of Unicode, since readers of logs end a line there. */
  static boolean endsLine(char c) {
    return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
  }
}
