package org.vestibule.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.doctor.Doctor;
import org.vestibule.http.Json;

class LanguageServletTest {
  private static final Json JSON = new Json();
  private static final PublicAddress SECURE =
      new PublicAddress(Optional.of(URI.create("https://apps.example/crm")));

  @AfterAll
  static void close() {
    JSON.close();
  }

  private static FakeExchange posted(String language, String returnTo) throws Exception {
    var exchange = new FakeExchange().with("language", language).with("return_to", returnTo);
    return served(exchange);
  }

  private static FakeExchange served(FakeExchange exchange) throws Exception {
    exchange.method = "POST";
    var problems =
        new ProblemPages(
            new Pages(SECURE, new Assets(Map.of()), request -> Optional.empty()),
            SECURE,
            new Doctor(),
            JSON,
            request -> Optional.empty(),
            Map.of(),
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
            new References(() -> "abcdefghij"));
    new LanguageServlet(SECURE, problems).service(exchange.request, exchange.response);
    return exchange;
  }

  @Test
  void a_choice_is_kept_for_a_year_and_leads_back() throws Exception {
    FakeExchange exchange = posted("de", "/dashboard?view=1");

    assertEquals(303, exchange.status);
    assertEquals("/crm/dashboard?view=1", exchange.answered.get("Location"));
    Cookie cookie = exchange.cookie();
    assertEquals("vestibule-language=de", cookie.getName() + "=" + cookie.getValue());
    assertEquals(365 * 24 * 3600, cookie.getMaxAge());
    assertTrue(cookie.getSecure() && cookie.isHttpOnly());
    assertEquals("Lax", cookie.getAttribute("SameSite"));
  }

  @ParameterizedTest(name = "[{0}]")
  @CsvSource({
    "//evil.example",
    "https://evil.example/",
    "/\\evil.example",
    "/a/../../b",
    "/logout",
    "/callback?code=1",
    "''"
  })
  void nothing_leads_out_of_the_application(String returnTo) throws Exception {
    assertEquals("/crm/", posted("fr", returnTo).answered.get("Location"));
  }

  @ParameterizedTest(name = "[{0}]")
  @CsvSource({"it", "''", "DE", "de; Domain=evil"})
  void a_language_that_is_not_offered_is_not_kept(String language) throws Exception {
    FakeExchange exchange = posted(language, "/help");

    assertEquals(List.of(), exchange.set);
    assertEquals("/crm/help", exchange.answered.get("Location"));
  }

  @Test
  void nothing_asked_leads_to_the_first_page() throws Exception {
    FakeExchange exchange = served(new FakeExchange());

    assertEquals(303, exchange.status);
    assertEquals("/crm/", exchange.answered.get("Location"));
  }

  @Test
  void another_site_cannot_choose() throws Exception {
    FakeExchange exchange =
        served(
            new FakeExchange()
                .withHeader("Sec-Fetch-Site", "cross-site")
                .with("language", "de")
                .with("return_to", "/"));

    assertEquals(403, exchange.status);
    assertEquals(List.of(), exchange.set);
  }
}
