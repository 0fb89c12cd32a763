package org.vestibule.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;

/** Cookies beside the session's: for the whole host, out of the reach of scripts, Lax. */
final class SmallCookie {
  private SmallCookie() {}

  /** Sets a cookie; a life of zero takes it away. */
  static void set(
      HttpServletResponse response, boolean secure, String name, String value, Duration life) {
    var cookie = new Cookie(name, value);
    cookie.setHttpOnly(true);
    cookie.setSecure(secure);
    cookie.setPath("/");
    cookie.setMaxAge((int) life.toSeconds());
    cookie.setAttribute("SameSite", "Lax");
    response.addCookie(cookie);
  }
}
