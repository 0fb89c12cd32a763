package org.vestibule.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmulatorPagesTest {
  private Emulator emulator;
  private Visitor visitor;

  @BeforeEach
  void start() throws IOException {
    emulator = Emulator.start(0);
    emulator.allowRedirect(Visitor.CALLBACK);
    visitor = new Visitor(emulator);
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  static Stream<String> languages() {
    return Texts.LANGUAGES.stream();
  }

  private HttpResponse<String> signIn(String language, String... more) {
    Map<String, String> fields = visitor.authorizeFields();
    for (int i = 0; i < more.length; i += 2) {
      fields.put(more[i], more[i + 1]);
    }
    return visitor.get(
        visitor.tenant("/oauth2/v2.0/authorize?" + Visitor.encode(fields)),
        "Accept-Language",
        language);
  }

  /** Every page there is, by its name. */
  private Map<String, HttpResponse<String>> pages(String language) {
    Map<String, HttpResponse<String>> pages = new LinkedHashMap<>();
    HttpResponse<String> signIn = signIn(language);
    pages.put("sign-in", signIn);
    pages.put("hinted", signIn(language, "login_hint", Persona.POLYGLOT.account()));
    pages.put("consent", visitor.choose(signIn, Persona.NEWCOMER));
    pages.put("form", signIn(language, "response_mode", "form_post", "prompt", "none"));
    pages.put("error", signIn(language, "client_id", "nobody"));
    URI out = visitor.tenant("/oauth2/v2.0/logout");
    pages.put("signed-out", visitor.get(out, "Accept-Language", language));
    visitor.signIn(Persona.ADA);
    emulator.frontChannel(URI.create("http://127.0.0.1:1/logout"));
    pages.put("frames", visitor.get(out, "Accept-Language", language));
    pages.put("start", visitor.get(URI.create(emulator.base() + "/"), "Accept-Language", language));
    return pages;
  }

  @Test
  void every_language_has_every_text_and_no_other() {
    Map<String, String> english = Texts.in("en").words();
    for (String language : Texts.LANGUAGES) {
      Map<String, String> words = Texts.in(language).words();

      assertEquals(new TreeSet<>(english.keySet()), new TreeSet<>(words.keySet()), language);
      words.forEach(
          (key, word) -> {
            assertFalse(word.isBlank(), language + " " + key);
            assertEquals(
                english.getOrDefault(key, "").replaceAll("[^{}]", ""),
                word.replaceAll("[^{}]", ""),
                key);
          });
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void every_page_speaks_the_language_that_was_asked_for(String language) {
    pages(language)
        .forEach(
            (name, page) -> {
              assertTrue(page.body().contains("<html lang=\"" + language + "\">"), name);
              assertEquals(
                  language, page.headers().firstValue("Content-Language").orElse("none"), name);
              assertTrue(page.body().contains(Texts.in(language).get("note")), name);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "fr"})
  void no_page_has_a_word_of_its_own(String language) {
    Map<String, String> words = Texts.in(language).words();
    Map<String, String> english = Texts.in("en").words();
    pages(language)
        .forEach(
            (name, page) ->
                english.forEach(
                    (key, word) -> {
                      boolean shared = words.containsValue(word) || word.contains("{");
                      assertFalse(
                          !shared && page.body().contains(">" + Page.escape(word) + "<"),
                          name + " " + key);
                    }));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "de-AT,en;q=0.5       | de",
        "fr;q=0.3,de;q=0.4    | de",
        "es,fr-CA;q=0.9       | fr",
        "es                   | en",
        "*                    | en",
        "de;q=nonsense        | en",
        "en-GB                | en"
      })
  void the_browser_says_which_language_it_likes_best(String accepted, String language) {
    assertTrue(signIn(accepted).body().contains("<html lang=\"" + language + "\">"));
  }

  @Test
  void the_list_tells_every_personas_situation_in_each_language() {
    for (String language : Texts.LANGUAGES) {
      String body = signIn(language).body();
      for (Persona persona : Persona.values()) {
        assertTrue(
            body.contains("<span>" + Texts.in(language).get("situation." + persona.id())),
            language + persona);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("languages")
  void nothing_stands_inline_and_names_are_escaped(String language) {
    Pattern inline = Pattern.compile("<style|<script(?! src=)| style=| on[a-z]+=|javascript:");
    pages(language)
        .forEach(
            (name, page) -> {
              assertFalse(inline.matcher(page.body()).find(), name);
              assertFalse(page.body().contains("<b>Bold"), name);
              assertTrue(
                  page.headers()
                      .firstValue("Content-Security-Policy")
                      .orElse("none")
                      .startsWith("default-src 'none'; style-src 'self';"),
                  name);
            });
  }

  @Test
  void entras_sentence_stays_english_and_says_so() {
    HttpResponse<String> page = signIn("de", "client_id", "nobody");

    assertTrue(page.body().contains("<p lang=\"en\">AADSTS700016: Application with identifier"));
  }
}
