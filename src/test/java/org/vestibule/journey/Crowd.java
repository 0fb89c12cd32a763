package org.vestibule.journey;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import org.vestibule.emulator.Persona;

/** Two hundred users, each with a browser. */
final class Crowd {
  static final int SIZE = 200;

  /** As many as nginx and the nodes serve at once without waiting. */
  private static final int AT_ONCE = 8;

  private final List<Visitor> users;

  private Crowd(List<Visitor> users) {
    this.users = List.copyOf(users);
  }

  /** All of them with their browsers, signed in nowhere. */
  static Crowd of(Supplier<Visitor> browser) {
    List<Visitor> users = new ArrayList<>();
    for (int i = 0; i < SIZE; i++) {
      users.add(browser.get());
    }
    return new Crowd(users);
  }

  /** All of them signed in. */
  static Crowd signedIn(Supplier<Visitor> browser) {
    Crowd crowd = of(browser);
    crowd.expect(200, user -> user.signIn(Persona.ADA));
    return crowd;
  }

  List<Visitor> users() {
    return users;
  }

  /** The first ones. */
  Crowd first(int count) {
    return new Crowd(users.subList(0, count));
  }

  /** Everybody does it, a few at a time. */
  <T> List<T> each(Function<Visitor, T> action) {
    List<Callable<T>> tasks = new ArrayList<>();
    for (Visitor user : users) {
      tasks.add(() -> action.apply(user));
    }
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      threads.shutdownNow();
    }
  }

  /** Everybody gets an answer with this status. */
  void expect(int status, Function<Visitor, Hop> action) {
    List<String> answers = each(user -> told(action, user));
    List<String> others = answers.stream().filter(it -> !it.startsWith(status + " ")).toList();
    if (!others.isEmpty()) {
      throw new AssertionError(
          others.size() + " of " + users.size() + " got another answer: " + others.get(0));
    }
  }

  /** Nobody is signed out. */
  void expectSignedIn() {
    expect(200, user -> user.open("whoami"));
  }

  private static String told(Function<Visitor, Hop> action, Visitor user) {
    try {
      Hop hop = action.apply(user);
      return hop.status() + " " + hop.uri().getPath() + " " + hop.body();
    } catch (UncheckedIOException | AssertionError e) {
      return "none: " + e;
    }
  }
}
