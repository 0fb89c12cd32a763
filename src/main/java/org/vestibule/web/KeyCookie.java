package org.vestibule.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.vestibule.http.Secret;
import org.vestibule.session.BrowserKeys;

/**
 * The key to a session's record in a cookie that lives as long as the browser. With https its name
 * binds it to this host: nobody else can plant one.
 *
 * @see "RFC 6265bis, section 4.1.3.2"
 */
final class KeyCookie implements BrowserKeys {
  private static final Duration UNTIL_THE_BROWSER_CLOSES = Duration.ofSeconds(-1);

  private final boolean secure;
  private final String name;

  KeyCookie(boolean secure) {
    this.secure = secure;
    this.name = secure ? "__Host-vestibule-key" : "vestibule-key";
  }

  @Override
  public Optional<Secret> of(HttpServletRequest request) {
    if (request.getAttribute(name) instanceof Secret given) {
      return Optional.of(given);
    }
    Cookie[] cookies = request.getCookies();
    for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
      if (cookie.getName().equals(name)) {
        return Optional.of(new Secret(cookie.getValue()));
      }
    }
    return Optional.empty();
  }

  @Override
  public void give(HttpServletRequest request, HttpServletResponse response, Secret key) {
    request.setAttribute(name, key);
    SmallCookie.set(response, secure, name, key.reveal(), UNTIL_THE_BROWSER_CLOSES);
  }

  @Override
  public void take(HttpServletResponse response) {
    SmallCookie.set(response, secure, name, "", Duration.ZERO);
  }
}
