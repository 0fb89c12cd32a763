package org.vestibule.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrowserNameTest {
  private final Formats english = Formats.of(Locale.ENGLISH, Formats.UTC);

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 | Firefox on Linux
          Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/142.0 Safari/537.36 Edg/142.0 | Microsoft Edge on Windows
          Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/142.0 Safari/537.36 | Chrome on Windows
          Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Version/18.0 Safari/605.1 | Safari on macOS
          Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) CriOS/142.0 Safari/604 | Chrome on iPhone
          Mozilla/5.0 (Linux; Android 15) SamsungBrowser/28.0 Chrome/130.0 Safari/537.36 | Samsung Internet on Android
          Mozilla/5.0 (X11; CrOS x86_64) Chrome/142.0 Safari/537.36 OPR/99 | Opera on ChromeOS
          curl/8.5.0 | Another browser
          tool (Linux) | Another browser on Linux
          Firefox/1 | Firefox
          """)
  void people_know_them_by_these_names(String header, String words) {
    assertEquals(words, BrowserName.of(header).words(english));
    assertEquals(
        Optional.of(BrowserName.of(header)), BrowserName.ofCode(BrowserName.of(header).code()));
  }

  @Test
  void whatever_is_sent_or_kept_is_no_more_than_another_browser() {
    assertEquals("Another browser", BrowserName.of(null).words(english));
    assertEquals("Another browser", BrowserName.of("x".repeat(512) + "Firefox/1").words(english));
    for (String code : new String[] {"", " ", "FIREFOX", "FIREFOX NOTHING", "<b> LINUX"}) {
      assertEquals(Optional.empty(), BrowserName.ofCode(code));
    }
  }
}
