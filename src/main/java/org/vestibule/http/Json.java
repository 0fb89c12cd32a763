package org.vestibule.http;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.StringReader;
import java.util.Map;
import java.util.Optional;

/** JSON to and from plain records through JSON-B. One instance serves the whole application. */
public final class Json implements AutoCloseable {
  /** Real answers nest three deep; the bound keeps a hostile one from exhausting the stack. */
  private static final int MAX_DEPTH = 32;

  /** The time to convert a number grows with the square of its digits. */
  private static final int MAX_NUMBER = 64;

  private final Lazy<JsonParserFactory> parsers =
      new Lazy<>(() -> jakarta.json.Json.createParserFactory(Map.of()));

  private final Lazy<Jsonb> jsonb = new Lazy<>(JsonbBuilder::create);

  /**
   * Reads an object. Absent when the text is not a JSON object, nests deeper than 32 levels or does
   * not fit the type; what was wrong is not told, since the text may hold a token.
   */
  public <T> Optional<T> read(String text, Class<T> type) {
    if (!bounded(text)) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(jsonb.get().fromJson(text, type));
    } catch (JsonbException | IllegalStateException e) {
      return Optional.empty();
    }
  }

  /** Reads an object whose members may be of any type; absent as in {@link #read}. */
  public Optional<JsonObject> object(String text) {
    if (!bounded(text)) {
      return Optional.empty();
    }
    try (JsonParser parser = parsers.get().createParser(new StringReader(text))) {
      parser.next();
      return Optional.of(parser.getObject());
    }
  }

  /**
   * Whether it is a JSON object that costs no more than its length to read. All of it is looked at
   * first: the parser that skips unknown members never comes back from one that does not end.
   */
  private boolean bounded(String text) {
    try (JsonParser parser = parsers.get().createParser(new StringReader(text))) {
      if (parser.next() != JsonParser.Event.START_OBJECT) {
        return false;
      }
      int open = 1;
      while (parser.hasNext()) {
        switch (parser.next()) {
          case START_OBJECT, START_ARRAY -> open++;
          case END_OBJECT, END_ARRAY -> open--;
          case VALUE_NUMBER -> {
            if (parser.getString().length() > MAX_NUMBER) {
              return false;
            }
          }
          default -> {
            // Names, texts and constants cost no more than their length.
          }
        }
        if (open > MAX_DEPTH) {
          return false;
        }
      }
      return open == 0;
    } catch (JsonException e) {
      return false;
    }
  }

  /** Writes a record or a map as one line of JSON. */
  public String write(Object value) {
    return jsonb.get().toJson(value);
  }

  /** Whether objects and arrays nest deeper than 32 levels; the text need not be valid JSON. */
  public static boolean tooDeep(String text) {
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          quoted = false;
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == '{' || c == '[') {
        if (++depth > MAX_DEPTH) {
          return true;
        }
      } else if (c == '}' || c == ']') {
        depth--;
      }
    }
    return false;
  }

  @Override
  public void close() {
    jsonb
        .made()
        .ifPresent(
            it -> {
              try {
                it.close();
              } catch (Exception e) {
                throw new IllegalStateException("JSON-B did not close", e);
              }
            });
  }
}
