package org.vestibule.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Notices a browser that goes in circles: signed in, and a moment later signed out again. The count
 * travels in a cookie, since the session is what gets lost. The third round within a minute of the
 * last sign-in stops on a page.
 */
final class LoopBreaker {
  private static final String NAME = "vestibule-rounds";
  private static final Pattern VALUE = Pattern.compile("(\\d{1,2})\\.(\\d{1,12})");
  private static final Duration MEMORY = Duration.ofSeconds(60);
  private static final int MAX_ROUNDS = 3;

  /** Rounds so far, and when the last sign-in was completed. */
  private record Rounds(int count, Instant signedInAt) {}

  private final boolean secure;
  private final Clock clock;

  LoopBreaker(boolean secure, Clock clock) {
    this.secure = secure;
    this.clock = clock;
  }

  /** A sign-in has been completed. */
  void completed(HttpServletRequest request, HttpServletResponse response) {
    int count = read(request).map(Rounds::count).orElse(0);
    write(response, new Rounds(count, clock.instant()), MEMORY);
  }

  /**
   * Nobody is signed in, and the browser is about to be sent to sign in.
   *
   * @return whether it must not, since it would be the third time within a minute
   */
  boolean circling(HttpServletRequest request, HttpServletResponse response) {
    Optional<Rounds> rounds = read(request);
    if (rounds.isEmpty()) {
      return false;
    }
    int count = rounds.get().count() + 1;
    if (count >= MAX_ROUNDS) {
      forget(response);
      return true;
    }
    write(response, new Rounds(count, rounds.get().signedInAt()), MEMORY);
    return false;
  }

  /** The user has signed out, so the next sign-in is no round. */
  void forget(HttpServletResponse response) {
    write(response, new Rounds(0, Instant.EPOCH), Duration.ZERO);
  }

  private Optional<Rounds> read(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Stream.of(cookies)
            .filter(cookie -> cookie.getName().equals(NAME))
            .map(cookie -> VALUE.matcher(cookie.getValue()))
            .filter(Matcher::matches)
            .map(
                value ->
                    new Rounds(
                        Integer.parseInt(value.group(1)),
                        Instant.ofEpochSecond(Long.parseLong(value.group(2)))))
            .filter(rounds -> recent(rounds.signedInAt()))
            .findFirst();
  }

  /** Within the last minute; a time to come is not one of ours. */
  private boolean recent(Instant signedInAt) {
    Instant now = clock.instant();
    return now.isBefore(signedInAt.plus(MEMORY)) && !signedInAt.isAfter(now);
  }

  private void write(HttpServletResponse response, Rounds rounds, Duration life) {
    SmallCookie.set(
        response, secure, NAME, rounds.count() + "." + rounds.signedInAt().getEpochSecond(), life);
  }
}
