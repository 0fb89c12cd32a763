package org.vestibule.doctor;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vestibule.dataverse.DataverseError;
import org.vestibule.dataverse.Result;
import org.vestibule.dataverse.Served;
import org.vestibule.doctor.Problem.Again;
import org.vestibule.oauth.ProviderIds;
import org.vestibule.oauth.Reason;
import org.vestibule.oauth.TokenReply;
import org.vestibule.oauth.UpstreamFailure;
import org.vestibule.signin.ReturnPath;
import org.vestibule.signin.SignInResult;

/** Which problem a result is. Decided by codes alone, never by a provider's texts. */
public final class Diagnosis {
  /** Errors by which a provider reports its own fault: RFC 6749, section 4.1.2.1. */
  private static final Set<String> PROVIDER_FAULTS =
      Set.of("server_error", "temporarily_unavailable");

  /** Calls that hang are cut after ten seconds by default, so half of them are over by then. */
  private static final Duration BUSY = Duration.ofSeconds(5);

  private Diagnosis() {}

  /** The problem of a sign-in that was not completed. */
  public static Problem of(SignInResult result) {
    return result.match(
        new SignInResult.Cases<>() {
          @Override
          public Problem completed(SignInResult.Completed it) {
            throw new IllegalArgumentException("a completed sign-in is no problem");
          }

          @Override
          public Problem declined(SignInResult.Declined it) {
            boolean fault = PROVIDER_FAULTS.contains(it.error());
            String code =
                it.cancelled()
                    ? "signin.cancelled"
                    : fault ? "signin.provider-error" : "signin.denied";
            return signIn(
                code,
                fault ? 502 : 403,
                refusal(it.error(), it.providerCode(), it.ids()),
                it.next());
          }

          @Override
          public Problem pageNeeded(SignInResult.PageNeeded it) {
            throw new IllegalArgumentException("a sign-in that goes on is no problem");
          }

          @Override
          public Problem rejected(SignInResult.Rejected it) {
            return signIn(
                it.reason().code(),
                status(it.reason()),
                Map.of("code", it.reason().code()),
                it.next().orElse(ReturnPath.HOME));
          }

          @Override
          public Problem refused(SignInResult.Refused it) {
            return Diagnosis.of(it.refusal(), it.next());
          }

          @Override
          public Problem unavailable(SignInResult.Unavailable it) {
            return provider(it.failure(), it.next());
          }
        });
  }

  /** The token endpoint said no. */
  public static Problem of(TokenReply.Refused refusal, ReturnPath next) {
    Map<String, String> facts = refusal(refusal.error(), refusal.providerCode(), refusal.ids());
    boolean grant = refusal.error().equals("invalid_grant");
    return signIn("token." + refusal.error(), grant ? 400 : 502, facts, next);
  }

  /** The provider gave no usable answer. */
  public static Problem provider(UpstreamFailure failure, ReturnPath next) {
    return upstream("provider", failure, next, Again.SIGN_IN);
  }

  /** The environment said no. */
  public static Problem of(Result.Refused<?> refused, ReturnPath next) {
    Map<String, String> facts = facts(refused);
    return switch (refused.status()) {
      case 401 -> signIn("dataverse.unauthorized", 502, facts, next);
      case 403 ->
          retry(
              "dataverse.forbidden" + refused.error().map(it -> "." + it.code()).orElse(""),
              403,
              facts,
              next);
      default -> retry("dataverse.refused", 502, facts, next);
    };
  }

  /** The environment gave no usable answer. */
  public static Problem of(Result.Unavailable<?> unavailable, ReturnPath next) {
    return withFacts(dataverse(unavailable.failure(), next), unavailable);
  }

  /** The environment gave no usable answer. */
  static Problem dataverse(UpstreamFailure failure, ReturnPath next) {
    return upstream("dataverse", failure, next, Again.RETRY);
  }

  /** The service that lists environments said no. */
  public static Problem discovery(Result.Refused<?> refused, ReturnPath next) {
    return retry("discovery.refused", 502, facts(refused), next);
  }

