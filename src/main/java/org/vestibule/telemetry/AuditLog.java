package org.vestibule.telemetry;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.vestibule.http.Trace;
import org.vestibule.signin.User;

/**
 * The audit trail: one line of JSON for each event, in a logger of its own, {@code
 * org.vestibule.audit}. JSON coding keeps a value from outside inside its line; no secret is ever
 * handed in.
 *
 * @see "OWASP ASVS 5.0, V16.2 and V16.3"
 */
public final class AuditLog {
  /** What happened. The names are stable. */
  public enum Event {
    /** A browser was sent to the provider. */
    SIGN_IN_BEGUN("sign-in.begun"),
    /** A user is signed in. */
    SIGN_IN_COMPLETED("sign-in.completed"),
    /** The user or the provider said no. */
    SIGN_IN_DECLINED("sign-in.declined"),
    /** An answer was not believed. */
    SIGN_IN_REJECTED("sign-in.rejected"),
    /** The provider gave no usable answer. */
    SIGN_IN_FAILED("sign-in.failed"),
    /** A session's tokens were renewed. */
    TOKENS_REFRESHED("tokens.refreshed"),
    /** A request was refused that no page of the application makes. */
    REQUEST_REFUSED("request.refused"),
    /** A session ended. */
    SESSION_ENDED("session.ended");

    private final String name;

    Event(String name) {
      this.name = name;
    }
  }

  /**
   * Details of one event.
   *
   * @param reference the number that the user's page shows too
   * @param code the stable code, or why a session ended; empty when there is nothing to say
   * @param client the address that the request came from, or {@link #NOWHERE}
   * @param user whom it is about, when that is known
   */
  public record Details(String reference, String code, String client, Optional<User> user) {}

  /** Unlike {@code toString} it never leaves the seconds out: RFC 3339, section 5.6. */
  private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

  /** In place of an address that nobody knows. */
  public static final String NOWHERE = "-";

  private static final String NAME = "org.vestibule.audit";
  private static final Logger LOG = Logger.getLogger(NAME);

  private final Clock clock;

  /** An audit trail with the clock's time. */
  public AuditLog(Clock clock) {
    this.clock = clock;
  }

  /** Writes one line. */
  public void write(Event event, Details details) {
    if (LOG.isLoggable(Level.INFO)) {
      // As in EventLog: nobody has to walk the stack.
      LOG.logp(Level.INFO, NAME, event.name, line(event, details));
    }
  }

  String line(Event event, Details details) {
    var line = new LinkedHashMap<String, String>();
    line.put("time", TIME.format(OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS)));
    line.put("event", event.name);
    line.put("reference", details.reference());
    if (!details.code().isEmpty()) {
      line.put("code", details.code());
    }
    details
        .user()
        .ifPresent(
            user -> {
              String[] id = user.id().split(" ", 2);
              line.put("tenant", id[0]);
              line.put("object", id[id.length - 1]);
            });
    line.put("client", details.client());
    Trace.current().ifPresent(trace -> line.put("trace", trace.id()));
    return JsonLine.of(line);
  }
}
