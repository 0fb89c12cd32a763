package org.vestibule.web;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Function;

/**
 * What every page stands on.
 *
 * @param sessions the session of a visitor who is signed in
 */
record Frame(Assets assets, Function<HttpServletRequest, Optional<SessionClock>> sessions) {
  /** The frame where nobody can be signed in. */
  static Frame signedOut(ServletContext web) {
    return new Frame(Assets.of(web), request -> Optional.empty());
  }

  /** The pages under an address. */
  Pages pages(PublicAddress address) {
    return new Pages(address, assets, sessions);
  }
}
