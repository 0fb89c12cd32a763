package org.vestibule.doctor;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.vestibule.http.HttpCalls;
import org.vestibule.http.HttpFailure;
import org.vestibule.http.Json;
import org.vestibule.http.Reply;
import org.vestibule.oauth.AccessToken;
import org.vestibule.oauth.Authority;
import org.vestibule.oauth.KeysReport;
import org.vestibule.oauth.MetadataReport;
import org.vestibule.oauth.ProviderMetadata;

/** The provider's documents, as they are now and not as they are remembered, and its clock. */
final class ProviderCheck {
  /** Half of what tokens are forgiven. */
  private static final Duration OFF = Duration.ofSeconds(30);

  /** From here on ID tokens are refused, and access tokens seem over when they come. */
  private static final Duration WRONG = AccessToken.LEEWAY;

  /**
   * What the metadata told.
   *
   * @param document the verdict of the metadata
   */
  record Finding(Verdict document, Verdict clock, Optional<ProviderMetadata> metadata) {
    /** The tenant is not known, so there is no address to ask. */
    static Finding blocked() {
      return new Finding(
          Verdict.blocked(Check.METADATA, Check.ENVIRONMENT),
          Verdict.blocked(Check.CLOCK, Check.ENVIRONMENT),
          Optional.empty());
    }
  }

  private final Installation installation;
  private final Json json;
  private final Clock clock;

  ProviderCheck(Installation installation, Json json, Clock clock) {
    this.installation = installation;
    this.json = json;
    this.clock = clock;
  }

  /** Reads the metadata of one tenant; with another provider than Entra the name is empty. */
  Finding metadata(String tenant, HttpCalls http) {
    Authority authority = installation.authorityOf(tenant);
    Verdict unreachable = metadata(authority, Outcome.METADATA_UNREACHABLE);
    try {
      Reply reply = http.get(authority.metadataUri(), Map.of());
      Instant now = clock.instant();
      MetadataReport report = MetadataReport.of(authority, reply.body(), json);
      Verdict verdict =
          reply.status() == 200 ? judge(authority, report) : status(authority, reply.status());
      return new Finding(
          verdict, clock(reply, now), report.metadata().filter(it -> !verdict.failed()));
    } catch (HttpFailure e) {
      return new Finding(
          Reached.not(unreachable, e),
          Verdict.blocked(Check.CLOCK, Check.METADATA),
          Optional.empty());
    }
  }

  private Verdict status(Authority authority, int status) {
    boolean tenant = installation.entra() && (status == 400 || status == 404);
    boolean down = status == 429 || status >= 500;
    return metadata(
            authority,
            down
                ? Outcome.METADATA_DOWN
                : tenant ? Outcome.METADATA_TENANT : Outcome.METADATA_STATUS)
        .with("status", String.valueOf(status));
  }

  private Verdict judge(Authority authority, MetadataReport report) {
    if (!report.faults().isEmpty()) {
      return metadata(authority, Outcome.METADATA_MEMBERS)
          .with("members", String.join(", ", report.faults()));
    }
    if (report.issuer().isEmpty()) {
      return metadata(authority, Outcome.METADATA_UNREADABLE);
    }
    String issuer = report.issuer().get();
    if (report.announced()) {
      return metadata(authority, Outcome.METADATA_OK).with("issuer", issuer);
    }
    Verdict other = metadata(authority, Outcome.METADATA_ISSUER).with("issuer", issuer);
    return installation.entra() ? other : other.paste("OPENID_ISSUER=" + issuer);
  }

  private static Verdict metadata(Authority authority, Outcome outcome) {
    return Verdict.of(Check.METADATA, outcome)
        .with("uri", authority.metadataUri().toString())
        .with("tenant", authority.tenant());
  }

  /** The provider's {@code Date} is a second old at most: RFC 9110, section 6.6.1. */
  private static Verdict clock(Reply reply, Instant now) {
    Optional<Instant> date = reply.header("Date").flatMap(ProviderCheck::date);
    if (date.isEmpty()) {
      return Verdict.of(Check.CLOCK, Outcome.CLOCK_UNKNOWN);
    }
    Duration ahead = Duration.between(date.get(), now);
    Outcome outcome =
        ahead.abs().compareTo(WRONG) > 0
            ? Outcome.CLOCK_WRONG
            : ahead.abs().compareTo(OFF) > 0 ? Outcome.CLOCK_OFF : Outcome.CLOCK_OK;
    return Verdict.of(Check.CLOCK, outcome)
        .with("seconds", String.valueOf(ahead.abs().toSeconds()))
        .word("direction", ahead.isNegative() ? "clock.behind" : "clock.ahead");
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Reads the keys that the metadata name. */
  static Verdict keys(ProviderMetadata metadata, HttpCalls http) {
    Verdict unreachable = keys(metadata, Outcome.KEYS_UNREACHABLE);
    try {
      Reply reply = http.get(metadata.jwksUri(), Map.of());
      if (reply.status() != 200) {
        return keys(metadata, Outcome.KEYS_STATUS).with("status", String.valueOf(reply.status()));
      }
      KeysReport report = KeysReport.of(reply.body());
      Set<String> common = new TreeSet<>(report.algorithms());
      common.retainAll(metadata.signingAlgorithms());
      Outcome outcome =
          report.usable() == 0
              ? Outcome.KEYS_NONE
              : common.isEmpty() ? Outcome.KEYS_ALGORITHM : Outcome.KEYS_OK;
      return keys(metadata, outcome)
          .with("count", String.valueOf(report.usable()))
          .with("algorithms", String.join(", ", common));
    } catch (HttpFailure e) {
      return Reached.not(unreachable, e);
    }
  }

  private static Verdict keys(ProviderMetadata metadata, Outcome outcome) {
    return Verdict.of(Check.KEYS, outcome).with("uri", metadata.jwksUri().toString());
  }
}
