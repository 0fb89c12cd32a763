package org.vestibule.emulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The body of a {@code $batch} request, taken apart.
 *
 * @see "RFC 2046, section 5.1"
 * @see "Execute batch operations using the Web API (Microsoft Dataverse), 2026"
 */
final class Multipart {
  private static final String LINE = "\r\n";
  private static final Pattern TYPE =
      Pattern.compile("(?i)multipart/mixed\\s*;\\s*boundary=(?:\"([^\"]+)\"|([^\"\\s;]+))\\s*");
  private static final Pattern BOUNDARY = Pattern.compile("[0-9A-Za-z'()+_,./:=?-]{1,70}");
  private static final Pattern BARE_LINE_FEED = Pattern.compile("(?<!\r)\n|\r(?!\n)");

  private Multipart() {}

  /**
   * A part, or the request in it: headers with names in lower case, and what follows them.
   *
   * @param start the first line of a request; empty for a part
   */
  record Part(String start, Map<String, String> headers, String content) {
    /** The request a part holds. */
    Part request() {
      int end = content.indexOf(LINE);
      if (end < 0) {
        throw ODataPath.unreadable("The request in a part has no line.");
      }
      return read(content.substring(0, end), content.substring(end + LINE.length()));
    }
  }

  /** The boundary a content type names, null when it is no multipart type that names one. */
  static @Nullable String boundary(@Nullable String contentType) {
    Matcher matcher = TYPE.matcher(contentType == null ? "" : contentType);
    if (!matcher.matches()) {
      return null;
    }
    String boundary = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
    return boundary != null && BOUNDARY.matcher(boundary).matches() ? boundary : null;
  }

  /** The parts between the boundaries; whatever is not as it must be cannot be read. */
  static List<Part> parts(String body, String boundary) {
    if (BARE_LINE_FEED.matcher(body).find()) {
      throw ODataPath.unreadable("The lines of a batch end with CR and LF.");
    }
    String delimiter = LINE + "--" + boundary;
    String text = LINE + body;
    if (!text.startsWith(delimiter)) {
      throw ODataPath.unreadable("A batch begins with its boundary.");
    }
    String[] pieces = text.split(Pattern.quote(delimiter), -1);
    String last = pieces[pieces.length - 1];
    if (!last.startsWith("--") || !last.substring(2).isBlank()) {
      throw ODataPath.unreadable("A batch ends with its boundary and two hyphens.");
    }
    List<Part> parts = new ArrayList<>();
    for (int i = 1; i < pieces.length - 1; i++) {
      if (!pieces[i].startsWith(LINE)) {
        throw ODataPath.unreadable("A boundary stands alone on its line.");
      }
      parts.add(read("", pieces[i].substring(LINE.length())));
    }
    return parts;
  }

  /** Headers, an empty line, and the rest. */
  private static Part read(String start, String text) {
    Map<String, String> headers = new LinkedHashMap<>();
    int at = 0;
    while (true) {
      int end = text.indexOf(LINE, at);
      if (end < 0) {
        throw ODataPath.unreadable("Headers end with an empty line.");
      }
      String line = text.substring(at, end);
      at = end + LINE.length();
      if (line.isEmpty()) {
        return new Part(start, headers, text.substring(at));
      }
      int colon = line.indexOf(':');
      if (colon < 1 || line.substring(0, colon).isBlank()) {
        throw ODataPath.unreadable("'" + line + "' is no header.");
      }
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
  }
}
