package org.vestibule.emulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An error code of the Dataverse Web API. The codes are in {@code dataverse-codes.properties}.
 *
 * @param hex {@code 0x} and eight hexadecimal digits, as Microsoft's list writes them
 * @param status the HTTP status it comes with
 * @param name Microsoft's name for it
 * @param message the text beside it
 * @see "Web service error codes (Microsoft Dataverse), 2026"
 */
public record DataverseCode(String hex, int status, String name, String message) {
  private static final Map<Integer, DataverseCode> ALL = read();

  /** Every code there is data for. */
  public static List<DataverseCode> all() {
    return List.copyOf(ALL.values());
  }

  /**
   * The code's data, whichever way it is written: hexadecimal in any letter case, or signed decimal
   * as Microsoft's own client writes it. A code nobody knows comes with status 403.
   *
   * @throws NumberFormatException when the text is no number
   */
  public static DataverseCode of(String code) {
    DataverseCode found = ALL.get(number(code));
    return found == null ? new DataverseCode(code, 403, "Unknown", "Access is denied.") : found;
  }

  /** The code as a signed decimal number, the other way it is written. */
  public int decimal() {
    return number(hex);
  }

  /** The error document, the code written like this. */
  String document(String spelling) {
    Map<String, String> error = new LinkedHashMap<>();
    error.put("code", spelling);
    error.put("message", message);
    return Json.write(Map.of("error", error));
  }

  private static int number(String code) {
    return code.toLowerCase(Locale.ROOT).startsWith("0x")
        ? Integer.parseUnsignedInt(code.substring(2), 16)
        : Integer.parseInt(code);
  }

  private static Map<Integer, DataverseCode> read() {
    Map<Integer, DataverseCode> codes = new LinkedHashMap<>();
    Data.lines("dataverse-codes.properties", 3)
        .forEach(
            (hex, fields) ->
                codes.put(
                    number(hex),
                    new DataverseCode(
                        hex, Integer.parseInt(fields.get(0)), fields.get(1), fields.get(2))));
    return codes;
  }
}
