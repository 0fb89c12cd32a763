package org.vestibule.journey;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.vestibule.emulator.Persona;

/**
 * Users who sign in, open pages and sign out, at a steady rate, until it is ended. Each thread has
 * some users, who act in turn; who has signed out is followed by another one.
 */
final class Soak {
  static final int THREADS = 8;
  private static final int USERS_OF_A_THREAD = 25;

  /** Sign-in, pages, sign-out. */
  private static final int ACTIONS_OF_A_USER = 20;

  private static final int LEAST_ACTIONS = 3;

  /**
   * What a user did.
   *
   * @param begin of {@link System#nanoTime}
   * @param failure empty: it went well
   */
  record Action(String kind, long begin, long end, String failure) {
    boolean underWayAt(long time) {
      return begin <= time && time <= end;
    }
  }

  /** A browser, and how far its user is. */
  private static final class User {
    private final Visitor browser;
    private final int actions;
    private int done;

    User(Visitor browser, int actions) {
      this.browser = browser;
      this.actions = actions;
    }
  }

  private final Queue<Action> actions = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean over = new AtomicBoolean();
  private final List<Thread> threads = new ArrayList<>();
  private final Supplier<Visitor> browsers;

  /**
   * Begins.
   *
   * @param pause between the beginnings of two actions of one thread
   */
  Soak(Supplier<Visitor> browsers, Duration pause) {
    this.browsers = browsers;
    for (int i = 0; i < THREADS; i++) {
      var thread = new Thread(() -> go(pause.toNanos()), "soak-" + i);
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
  }

  private void go(long pause) {
    var users = new User[USERS_OF_A_THREAD];
    // The first ones leave early, one after the other: what is done is mixed from then on.
    Arrays.setAll(
        users, i -> new User(browsers.get(), Math.min(LEAST_ACTIONS + i, ACTIONS_OF_A_USER)));
    long next = System.nanoTime();
    for (int turn = 0; !over.get(); turn = (turn + 1) % users.length) {
      if (!act(users[turn])) {
        users[turn] = new User(browsers.get(), ACTIONS_OF_A_USER);
      }
      next = Math.max(next + pause, System.nanoTime() - pause);
      rest(next - System.nanoTime());
    }
  }

  private static void rest(long nanos) {
    try {
      Thread.sleep(Duration.ofNanos(Math.max(0, nanos)).toMillis());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether this user goes on. */
  private boolean act(User user) {
    String kind = user.done == 0 ? "sign-in" : user.done < user.actions - 1 ? "page" : "sign-out";
    long begin = System.nanoTime();
    String failure;
    try {
      failure = failure(kind, user);
    } catch (UncheckedIOException | AssertionError e) {
      failure = e + " " + e.getCause();
    }
    actions.add(new Action(kind, begin, System.nanoTime(), failure));
    user.done++;
    return failure.isEmpty() && !kind.equals("sign-out");
  }

  private static String failure(String kind, User user) {
    Hop hop =
        switch (kind) {
          case "sign-in" -> user.browser.signIn(Persona.ADA);
          case "page" -> user.browser.open(user.done % 2 == 0 ? "dashboard" : "whoami");
          default -> user.browser.signOut(user.browser.open("dashboard"));
        };
    int expected = kind.equals("sign-out") ? 303 : 200;
    return hop.status() == expected ? "" : hop.status() + " " + hop.uri().getPath() + hop.body();
  }

  /** How many actions are over. */
  int done() {
    return actions.size();
  }

  /** Ends it; what was done by then. */
  List<Action> end() throws InterruptedException {
    over.set(true);
    for (Thread thread : threads) {
      thread.join();
    }
    return List.copyOf(actions);
  }
}
