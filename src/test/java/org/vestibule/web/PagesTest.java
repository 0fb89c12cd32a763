package org.vestibule.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.servlet.RequestDispatcher;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagesTest {
  private static final Assets ASSETS =
      new Assets(Map.of("a.css", "a".getBytes(StandardCharsets.UTF_8)));
  private static final PublicAddress ADDRESS =
      new PublicAddress(Optional.of(URI.create("https://apps.example/outside")));

  private static Layout shown(FakeExchange exchange) throws Exception {
    new Pages(ADDRESS, ASSETS, request -> Optional.of(new SessionClock(1800, 60)))
        .show(exchange.request, exchange.response, "home", "view");
    return (Layout) exchange.attributes.getOrDefault("layout", "none");
  }

  @Test
  void a_page_tells_its_language_and_what_that_depends_on() throws Exception {
    var exchange = new FakeExchange().withHeader("Accept-Language", "fr-CA");

    Layout layout = shown(exchange);

    assertEquals("fr", layout.language());
    assertEquals("fr", exchange.answered.get("Content-Language"));
    assertEquals("Accept-Language, Cookie", exchange.answered.get("Vary"));
    assertEquals("no-store", exchange.answered.get("Cache-Control"));
    assertEquals(Optional.of("/WEB-INF/views/home.jsp"), exchange.forwarded);
  }

  @Test
  void a_page_is_sent_with_its_length_in_utf_8_whatever_letters_it_has() throws Exception {
    for (String letter : List.of("a", "ç", "–", "😀")) {
      for (int before : new int[] {0, 511, 512, 1023}) {
        var exchange = new FakeExchange();
        exchange.view = "x".repeat(before) + letter.repeat(700) + "\n";

        shown(exchange);

        assertEquals(exchange.view, exchange.body());
        assertEquals(
            String.valueOf(exchange.view.getBytes(StandardCharsets.UTF_8).length),
            exchange.answered.get("Content-Length"));
      }
    }
  }

  @Test
  void a_page_that_comes_in_pieces_is_put_together() throws Exception {
    var exchange = new FakeExchange();
    exchange.writing =
        writer -> {
          writer.print('a');
          writer.write(new char[] {'-', 'b', 'c', '-'}, 1, 2);
          writer.write("-de-", 1, 2);
          writer.flush();
          writer.write("f");
          writer.close();
        };

    shown(exchange);

    assertEquals("abcdef", exchange.body());
  }

  @Test
  void each_language_is_called_by_its_own_name() {
    assertEquals(
        List.of(
            new Languages.Choice("en", "English"),
            new Languages.Choice("de", "Deutsch"),
            new Languages.Choice("fr", "Français")),
        Languages.CHOICES);
  }

  @Test
  void static_files_stand_below_the_address_that_users_see() throws Exception {
    assertEquals(
        "/outside/assets/" + ASSETS.hashedName("a.css"), shown(new FakeExchange()).asset("a.css"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "/inside/dashboard,view=1,/dashboard?view=1",
    "/inside/help,'',/help",
    "/inside/,'',/",
    "/inside/callback,code=1&state=2,/",
    "/inside/logout,'',/",
    "/inside//evil.example,'',/",
    "/inside/a,b=<script>,/"
  })
  void the_language_switch_leads_back_to_this_page(String uri, String query, String here)
      throws Exception {
    var exchange = new FakeExchange();
    exchange.contextPath = "/inside";
    exchange.uri = Optional.of(uri);
    exchange.query = Optional.of(query).filter(it -> !it.isEmpty());

    assertEquals(here, shown(exchange).here());
  }

  @Test
  void an_error_page_leads_back_to_what_was_asked_for() throws Exception {
    var exchange = new FakeExchange();
    exchange.contextPath = "/inside";
    exchange.uri = Optional.of("/inside/error");
    exchange.attributes.put(RequestDispatcher.ERROR_REQUEST_URI, "/inside/nowhere");

    assertEquals("/nowhere", shown(exchange).here());
    assertEquals("%2Fnowhere", shown(exchange).hereEncoded());
  }
}
