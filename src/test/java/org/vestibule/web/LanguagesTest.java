package org.vestibule.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          de                                          | de
          de-CH                                       | de-CH
          fr-CA, en;q=0.5                             | fr-CA
          de-Latn-AT-1996                             | de-AT
          en-GB                                       | en-GB
          it, fr;q=0.7, de;q=0.8                      | de
          it-IT, it;q=0.9                             | en
          en;q=0.1, de;q=0.9                          | de
          fr;q=0, de;q=0.2                            | de
          de;q=0                                      | en
          de-CH;q=0.9, de;q=0                         | en
          de, de-AT;q=0.5                             | de-AT
          *                                           | en
          *;q=0.1, fr;q=0.5                           | fr
          DE-ch                                       | de-CH
          xx-#, fr                                    | fr
          de;q=hello, fr;q=0.3                        | fr
          ,,;, de                                     | de
          de-419                                      | de
          deutsch                                     | en
          """)
  void the_browser_asks(String header, String expected) {
    var exchange = new FakeExchange().withHeader("Accept-Language", header);

    assertEquals(expected, Languages.of(exchange.request).toLanguageTag());
  }

  @Test
  void a_browser_that_asks_for_nothing_gets_english() {
    assertEquals("en", Languages.of(new FakeExchange().request).toLanguageTag());
  }

  @Test
  void what_comes_after_twenty_ranges_is_not_read() {
    var exchange = new FakeExchange().withHeader("Accept-Language", "it,".repeat(20) + "de");

    assertEquals("en", Languages.of(exchange.request).toLanguageTag());
  }

  @ParameterizedTest(name = "{0} over {1}")
  @CsvSource({
    "fr,de,fr",
    "de,'de-CH, fr',de-CH",
    "it,de,de",
    "'',fr,fr",
    "FR,de,de",
    "fr-CA,de,de"
  })
  void a_choice_goes_first(String cookie, String header, String expected) {
    var exchange =
        new FakeExchange()
            .withHeader("Accept-Language", header)
            .withCookie(Languages.COOKIE, cookie);

    assertEquals(expected, Languages.of(exchange.request).toLanguageTag());
  }

  @Test
  void cookies_of_others_choose_nothing() {
    var exchange = new FakeExchange().withCookie("language", "fr");

    assertEquals("en", Languages.of(exchange.request).toLanguageTag());
  }
}
