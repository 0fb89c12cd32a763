package org.vestibule.emulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON into maps, lists, texts, numbers and truth values. What is not JSON, nested too deep
 * or names a member twice is an IllegalArgumentException.
 *
 * @see "RFC 8259"
 */
final class JsonReader {
  private static final int DEPTH = 32;
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

  private final String text;
  private int at;
  private int depth;

  private JsonReader(String text) {
    this.text = text;
  }

  /** Reads a text that holds one object and nothing else. */
  static Map<String, @Nullable Object> object(String text) {
    JsonReader reader = new JsonReader(text);
    reader.space();
    Map<String, @Nullable Object> members = reader.object();
    reader.space();
    if (reader.at < text.length()) {
      throw reader.wrong();
    }
    return members;
  }

  private @Nullable Object value() {
    space();
    if (++depth > DEPTH || at >= text.length()) {
      throw wrong();
    }
    Object value =
        switch (text.charAt(at)) {
          case '{' -> object();
          case '[' -> array();
          case '"' -> text();
          case 't' -> word("true", true);
          case 'f' -> word("false", false);
          case 'n' -> word("null", null);
          default -> number();
        };
    depth--;
    space();
    return value;
  }

  private Map<String, @Nullable Object> object() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    expect('{');
    space();
    if (next('}')) {
      return members;
    }
    do {
      space();
      String name = text();
      space();
      expect(':');
      boolean again = members.containsKey(name);
      members.put(name, value());
      if (again) {
        throw wrong();
      }
    } while (next(','));
    expect('}');
    return members;
  }

  private List<@Nullable Object> array() {
    List<@Nullable Object> items = new ArrayList<>();
    expect('[');
    space();
    if (next(']')) {
      return items;
    }
    do {
      items.add(value());
    } while (next(','));
    expect(']');
    return items;
  }

  private String text() {
    StringBuilder out = new StringBuilder();
    expect('"');
    while (!next('"')) {
      char c = take();
      if (c < ' ') {
        throw wrong();
      }
      out.append(c == '\\' ? escaped() : c);
    }
    return out.toString();
  }

  private char escaped() {
    char c = take();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> (char) Integer.parseInt("" + take() + take() + take() + take(), 16);
      default -> throw wrong();
    };
  }

  private Number number() {
    Matcher matcher = NUMBER.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      throw wrong();
    }
    at = matcher.end();
    return Double.valueOf(matcher.group());
  }

  private @Nullable Object word(String word, @Nullable Object value) {
    if (!text.startsWith(word, at)) {
      throw wrong();
    }
    at += word.length();
    return value;
  }

  private void space() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private boolean next(char c) {
    boolean here = at < text.length() && text.charAt(at) == c;
    if (here) {
      at++;
    }
    return here;
  }

  private void expect(char c) {
    if (!next(c)) {
      throw wrong();
    }
  }

  private char take() {
    if (at >= text.length()) {
      throw wrong();
    }
    return text.charAt(at++);
  }

  private IllegalArgumentException wrong() {
    return new IllegalArgumentException("No JSON at character " + at);
  }
}
