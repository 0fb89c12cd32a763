package org.vestibule.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The {@code application/x-www-form-urlencoded} coding of queries and bodies, in UTF-8. */
public final class Form {
  private Form() {}

  /**
   * Codes the parameters in the map's own order, a space as {@code +}.
   *
   * @see "RFC 6749, appendix B"
   */
  public static String encode(Map<String, String> parameters) {
    var form = new StringBuilder(1024);
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      form.append(form.isEmpty() ? "" : "&").append(encode(parameter.getKey()));
      form.append('=').append(encode(parameter.getValue()));
    }
    return form.toString();
  }

  /** Codes one name or value. */
  public static String encode(String text) {
    return plain(text) ? text : URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** As most codes, verifiers and tokens are; the JDK would copy each of their letters twice. */
  private static boolean plain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '0' || c > '9') && !mark(c)) {
        return false;
      }
    }
    return true;
  }

  private static boolean mark(char c) {
    return c == '-' || c == '_' || c == '.' || c == '*';
  }
}
