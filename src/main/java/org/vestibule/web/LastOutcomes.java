package org.vestibule.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vestibule.dataverse.CallListener;
import org.vestibule.dataverse.Served;
import org.vestibule.oauth.ProviderCall;
import org.vestibule.oauth.ProviderCall.Kind;
import org.vestibule.oauth.ProviderCall.Outcome;
import org.vestibule.oauth.ProviderListener;

/**
 * Remembers how the last calls went, so that a probe need not make one. A failure is forgotten
 * after five minutes without another: then it says nothing about now.
 */
final class LastOutcomes implements CallListener, ProviderListener {
  private static final Duration MEMORY = Duration.ofMinutes(5);

  private record Trouble(String reason, Instant at) {}

  private final Clock clock;
  private volatile @Nullable Trouble metadata;
  private volatile @Nullable Trouble keys;
  private volatile @Nullable Trouble credential;
  private volatile @Nullable Trouble dataverse;

  LastOutcomes(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void called(ProviderCall call) {
    if (call.kind() == Kind.METADATA) {
      metadata = fetched(call);
    } else if (call.kind() == Kind.KEYS) {
      keys = fetched(call);
    } else if (call.error().filter("invalid_client"::equals).isPresent()) {
      credential = trouble("refused");
    } else if (call.outcome() != Outcome.FAILED) {
      // Whatever else the provider says, it has accepted the credential.
      credential = null;
    }
  }

  private @Nullable Trouble fetched(ProviderCall call) {
    return call.failure().map(kind -> trouble("provider." + kind.code())).orElse(null);
  }

  @Override
  public void served(Served served) {
    int status = served.call().status();
    if (status == 0) {
      dataverse = trouble("no-answer");
    } else {
      dataverse = status >= 500 ? trouble("status-" + status) : null;
    }
  }

  /** Why metadata or keys could not be fetched lately. */
  Optional<String> documents() {
    return recent(metadata).or(() -> recent(keys));
  }

  /** Whether the provider has refused the client's credential lately. */
  Optional<String> credential() {
    return recent(credential);
  }

  /** Why Dataverse gave no usable answer lately. */
  Optional<String> dataverse() {
    return recent(dataverse);
  }

  private Trouble trouble(String reason) {
    return new Trouble(reason, clock.instant());
  }

  private Optional<String> recent(@Nullable Trouble trouble) {
    return Optional.ofNullable(trouble)
        .filter(it -> clock.instant().isBefore(it.at().plus(MEMORY)))
        .map(Trouble::reason);
  }
}
