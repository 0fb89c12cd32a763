package org.vestibule.emulator;

import java.util.ArrayDeque;
import java.util.List;

/** The last 10,000 requests, oldest first. */
final class Journal {
  private static final int LIMIT = 10_000;

  private final ArrayDeque<Seen> seen = new ArrayDeque<>();
  private volatile boolean on = true;

  void turn(boolean recording) {
    on = recording;
  }

  void add(Call call, int status) {
    if (on) {
      keep(call.seen(status));
    }
  }

  synchronized List<Seen> list() {
    return List.copyOf(seen);
  }

  synchronized void clear() {
    seen.clear();
  }

  private synchronized void keep(Seen call) {
    seen.addLast(call);
    if (seen.size() > LIMIT) {
      seen.removeFirst();
    }
  }
}
