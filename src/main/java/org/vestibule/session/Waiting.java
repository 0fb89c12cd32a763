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

  private final Deque<SessionCell> cells = new ArrayDeque<>();

  /** Adds a new session; beyond ten thousand the oldest ends, unless somebody signed in with it. */
  void add(SessionCell cell) {
    SessionCell oldest = queue(cell);
    if (oldest != cell && oldest.read().established().isEmpty()) {
      oldest.end();
    }
  }

  private synchronized SessionCell queue(SessionCell cell) {
    cells.add(cell);
    return cells.size() > MAX ? cells.remove() : cell;
  }
}
