package org.vestibule.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.vestibule.http.Secret;
import org.vestibule.oauth.Randomness;
import org.vestibule.oauth.Sha256;
import org.vestibule.telemetry.EventLog;

/**
 * Who may see the set-up page: whoever sits at this machine, and whoever can read its log, where a
 * code stands that is good for one browser and half an hour.
 */
final class SetupGate {
  private static final EventLog LOG = EventLog.of("org.vestibule.startup");
  private static final String COOKIE = "vestibule-setup";
  private static final Duration LIFE = Duration.ofMinutes(30);

  /** 60 bits: with five tries a minute nobody finds them. */
  private static final int CODE_LENGTH = 12;

  /** Without characters that look alike. */
  private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  private static final int TRIES = 5;
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final Pattern OTHERS = Pattern.compile("[^A-Z0-9]");

  private final Clock clock;
  private final Randomness randomness;
  private final boolean secure;
  private final Map<String, Instant> passes = new HashMap<>();
  private Secret code;
  private int wrong;
  private Instant closedUntil = Instant.MIN;

  /** What an attempt with a code led to. */
  enum Entry {
    RIGHT,
    WRONG,
    WAIT
  }

  /**
   * Writes the first code into the log.
   *
   * @param secure whether users come over https
   */
  SetupGate(Clock clock, Randomness randomness, boolean secure) {
    this.clock = clock;
    this.randomness = randomness;
    this.secure = secure;
    code = announced();
  }

  /** Whether the visitor may come in. */
  boolean open(HttpServletRequest request) {
    return Loopback.direct(request) || passed(request);
  }

  private synchronized boolean passed(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    Instant now = clock.instant();
    passes.values().removeIf(until -> !now.isBefore(until));
    return cookies != null
        && Arrays.stream(cookies)
            .filter(it -> it.getName().equals(COOKIE))
            .anyMatch(it -> passes.containsKey(hash(it.getValue())));
  }

  /** Tries a code; the right one lets this browser in and is used up. */
  synchronized Entry enter(String entered, HttpServletResponse response) {
    Instant now = clock.instant();
    if (now.isBefore(closedUntil)) {
      response.setHeader(
          "Retry-After", String.valueOf(Duration.between(now, closedUntil).toSeconds() + 1));
      return Entry.WAIT;
    }
    if (!code.matches(OTHERS.matcher(entered.toUpperCase(Locale.ROOT)).replaceAll(""))) {
      wrong++;
      if (wrong % TRIES == 0) {
        closedUntil = now.plus(PAUSE);
        LOG.write(System.Logger.Level.WARNING, "setup", "wrong codes, closed for a minute");
      }
      return Entry.WRONG;
    }
    wrong = 0;
    code = announced();
    String pass = randomness.next();
    passes.put(hash(pass), now.plus(LIFE));
    SmallCookie.set(response, secure, COOKIE, pass, LIFE);
    return Entry.RIGHT;
  }

  private Secret announced() {
    byte[] random = digest(randomness.next());
    var text = new StringBuilder();
    for (int i = 0; i < CODE_LENGTH; i++) {
      text.append(ALPHABET.charAt(random[i] & 31));
    }
    LOG.write(
        System.Logger.Level.INFO,
        "setup",
        "/setup opens on this machine, and elsewhere once with the code "
            + text.substring(0, 4)
            + "-"
            + text.substring(4, 8)
            + "-"
            + text.substring(8));
    return new Secret(text.toString());
  }

  /** Whoever reads this memory learns no cookie. */
  private static String hash(String pass) {
    return HexFormat.of().formatHex(digest(pass));
  }

  private static byte[] digest(String text) {
    return Sha256.digest(text.getBytes(UTF_8));
  }
}
