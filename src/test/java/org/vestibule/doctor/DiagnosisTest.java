package org.vestibule.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.vestibule.dataverse.DataverseError;
import org.vestibule.dataverse.Result;
import org.vestibule.dataverse.Served;
import org.vestibule.dataverse.ServedCall;
import org.vestibule.http.Secret;
import org.vestibule.oauth.AccessToken;
import org.vestibule.oauth.ProviderIds;
import org.vestibule.oauth.Reason;
import org.vestibule.oauth.SignInHints;
import org.vestibule.oauth.TokenReply;
import org.vestibule.oauth.Tokens;
import org.vestibule.oauth.UpstreamFailure;
import org.vestibule.signin.ReturnPath;
import org.vestibule.signin.SignInResult;
import org.vestibule.signin.SignedIn;
import org.vestibule.signin.User;

class DiagnosisTest {
  private static final ReturnPath NEXT = new ReturnPath("/dashboard?a=b");
  private static final ProviderIds IDS =
      new ProviderIds(Optional.of("trace-1"), Optional.of("correlation-1"), Optional.of("time-1"));

  @ParameterizedTest(name = "{0} cancelled {1}")
  @CsvSource({
    "access_denied,           false, signin.denied,         403",
    "access_denied,           true,  signin.cancelled,      403",
    "server_error,            false, signin.provider-error, 502",
    "temporarily_unavailable, false, signin.provider-error, 502",
    "anything,                false, signin.denied,         403"
  })
  void declined(String error, boolean cancelled, String code, int status) {
    Problem problem =
        Diagnosis.of(new SignInResult.Declined(error, cancelled, Optional.of("65004"), IDS, NEXT));

    assertEquals(code + " " + status, problem.code() + " " + problem.status());
    assertEquals(
        Map.of(
            "error", error,
            "providerCode", "AADSTS65004",
            "trace", "trace-1",
            "correlation", "correlation-1",
            "timestamp", "time-1"),
        problem.facts());
    assertEquals(Problem.Again.SIGN_IN, problem.again());
    assertEquals(Optional.of("/dashboard?a=b"), problem.next());
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void a_rejection_has_the_code_of_its_reason(Reason reason) {
    Problem problem = Diagnosis.of(new SignInResult.Rejected(reason, Optional.empty()));

    int expected =
        switch (reason) {
          case NO_PENDING_SIGN_IN, STATE, SIGN_IN_EXPIRED, ISSUER, DOUBLED_PARAMETER, NO_CODE ->
              400;
          case ID_TOKEN_TENANT -> 403;
          default -> 502;
        };
    assertEquals(reason.code() + " " + expected, problem.code() + " " + problem.status());
    assertEquals(Optional.of("/dashboard"), problem.next());
  }

  @ParameterizedTest
  @CsvSource({"invalid_grant, 400", "invalid_client, 502", "invalid_scope, 502", "'', 502"})
  void refused(String error, int status) {
    var refusal = new TokenReply.Refused(error, "", "", Optional.empty(), IDS);

    Problem problem = Diagnosis.of(new SignInResult.Refused(refusal, NEXT));

    assertEquals("token." + error + " " + status, problem.code() + " " + problem.status());
    assertEquals(
        Map.of(
            "error", error,
            "trace", "trace-1",
            "correlation", "correlation-1",
            "timestamp", "time-1"),
        problem.facts());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "UNREACHABLE, unreachable, 503",
    "TIMEOUT,     timeout,     504",
    "UNREADABLE,  unreadable,  502",
    "THROTTLED,   throttled,   503",
    "DOWN,        down,        502",
    "TLS,         tls,         502",
    "BUSY,        busy,        503",
    "CREDENTIAL,  credential,  502"
  })
  void no_answer(UpstreamFailure.Kind kind, String code, int status) {
    var failure = new UpstreamFailure(kind, 0, Optional.empty());

    Problem provider = Diagnosis.of(new SignInResult.Unavailable(failure, NEXT));
    Problem dataverse = Diagnosis.dataverse(failure, NEXT);

    assertEquals("provider." + code + " " + status, provider.code() + " " + provider.status());
    assertEquals("dataverse." + code + " " + status, dataverse.code() + " " + dataverse.status());
    Problem discovery = Diagnosis.discovery(failure, NEXT);
    assertEquals("discovery." + code + " " + status, discovery.code() + " " + discovery.status());
    assertEquals(Problem.Again.SIGN_IN, provider.again());
    assertEquals(Problem.Again.RETRY, dataverse.again());
    assertEquals(
        kind == UpstreamFailure.Kind.THROTTLED,
        provider.retryAfter().equals(Optional.of(Duration.ofSeconds(30))));
  }

