package org.vestibule.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.vestibule.oauth.ClientCredential;
import org.vestibule.oauth.ClientCredential.Period;
import org.vestibule.oauth.CredentialUnavailable;
import org.vestibule.web.Readiness.Part;
import org.vestibule.web.Readiness.Status;

/**
 * How the client's credential stands: whether its file can be read, its dates, and whether the
 * provider has refused it. A second one keeps the node in service when the first fails.
 *
 * @param nextInUse whether the second one has taken over
 * @param refused why the provider has refused it lately; empty when it has not
 */
record CredentialCheck(
    ClientCredential first,
    Optional<ClientCredential> next,
    BooleanSupplier nextInUse,
    Supplier<Optional<String>> refused,
    Clock clock)
    implements Supplier<Part> {
  private static final String NAME = "credential";

  @Override
  public Part get() {
    Part one = standing(first);
    Optional<Part> two = next.map(this::standing);
    if (one.status() == Status.DOWN && two.map(it -> it.status() == Status.DOWN).orElse(true)) {
      return one;
    }
    return refused
        .get()
        .map(CredentialCheck::degraded)
        .or(() -> two.flatMap(it -> together(one, it)))
        .orElse(one);
  }

  private Optional<Part> together(Part one, Part two) {
    if (one.status() == Status.DOWN) {
      return Optional.of(degraded("first-" + one.reason()));
    }
    if (two.status() != Status.UP) {
      return Optional.of(degraded("next-" + two.reason()));
    }
    return nextInUse.getAsBoolean() ? Optional.of(degraded("next-in-use")) : Optional.empty();
  }

  private static Part degraded(String reason) {
    return new Part(NAME, Status.DEGRADED, reason);
  }

  private Part standing(ClientCredential credential) {
    try {
      return credential.validity().period().flatMap(this::dates).orElseGet(() -> Part.up(NAME));
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
