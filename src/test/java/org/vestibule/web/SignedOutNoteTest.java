package org.vestibule.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.Cookie;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedOutNoteTest {
  private final SignedOutNote note = new SignedOutNote(true);
  private final FakeExchange browser = new FakeExchange();

  @Test
  void a_note_is_found_once() {
    note.leave(browser.response);
    FakeExchange landing = browser.next();

    assertTrue(note.take(landing.request, landing.response));
    FakeExchange later = landing.next();
    assertFalse(note.take(later.request, later.response));
  }

  @Test
  void without_a_note_nothing_is_found_and_nothing_set() {
    assertFalse(note.take(browser.request, browser.response));
    browser.withCookie("vestibule-signed-out-2", "1");
    assertFalse(note.take(browser.request, browser.response));
    assertEquals(List.of(), browser.set);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void the_cookie_says_nothing_of_the_user_and_lives_for_ten_minutes(boolean secure) {
    new SignedOutNote(secure).leave(browser.response);

    Cookie cookie = browser.cookie();
    assertEquals("vestibule-signed-out", cookie.getName());
    assertEquals("1", cookie.getValue());
    assertEquals(600, cookie.getMaxAge());
    assertEquals("/", cookie.getPath());
    assertEquals("Lax", cookie.getAttribute("SameSite"));
    assertTrue(cookie.isHttpOnly());
    assertEquals(secure, cookie.getSecure());
  }

  @Test
  void taking_it_back_names_the_same_cookie() {
    browser.withCookie("vestibule-signed-out", "anything");

    note.take(browser.request, browser.response);

    Cookie cookie = browser.cookie();
    assertEquals("vestibule-signed-out", cookie.getName());
    assertEquals(0, cookie.getMaxAge());
    assertEquals("/", cookie.getPath());
    assertTrue(cookie.getSecure());
  }
}
