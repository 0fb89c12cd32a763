package org.vestibule.doctor;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The checks that ask nobody. */
public final class LocalChecks {
  private static final Pattern GUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /** A redirect URI may not hold these: "Redirect URI (reply URL) restrictions and limitations". */
  private static final Pattern REFUSED = Pattern.compile("[!$'(),;]");

  /** The same document. */
  private static final int MAX_URI = 256;

  private static final Duration SHORT = Duration.ofMinutes(1);
  private static final Duration LONG = Duration.ofDays(1);

  private LocalChecks() {}

  /** Whether a text has the form of Entra's ids. */
  public static boolean looksLikeId(String text) {
    return GUID.matcher(text).matches();
  }

  /** What the settings look like beyond the rules that they have passed. */
  public static List<Verdict> settings(Installation installation) {
    Installation.Client client = installation.client();
    if (installation.entra() && !looksLikeId(client.id())) {
      return List.of(verdict(Check.SETTINGS, Outcome.SETTINGS_CLIENT_ID));
    }
    return List.of(
        verdict(
            Check.SETTINGS,
            client.secretLooksLikeId() ? Outcome.SETTINGS_SECRET_ID : Outcome.SETTINGS_OK));
  }

  /**
   * The addresses to register.
   *
   * @param root the application's address without a slash at the end
   * @param entra whether Entra's rules for them hold
   */
  public static Verdict registration(URI root, boolean entra) {
    String callback = root + "/callback";
    String host = String.valueOf(root.getHost());
    Outcome outcome = Outcome.REGISTRATION_OK;
    if (entra) {
      outcome =
          callback.length() > MAX_URI
              ? Outcome.REGISTRATION_LENGTH
              : REFUSED.matcher(callback).find()
                  ? Outcome.REGISTRATION_CHARACTERS
                  : host.startsWith("[")
                      ? Outcome.REGISTRATION_IPV6
                      : host.equals("127.0.0.1")
                          ? Outcome.REGISTRATION_NUMBER
                          : Outcome.REGISTRATION_OK;
    }
    Verdict verdict = verdict(Check.REGISTRATION, outcome).paste(callback).paste(root + "/");
    return "https".equalsIgnoreCase(root.getScheme())
        ? verdict.paste(root + "/logout/frontchannel")
        : verdict;
  }

  /** How long sessions live, and under which name their cookie. */
  public static Verdict session(Duration idle, Duration maxAge, Optional<URI> publicUrl) {
    boolean secure = publicUrl.filter(it -> "https".equalsIgnoreCase(it.getScheme())).isPresent();
    Outcome outcome =
        idle.compareTo(SHORT) < 0 || maxAge.compareTo(SHORT) < 0
            ? Outcome.SESSION_SHORT
            : idle.compareTo(maxAge) > 0
                ? Outcome.SESSION_IDLE_LONGER
                : maxAge.compareTo(LONG) > 0 ? Outcome.SESSION_LONG : Outcome.SESSION_OK;
    return verdict(Check.SESSION, outcome)
        .with("idle", idle.toString())
        .with("age", maxAge.toString())
        .with("cookie", secure ? "__Host-vestibule" : "vestibule")
        .word("protection", secure ? "session.secure" : "session.plain");
  }

  /**
   * Whether a cookie made the way to the browser and back.
   *
   * @param came absent when it was not tried
   * @param direct whether the request came from this very machine, where the cookie's rules are
   *     others
   */
  public static Verdict cookies(Optional<Boolean> came, boolean direct) {
    return verdict(
        Check.COOKIES,
        came.map(it -> it ? Outcome.COOKIES_OK : Outcome.COOKIES_LOST)
            .orElse(direct ? Outcome.COOKIES_LOCAL : Outcome.COOKIES_PROGRAM));
  }

  private static Verdict verdict(Check check, Outcome outcome) {
    return Verdict.of(check, outcome);
  }
}