  /** The service that lists environments gave no usable answer. */
  public static Problem discovery(Result.Unavailable<?> unavailable, ReturnPath next) {
    return withFacts(discovery(unavailable.failure(), next), unavailable);
  }

  /** The service that lists environments gave no usable answer. */
  static Problem discovery(UpstreamFailure failure, ReturnPath next) {
    return upstream("discovery", failure, next, Again.RETRY);
  }

  private static Problem withFacts(Problem problem, Result.Unavailable<?> unavailable) {
    Map<String, String> facts = facts(unavailable.error(), unavailable.served());
    facts.putAll(problem.facts());
    return new Problem(
        problem.code(),
        problem.status(),
        facts,
        problem.next(),
        problem.again(),
        problem.retryAfter());
  }

  private static Map<String, String> facts(Result.Refused<?> refused) {
    Map<String, String> facts = facts(refused.error(), refused.served());
    facts.put("status", String.valueOf(refused.status()));
    facts.putIfAbsent("dataverseCode", "HTTP " + refused.status());
    return facts;
  }

  /** Dataverse's code, and every name of the request: our own comes first. */
  private static Map<String, String> facts(Optional<DataverseError> error, Served served) {
    var facts = new HashMap<String, String>();
    error.ifPresent(it -> facts.put("dataverseCode", it.code()));
    List<String> ids = served.call().requestIds();
    ids.stream().findFirst().ifPresent(it -> facts.put("clientRequestId", it));
    if (ids.size() > 1) {
      facts.put("requestId", String.join(", ", ids.subList(1, ids.size())));
    }
    return facts;
  }

  private static Problem upstream(
      String family, UpstreamFailure failure, ReturnPath next, Again again) {
    int status =
        switch (failure.kind()) {
          case TIMEOUT -> 504;
          case THROTTLED, BUSY, UNREACHABLE -> 503;
          case DOWN, UNREADABLE, TLS, CREDENTIAL -> 502;
        };
    Optional<Duration> retryAfter =
        switch (failure.kind()) {
          case THROTTLED -> failure.retryAfter().or(() -> Optional.of(Duration.ofSeconds(30)));
          case BUSY -> Optional.of(BUSY);
          default -> Optional.empty();
        };
    var facts = new HashMap<String, String>();
    facts.put("status", failure.status() == 0 ? "-" : String.valueOf(failure.status()));
    retryAfter
        .or(failure::retryAfter)
        .ifPresent(wait -> facts.put("seconds", String.valueOf(wait.toSeconds())));
    facts.putIfAbsent("seconds", "30");
    return new Problem(
        family + "." + failure.kind().code(),
        status,
        facts,
        Optional.of(next.value()),
        again,
        retryAfter);
  }

  private static Problem signIn(
      String code, int status, Map<String, String> facts, ReturnPath next) {
    return new Problem(
        code, status, facts, Optional.of(next.value()), Again.SIGN_IN, Optional.empty());
  }

  private static Problem retry(
      String code, int status, Map<String, String> facts, ReturnPath next) {
    return new Problem(
        code, status, facts, Optional.of(next.value()), Again.RETRY, Optional.empty());
  }

  private static Map<String, String> refusal(
      String error, Optional<String> providerCode, ProviderIds ids) {
    var facts = new HashMap<>(facts(ids));
    facts.put("error", error);
    providerCode.ifPresent(code -> facts.put("providerCode", "AADSTS" + code));
    return facts;
  }

  /** Entra's names for an answer, as facts for its support. */
  static Map<String, String> facts(ProviderIds ids) {
    var facts = new HashMap<String, String>();
    ids.trace().ifPresent(it -> facts.put("trace", it));
    ids.correlation().ifPresent(it -> facts.put("correlation", it));
    ids.timestamp().ifPresent(it -> facts.put("timestamp", it));
    return facts;
  }

  /** The browser's fault is a 400; a proof of identity that does not hold is the provider's. */
  private static int status(Reason reason) {
    return switch (reason) {
      case NO_PENDING_SIGN_IN, STATE, SIGN_IN_EXPIRED, ISSUER, DOUBLED_PARAMETER, NO_CODE -> 400;
      case ID_TOKEN_TENANT -> 403;
      default -> 502;
    };
  }
}
