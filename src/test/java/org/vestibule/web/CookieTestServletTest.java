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
import org.vestibule.doctor.Doctor;
import org.vestibule.http.Json;

class CookieTestServletTest {
  private static final Json JSON = new Json();
  private static final PublicAddress OPEN = new PublicAddress(Optional.empty());

  @AfterAll
  static void close() {
    JSON.close();
  }

  private static FakeExchange served(PublicAddress address, FakeExchange exchange)
      throws Exception {
    var problems =
        new ProblemPages(
            new Pages(address, new Assets(Map.of()), request -> Optional.empty()),
            address,
            new Doctor(),
            JSON,
            request -> Optional.empty(),
            Map.of(),
            Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
            new References(() -> "abcdefghij"));
    new CookieTestServlet(address, problems).service(exchange.request, exchange.response);
    return exchange;
  }

  private static String page(FakeExchange exchange) {
    assertEquals(Optional.of("/WEB-INF/views/problem.jsp"), exchange.forwarded);
    return exchange.attributes.get("view") instanceof ProblemView view
        ? exchange.status + " " + view.explanation().title()
        : "none";
  }

  @Test
  void it_sets_a_cookie_and_comes_back() throws Exception {
    FakeExchange exchange = served(OPEN, new FakeExchange());

    assertEquals(302, exchange.status);
    assertEquals("http://localhost:8080/cookie-test?back=1", exchange.answered.get("Location"));
    assertEquals("no-store", exchange.answered.get("Cache-Control"));
  }

  @Test
  void the_cookie_is_like_the_session_s() throws Exception {
    var address = new PublicAddress(Optional.of(URI.create("https://example.org/app")));

    FakeExchange exchange = served(address, new FakeExchange());

    Cookie cookie = exchange.cookie();
    assertEquals("https://example.org/app/cookie-test?back=1", exchange.answered.get("Location"));
    assertTrue(cookie.isHttpOnly() && cookie.getSecure());
    assertEquals("/", cookie.getPath());
    assertEquals(60, cookie.getMaxAge());
    assertEquals("Lax", cookie.getAttribute("SameSite"));
  }

  @Test
  void a_cookie_that_came_back_works() throws Exception {
    FakeExchange back = served(OPEN, new FakeExchange()).next().with("back", "1");

    assertEquals("200 Cookies work", page(served(OPEN, back)));
    assertEquals(List.of(), back.set);
  }

  @Test
  void a_cookie_that_did_not_is_lost() throws Exception {
    FakeExchange none = served(OPEN, new FakeExchange().with("back", "1"));
    FakeExchange other =
        served(OPEN, new FakeExchange().with("back", "1").withCookie("vestibule", "1"));

    assertEquals("400 Cookies do not come back", page(none));
    assertEquals("400 Cookies do not come back", page(other));
  }

  @Test
  void another_method_is_not_served() throws Exception {
    var post = new FakeExchange();
    post.method = "POST";

    served(OPEN, post);

    assertEquals(405, post.status);
    assertEquals("GET", post.answered.get("Allow"));
    assertEquals(List.of(), post.set);
  }

  @Test
  void a_foreign_host_is_not_served() throws Exception {
    var foreign = new FakeExchange();
    foreign.serverName = "evil.org";

    served(OPEN, foreign);

    assertTrue(page(foreign).startsWith("503 "));
    assertEquals(List.of(), foreign.set);
  }
}
