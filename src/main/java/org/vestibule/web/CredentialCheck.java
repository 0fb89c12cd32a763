package org.vestibule.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.vestibule.oauth.ClientCredential;
import org.vestibule.oauth.ClientCredential.Period;
import org.vestibule.oauth.CredentialUnavailable;
import org.vestibule.web.Readiness.Part;
import org.vestibule.web.Readiness.Status;

/**
 * How the client's credential stands: whether its file can be read, its dates, and whether the
 * provider has refused it.
 *
 * @param refused why the provider has refused it lately; empty when it has not
 */
record CredentialCheck(ClientCredential credential, Supplier<Optional<String>> refused, Clock clock)
    implements Supplier<Part> {
  private static final String NAME = "credential";

  @Override
  public Part get() {
    try {
      Optional<Part> dates = credential.validity().period().flatMap(this::dates);
      return dates
          .filter(part -> part.status() == Status.DOWN)
          .or(() -> refused.get().map(reason -> new Part(NAME, Status.DEGRADED, reason)))
          .or(() -> dates)
          .orElseGet(() -> Part.up(NAME));
    } catch (CredentialUnavailable e) {
      return new Part(NAME, Status.DOWN, "unreadable");
    }
  }

  private Optional<Part> dates(Period period) {
    Instant now = clock.instant();
    if (!now.isBefore(period.until())) {
      return Optional.of(new Part(NAME, Status.DOWN, "expired"));
    }
    if (now.isBefore(period.from())) {
      return Optional.of(new Part(NAME, Status.DOWN, "not-yet-valid"));
    }
    long days = Duration.between(now, period.until()).toDays();
    return days < ClientIdentity.WARN_DAYS
        ? Optional.of(new Part(NAME, Status.DEGRADED, "ends-in-days-" + days))
        : Optional.empty();
  }
}
