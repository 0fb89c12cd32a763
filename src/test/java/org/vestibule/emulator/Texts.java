package org.vestibule.emulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The words of the pages in one language. What is put into them is HTML already.
 *
 * @param language the language's tag
 */
record Texts(String language, Map<String, String> words) {
  /** The languages of the pages; the first one is for whoever asks for none of them. */
  static final List<String> LANGUAGES = List.of("en", "de", "fr");

  private static final Map<String, Texts> ALL = read();

  /** The words in the language the caller likes best. See RFC 9110, section 12.5.4. */
  static Texts of(Call call) {
    String accepted = call.header("accept-language");
    String best = null;
    try {
      if (accepted != null) {
        best = Locale.lookupTag(Locale.LanguageRange.parse(accepted), LANGUAGES);
      }
    } catch (IllegalArgumentException unreadable) {
      // Whoever asks for a language that cannot be read gets the first one.
    }
    return in(best == null ? LANGUAGES.get(0) : best);
  }

  /** The words in one of the languages. */
  static Texts in(String language) {
    Texts texts = ALL.get(language);
    if (texts == null) {
      throw new IllegalArgumentException("No page is written in " + language);
    }
    return texts;
  }

  /** A text as HTML. */
  String get(String key) {
    return Page.escape(word(key));
  }

  /** A text as HTML, with HTML in the places of {@code {0}} and {@code {1}}. */
  String get(String key, String... html) {
    String text = get(key);
    for (int i = 0; i < html.length; i++) {
      text = text.replace("{" + i + "}", html[i]);
    }
    return text;
  }

  private String word(String key) {
    String word = words.get(key);
    if (word == null) {
      throw new IllegalArgumentException("There is no text " + key);
    }
    return word;
  }

  private static Map<String, Texts> read() {
    Map<String, Texts> all = new LinkedHashMap<>();
    for (String language : LANGUAGES) {
      String suffix = language.equals("en") ? "" : "_" + language;
      Map<String, String> words = new TreeMap<>();
      Data.lines("pages" + suffix + ".properties", 1)
          .forEach((key, fields) -> words.put(key, fields.get(0)));
      all.put(language, new Texts(language, Map.copyOf(words)));
    }
    return all;
  }
}
