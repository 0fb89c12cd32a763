package org.vestibule.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;

/**
 * Lets the landing page say that the visitor has just signed out. It travels in a cookie since the
 * way back leads over the provider, which accepts registered addresses only and need not return a
 * parameter.
 */
record SignedOutNote(boolean secure) {
  private static final String NAME = "vestibule-signed-out";

  /** The way over the provider's page may take the user a while. */
  private static final Duration LIFE = Duration.ofMinutes(10);

  void leave(HttpServletResponse response) {
    write(response, LIFE);
  }

  boolean take(HttpServletRequest request, HttpServletResponse response) {
    Cookie[] cookies = request.getCookies();
    boolean left =
        cookies != null && Arrays.stream(cookies).anyMatch(cookie -> cookie.getName().equals(NAME));
    if (left) {
      write(response, Duration.ZERO);
    }
    return left;
  }

  private void write(HttpServletResponse response, Duration life) {
    SmallCookie.set(response, secure, NAME, "1", life);
  }
}
