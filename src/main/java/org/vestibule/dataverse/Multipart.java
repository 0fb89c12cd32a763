package org.vestibule.dataverse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vestibule.http.Reply;

/**
 * The answer to a batch: HTTP answers in the parts of a {@code multipart/mixed}. Lines may end with
 * a line feed alone, the boundary may stand in quotes or not, and the last part may lack its end;
 * whatever else is wrong with a part makes it a part of status 0.
 *
 * @see "RFC 2046, section 5.1.1" and "OData Version 4.0 Part 1, section 11.7"
 */
final class Multipart {
  /** One answer. */
  record Part(int status, String body) {}

  private static final Part UNREADABLE = new Part(0, "");
  private static final String TYPE = "multipart/mixed";
  private static final int MAX_TYPE = 1_000;

  /** Without spaces, which a boundary may hold but no service uses. */
  private static final Pattern BOUNDARY =
      Pattern.compile(
          ";\\s*boundary=(?:\"([^\"\\s]{1,200})\"|([^\"\\s;,]{1,200}))", Pattern.CASE_INSENSITIVE);

  private static final Pattern STATUS = Pattern.compile("HTTP/[0-9.]{1,3} ([1-5][0-9]{2})( .*)?");

  private Multipart() {}

  /**
   * Reads the parts.
   *
   * @param most parts that were asked for; what follows them is not looked at
   * @return absent when the answer has no parts
   */
  static Optional<List<Part>> read(Reply reply, int most) {
    return reply
        .header("content-type")
        .flatMap(Multipart::boundary)
        .map(boundary -> parts(reply.body().replace("\r\n", "\n"), "--" + boundary, most))
        .filter(parts -> !parts.isEmpty());
  }

  private static Optional<String> boundary(String type) {
    if (type.length() > MAX_TYPE || !type.regionMatches(true, 0, TYPE, 0, TYPE.length())) {
      return Optional.empty();
    }
    Matcher matcher = BOUNDARY.matcher(type);
    return matcher.find()
        ? Optional.of(matcher.group(1) == null ? matcher.group(2) : matcher.group(1))
        : Optional.empty();
  }

  private static List<Part> parts(String body, String delimiter, int most) {
    var parts = new ArrayList<Part>();
    int at = delimiter(body, delimiter, 0);
    while (at >= 0 && parts.size() < most && !body.startsWith("--", at + delimiter.length())) {
      int begin = body.indexOf('\n', at);
      if (begin < 0) {
        break;
      }
      at = delimiter(body, delimiter, begin);
      parts.add(part(body, begin, at < 0 ? body.length() : at));
    }
    return List.copyOf(parts);
  }

  /** Where the next line stands that is a delimiter and nothing else; -1 when there is none. */
  private static int delimiter(String body, String delimiter, int from) {
    for (int at = from; (at = body.indexOf(delimiter, at)) >= 0; at++) {
      // First, or a long line full of delimiters would cost the square of its length.
      if (at > 0 && body.charAt(at - 1) != '\n') {
        continue;
      }
      int end = body.indexOf('\n', at);
      String rest =
          body.substring(at + delimiter.length(), end < 0 ? body.length() : end).stripTrailing();
      if (rest.isEmpty() || rest.equals("--")) {
        return at;
      }
    }
    return -1;
  }

  /** From the line end of the delimiter: headers of the part, head of the answer, its body. */
  private static Part part(String text, int from, int to) {
    int blank = find(text, "\n\n", from, to);
    if (blank < 0) {
      return UNREADABLE;
    }
    int answer = blank;
    while (answer < to && Character.isWhitespace(text.charAt(answer))) {
      answer++;
    }
    int line = find(text, "\n", answer, to);
    Matcher status = STATUS.matcher(text).region(answer, line < 0 ? to : line);
    if (!status.matches()) {
      return UNREADABLE;
    }
    int body = find(text, "\n\n", answer, to);
    return new Part(
        Integer.parseInt(status.group(1)), body < 0 ? "" : text.substring(body, to).strip());
  }

  private static int find(String text, String mark, int from, int to) {
    int at = text.indexOf(mark, from);
    return at + mark.length() <= to ? at : -1;
  }
}
