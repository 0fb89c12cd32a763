package org.vestibule.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.Cookie;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.http.Secret;

class KeyCookieTest {
  private static final Secret KEY = new Secret("k".repeat(43));

  private final FakeExchange exchange = new FakeExchange();

  @Test
  void the_cookie_is_out_of_the_reach_of_scripts_and_lives_as_long_as_the_browser() {
    new KeyCookie(true).give(exchange.request, exchange.response, KEY);

    Cookie cookie = exchange.cookie();
    assertEquals("__Host-vestibule-key", cookie.getName());
    assertTrue(cookie.isHttpOnly());
    assertTrue(cookie.getSecure());
    assertEquals("/", cookie.getPath());
    assertEquals("Lax", cookie.getAttribute("SameSite"));
    assertEquals(-1, cookie.getMaxAge());
    assertEquals(KEY.reveal(), cookie.getValue());
  }

  @Test
  void a_key_that_was_given_is_there_at_once_and_with_the_next_request() {
    var keys = new KeyCookie(false);
    keys.give(exchange.request, exchange.response, KEY);

    assertEquals(Optional.of(KEY), keys.of(exchange.request));
    assertEquals(Optional.of(KEY), keys.of(exchange.next().request));
  }

  @Test
  void with_https_a_cookie_that_anybody_can_plant_is_no_key() {
    exchange.withCookie("vestibule-key", KEY.reveal());

    assertEquals(Optional.empty(), new KeyCookie(true).of(exchange.request));
    assertEquals(Optional.of(KEY), new KeyCookie(false).of(exchange.request));
  }

  @Test
  void what_is_taken_is_gone() {
    var keys = new KeyCookie(false);
    keys.give(exchange.request, exchange.response, KEY);
    FakeExchange next = exchange.next();
    keys.take(next.response);

    assertEquals(Optional.empty(), keys.of(next.next().request));
  }

  @Test
  void without_cookies_there_is_none() {
    assertEquals(Optional.empty(), new KeyCookie(false).of(exchange.request));
  }
}
