package org.vestibule.telemetry;

import io.micrometer.core.instrument.Counter;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.vestibule.oauth.ProviderCall;
import org.vestibule.oauth.ProviderCall.Kind;
import org.vestibule.oauth.ProviderCall.Outcome;
import org.vestibule.oauth.ProviderListener;

/** Times the calls to the provider and counts what became of renewals and key sets. */
final class ProviderMeters implements ProviderListener {
  /** Refusals of a refresh token that a sign-in by the user can cure. */
  private static final Set<String> USER_CAN_HELP =
      Set.of("invalid_grant", "interaction_required", "consent_required", "login_required");

  private final Map<Kind, HopTimer> hops = new EnumMap<>(Kind.class);
  private final Counter renewed;
  private final Counter signInAgain;
  private final Counter refused;
  private final Counter failed;
  private final Counter keysFetched;
  private final Counter keysFailed;
  private final Counter clientRefused;

  ProviderMeters(Meters meters) {
    for (Kind kind : Kind.values()) {
      hops.put(kind, new HopTimer(meters, hop(kind)));
    }
    renewed = refreshes(meters, "renewed");
    signInAgain = refreshes(meters, "sign_in_again");
    refused = refreshes(meters, "refused");
    failed = refreshes(meters, "failed");
    keysFetched = keys(meters, Ending.ANSWERED);
    keysFailed = keys(meters, Ending.FAILED);
    clientRefused =
        meters.counter(
            "vestibule.client.refusals", "Answers by which the provider refused the credential");
  }

  private static String hop(Kind kind) {
    return switch (kind) {
      case CODE -> "token";
      case REFRESH -> "refresh";
      case PUSHED_REQUEST -> "pushed_request";
      case METADATA -> "metadata";
      case KEYS -> "keys";
    };
  }

  private static Counter refreshes(Meters meters, String outcome) {
    return meters.counter(
        "vestibule.refreshes", "Exchanges of a refresh token by outcome", "outcome", outcome);
  }

  private static Counter keys(Meters meters, Ending ending) {
    return meters.counter(
        "vestibule.key.set.fetches", "Fetches of the key set", "outcome", ending.label());
  }

  @Override
  public void called(ProviderCall call) {
    HopTimer hop = hops.get(call.kind());
    if (hop != null) {
      hop.took(ending(call.outcome()), call.took());
    }
    if (call.error().filter("invalid_client"::equals).isPresent()) {
      clientRefused.increment();
    }
    if (call.kind() == Kind.REFRESH) {
      refresh(call).increment();
    } else if (call.kind() == Kind.KEYS) {
      (call.outcome() == Outcome.ANSWERED ? keysFetched : keysFailed).increment();
    }
  }

  private Counter refresh(ProviderCall call) {
    return switch (call.outcome()) {
      case ANSWERED -> renewed;
      case REFUSED ->
          call.error().filter(USER_CAN_HELP::contains).isPresent() ? signInAgain : refused;
      case FAILED -> failed;
    };
  }

  private static Ending ending(Outcome outcome) {
    return switch (outcome) {
      case ANSWERED -> Ending.ANSWERED;
      case REFUSED -> Ending.REFUSED;
      case FAILED -> Ending.FAILED;
    };
  }
}
