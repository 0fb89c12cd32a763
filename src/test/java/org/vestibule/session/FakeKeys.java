package org.vestibule.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.vestibule.http.Secret;

/** Keys of browsers that are never taken for one another. */
final class FakeKeys implements BrowserKeys {
  private final Map<Integer, Secret> keys = new ConcurrentHashMap<>();

  @Override
  public Optional<Secret> of(HttpServletRequest request) {
    return Optional.ofNullable(keys.get(name(request)));
  }

  @Override
  public void give(HttpServletRequest request, HttpServletResponse response, Secret key) {
    keys.put(name(request), key);
  }

  @Override
  public void take(HttpServletResponse response) {
    keys.remove(name(response));
  }

  void give(FakeBrowser browser, Secret key) {
    keys.put(name(browser.request), key);
  }

  /** Request and response of one fake browser answer with the same number. */
  private static int name(Object exchange) {
    return exchange.hashCode();
  }
}
