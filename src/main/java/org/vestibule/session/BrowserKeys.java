package org.vestibule.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.vestibule.http.Secret;

/**
 * Where browsers keep the keys to their sessions' records: 256 bits each, base64url without
 * padding. No server keeps one beyond a request.
 */
public interface BrowserKeys {
  /** The key that came with this request, or was given to it. */
  Optional<Secret> of(HttpServletRequest request);

  /** Gives the browser a key in place of the one it had. */
  void give(HttpServletRequest request, HttpServletResponse response, Secret key);

  /** Takes the browser's key away: what was sealed with it is lost. */
  void take(HttpServletResponse response);
}
