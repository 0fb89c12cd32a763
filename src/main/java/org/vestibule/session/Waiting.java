package org.vestibule.session;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Browsers that were sent to the provider and had no session before: so many and no more, or a
 * flood of sign-ins without cookies would fill the memory. Who came first has to begin anew.
 *
 * @see "OWASP ASVS 5.0, 15.4.4"
 */
final class Waiting {
  /** Of a few kilobytes each. */
  static final int MAX = 10_000;

  /** One of them. */
  interface Browser {
    boolean signedIn();

    /** Ends its session. */
    void end();
  }

  private final Deque<Browser> browsers = new ArrayDeque<>();

  /** Adds a new session; beyond ten thousand the oldest ends, unless somebody signed in with it. */
  void add(Browser browser) {
    Browser oldest = queue(browser);
    if (oldest != browser && !oldest.signedIn()) {
      oldest.end();
    }
  }

  private synchronized Browser queue(Browser browser) {
    browsers.add(browser);
    return browsers.size() > MAX ? browsers.remove() : browser;
  }
}
