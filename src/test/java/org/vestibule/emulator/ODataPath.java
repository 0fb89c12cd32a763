package org.vestibule.emulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The resource path of a Web API call, taken apart.
 *
 * @see "OData Version 4.0 Part 2: URL Conventions, sections 4.3 and 4.5"
 */
final class ODataPath {
  private static final Pattern GUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private ODataPath() {}

  /**
   * One segment.
   *
   * @param arguments what stands between the parentheses, null without any
   */
  record Segment(String name, @Nullable String arguments) {
    /** The key of a row: a GUID as it stands. Anything else cannot be read. */
    String key() {
      String key = arguments == null ? "" : arguments;
      if (!guid(key)) {
        throw unreadable("Bad Request - Error in query syntax.");
      }
      return key;
    }

    /** The named arguments; an alias stands for the query's parameter of that name. */
    Map<String, String> named(Params query) {
      Map<String, String> named = new LinkedHashMap<>();
      if (arguments == null || arguments.isEmpty()) {
        return named;
      }
      for (String pair : split(arguments, ',')) {
        int equals = pair.indexOf('=');
        String value = pair.substring(equals + 1).strip();
        String given = value.startsWith("@") ? query.get(value) : value;
        if (equals < 1 || given == null) {
          throw unreadable("The parameter alias '" + value + "' has no value.");
        }
        named.put(pair.substring(0, equals).strip(), given);
      }
      return named;
    }
  }

  /** The segments of a decoded path below the Web API's root. */
  static List<Segment> segments(String path) {
    List<Segment> segments = new ArrayList<>();
    for (String text : split(path, '/')) {
      int open = text.indexOf('(');
      if (open < 0) {
        segments.add(new Segment(text, null));
      } else if (text.endsWith(")")) {
        segments.add(
            new Segment(text.substring(0, open), text.substring(open + 1, text.length() - 1)));
      } else {
        throw unreadable("Bad Request - Error in query syntax.");
      }
    }
    return segments;
  }

  /** Splits where no parenthesis or quotation is open. */
  static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\'') {
        quoted = !quoted;
      } else if (!quoted && c == '(') {
        depth++;
      } else if (!quoted && c == ')') {
        depth--;
      } else if (!quoted && depth == 0 && c == separator) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    if (depth != 0 || quoted) {
      throw unreadable("There is an unterminated literal or parenthesis in '" + text + "'.");
    }
    parts.add(text.substring(start));
    return parts;
  }

  static boolean guid(String text) {
    return GUID.matcher(text).matches();
  }

  static DataverseRefusal unreadable(String message) {
    return new DataverseRefusal(DataverseError.UNREADABLE, message);
  }
}
