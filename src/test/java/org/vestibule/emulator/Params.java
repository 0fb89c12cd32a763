package org.vestibule.emulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query or a form body. An empty value counts as absent.
 *
 * @param values the first value of each name
 * @param repeated the names that came more than once
 * @param wellFormed false when a percent escape could not be read
 * @see "RFC 6749, section 3.1"
 */
record Params(Map<String, String> values, Set<String> repeated, boolean wellFormed) {
  static final Params NONE = new Params(Map.of(), Set.of(), true);

  static Params parse(@Nullable String encoded) {
    if (encoded == null || encoded.isEmpty()) {
      return NONE;
    }
    Map<String, String> values = new LinkedHashMap<>();
    Set<String> repeated = new LinkedHashSet<>();
    boolean wellFormed = true;
    for (String pair : encoded.split("&", -1)) {
      int equals = pair.indexOf('=');
      try {
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        if (values.putIfAbsent(name, equals < 0 ? "" : decode(pair.substring(equals + 1)))
            != null) {
          repeated.add(name);
        }
      } catch (IllegalArgumentException badEscape) {
        wellFormed = false;
      }
    }
    return new Params(values, repeated, wellFormed);
  }

  /** Reads one form-encoded text; throws IllegalArgumentException on a bad escape. */
  static String decode(String encoded) {
    return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
  }

  @Nullable String get(String name) {
    String value = values.get(name);
    return value == null || value.isEmpty() ? null : value;
  }

  boolean has(String name) {
    return get(name) != null;
  }

  /** The value, or AADSTS900144. */
  String need(String name) {
    String value = get(name);
    if (value == null) {
      throw Aadsts.MISSING.refusal(name);
    }
    return value;
  }

  /** Refuses repeated parameters and broken escapes. */
  void check() {
    if (!repeated.isEmpty() || !wellFormed) {
      throw Aadsts.MALFORMED.refusal();
    }
  }
}