  @Test
  void who_was_one_too_many_is_told_when_to_come_back() {
    Problem problem = Diagnosis.provider(UpstreamFailure.ofBusy(), NEXT);

    assertEquals(Optional.of(Duration.ofSeconds(5)), problem.retryAfter());
    assertEquals("5", problem.facts().get("seconds"));
    assertEquals(Problem.Again.SIGN_IN, problem.again());
    assertEquals(Optional.of(NEXT.value()), problem.next());
  }

  @Test
  void a_wait_that_was_asked_for_is_passed_on() {
    var failure =
        new UpstreamFailure(
            UpstreamFailure.Kind.THROTTLED, 429, Optional.of(Duration.ofSeconds(7)));

    Problem problem = Diagnosis.dataverse(failure, NEXT);

    assertEquals(Optional.of(Duration.ofSeconds(7)), problem.retryAfter());
    assertEquals(Map.of("status", "429", "seconds", "7"), problem.facts());
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "401, -,          dataverse.unauthorized,         502, SIGN_IN",
        "403, -,          dataverse.forbidden,            403, RETRY",
        "403, 0x80072560, dataverse.forbidden.0x80072560, 403, RETRY",
        "404, 0x80040217, dataverse.refused,              502, RETRY",
        "400, -,          dataverse.refused,              502, RETRY"
      })
  void the_environment_said_no(
      int answered, @Nullable String error, String code, int status, Problem.Again again) {
    var refused =
        new Result.Refused<>(
            answered,
            Optional.ofNullable(error).map(DataverseError::new),
            Optional.empty(),
            new Served(
                new ServedCall("WhoAmI", Duration.ZERO, answered, 1, List.of("own", "id-1")),
                Optional.empty()));

    Problem problem = Diagnosis.of(refused, NEXT);

    assertEquals(code + " " + status, problem.code() + " " + problem.status());
    assertEquals(again, problem.again());
    assertEquals("id-1", problem.facts().get("requestId"));
    assertEquals(
        "discovery.refused 502 RETRY",
        Diagnosis.discovery(refused, NEXT).code()
            + " "
            + Diagnosis.discovery(refused, NEXT).status()
            + " "
            + Diagnosis.discovery(refused, NEXT).again());
    assertEquals(error == null ? "HTTP " + answered : error, problem.facts().get("dataverseCode"));
  }

  /** Entra may change a number at any time; what happens next must not change with it. */
  @ParameterizedTest
  @CsvSource({"-", "50105", "53003", "90033", "7000222", "99999999"})
  void no_number_of_entra_decides_anything(String number) {
    Optional<String> code = Optional.of(number).filter(it -> !it.equals("-"));
    Problem declined =
        Diagnosis.of(
            new SignInResult.Declined("access_denied", false, code, ProviderIds.NONE, NEXT));
    Problem refused =
        Diagnosis.of(
            new TokenReply.Refused("invalid_client", "", "", code, ProviderIds.NONE), NEXT);

    assertEquals("signin.denied 403 SIGN_IN", decision(declined));
    assertEquals("token.invalid_client 502 SIGN_IN", decision(refused));
  }

  private static String decision(Problem problem) {
    return problem.code() + " " + problem.status() + " " + problem.again();
  }

  @Test
  void a_completed_sign_in_is_no_problem() {
    SignInResult.Completed completed = completed();

    var goesOn = new SignInResult.PageNeeded(NEXT, SignInHints.NONE, Optional.empty());

    assertThrows(IllegalArgumentException.class, () -> Diagnosis.of(completed));
    assertThrows(IllegalArgumentException.class, () -> Diagnosis.of(goesOn));
  }

  private static SignInResult.Completed completed() {
    return new SignInResult.Completed(
        new SignedIn(
            new User("a b", "a", "a", Optional.empty(), Optional.empty()),
            new Tokens(
                new AccessToken(new Secret("a"), Instant.EPOCH),
                Optional.empty(),
                Optional.empty(),
                ""),
            Instant.EPOCH),
        NEXT);
  }
}
