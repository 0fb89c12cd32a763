package org.vestibule.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vestibule.doctor.Diagnosis;
import org.vestibule.http.Secret;
import org.vestibule.oauth.AccessToken;
import org.vestibule.oauth.ProviderCall;
import org.vestibule.oauth.ProviderIds;
import org.vestibule.oauth.Reason;
import org.vestibule.oauth.SignInHints;
import org.vestibule.oauth.TokenReply;
import org.vestibule.oauth.Tokens;
import org.vestibule.oauth.UpstreamFailure;
import org.vestibule.signin.BeginResult;
import org.vestibule.signin.PendingSignIn;
import org.vestibule.signin.ReturnPath;
import org.vestibule.signin.SignInResult;
import org.vestibule.signin.SignedIn;
import org.vestibule.signin.User;

class SignInMetersTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

  private final Metrics metrics = new Metrics(Clock.fixed(NOW, ZoneOffset.UTC));

  @AfterEach
  void close() {
    metrics.close();
  }

  @Test
  void a_sign_in_is_begun_waits_and_is_completed() {
    metrics.signIns().begun(redirect(NOW), Duration.ofMillis(3));
    metrics.signIns().begun(redirect(NOW), Duration.ofMillis(3));

    Scraped begun = Scraped.of(metrics);
    assertEquals(2, begun.value("vestibule_pending_sign_ins"));
    assertEquals(2, signIns(begun, "begun", "none"));
    assertEquals(
        2, begun.value("vestibule_hop_seconds_count{hop=\"authorize\",outcome=\"answered\"}"));

    metrics.signIns().answered(completed(), Optional.of(NOW));
    metrics.signIns().answered(pageNeeded(), Optional.of(NOW));

    Scraped answered = Scraped.of(metrics);
    assertEquals(0, answered.value("vestibule_pending_sign_ins"));
    assertEquals(1, signIns(answered, "completed", "none"));
    assertEquals(1, signIns(answered, "page_needed", "none"));
  }

  @Test
  void one_that_cannot_begin_is_failed() {
    var down = new UpstreamFailure(UpstreamFailure.Kind.DOWN, 503, Optional.empty());
    metrics.signIns().begun(new BeginResult.Unavailable(down), Duration.ZERO);
    metrics.signIns().begun(new BeginResult.Refused(refusal("invalid_scope")), Duration.ZERO);

    Scraped scraped = Scraped.of(metrics);
    assertEquals(0, signIns(scraped, "begun", "none"));
    assertEquals(1, signIns(scraped, "failed", "provider.down"));
    assertEquals(1, signIns(scraped, "failed", "token.invalid_scope"));
    assertEquals(
        1, scraped.value("vestibule_hop_seconds_count{hop=\"authorize\",outcome=\"failed\"}"));
    assertEquals(
        1, scraped.value("vestibule_hop_seconds_count{hop=\"authorize\",outcome=\"refused\"}"));
  }

  static Stream<SignInResult> failures() {
    Stream<SignInResult> rejected =
        Stream.of(Reason.values()).map(it -> new SignInResult.Rejected(it, Optional.empty()));
    Stream<SignInResult> unavailable =
        Stream.of(UpstreamFailure.Kind.values())
            .map(it -> new UpstreamFailure(it, 0, Optional.empty()))
            .map(it -> new SignInResult.Unavailable(it, ReturnPath.HOME));
    Stream<SignInResult> refused =
        Stream.of("invalid_client", "invalid_grant", "unauthorized_client", "server_error")
            .map(it -> new SignInResult.Refused(refusal(it), ReturnPath.HOME));
    Stream<SignInResult> declined =
        Stream.of(
            declined("access_denied", true),
            declined("access_denied", false),
            declined("server_error", false),
            declined("temporarily_unavailable", false));
    return Stream.of(rejected, unavailable, refused, declined).flatMap(it -> it);
  }

  /** The code of the label is the code of the page, so one leads to the other. */
  @ParameterizedTest
  @MethodSource("failures")
  void the_label_is_the_code_of_the_page(SignInResult result) {
    metrics.signIns().answered(result, Optional.empty());

    String outcome =
        result instanceof SignInResult.Declined
            ? "declined"
            : result instanceof SignInResult.Rejected ? "rejected" : "failed";
    assertEquals(1, signIns(Scraped.of(metrics), outcome, Diagnosis.of(result).code()));
  }

  @Test
  void renewals_and_keys_are_counted_by_outcome() {
    call(ProviderCall.Kind.REFRESH, ProviderCall.Outcome.ANSWERED, "");
    call(ProviderCall.Kind.REFRESH, ProviderCall.Outcome.REFUSED, "invalid_grant");
    call(ProviderCall.Kind.REFRESH, ProviderCall.Outcome.REFUSED, "invalid_client");
    call(ProviderCall.Kind.REFRESH, ProviderCall.Outcome.FAILED, "");
    call(ProviderCall.Kind.CODE, ProviderCall.Outcome.ANSWERED, "");
    call(ProviderCall.Kind.KEYS, ProviderCall.Outcome.ANSWERED, "");
    call(ProviderCall.Kind.KEYS, ProviderCall.Outcome.FAILED, "");
    call(ProviderCall.Kind.METADATA, ProviderCall.Outcome.ANSWERED, "");

    Scraped scraped = Scraped.of(metrics);
    for (String outcome : new String[] {"renewed", "sign_in_again", "refused", "failed"}) {
      assertEquals(1, scraped.value("vestibule_refreshes_total{outcome=\"" + outcome + "\"}"));
    }
    assertEquals(1, scraped.value("vestibule_key_set_fetches_total{outcome=\"answered\"}"));
    assertEquals(1, scraped.value("vestibule_key_set_fetches_total{outcome=\"failed\"}"));
    assertEquals(1, scraped.value("vestibule_client_refusals_total"));
    for (String hop : new String[] {"token", "refresh", "keys", "metadata"}) {
      assertEquals(
          1,
          scraped.value(
              "vestibule_hop_seconds_count{hop=\"%s\",outcome=\"answered\"}".formatted(hop)));
    }
  }

  private void call(ProviderCall.Kind kind, ProviderCall.Outcome outcome, String error) {
    metrics
        .provider()
        .called(
            new ProviderCall(
                kind,
                outcome,
                Optional.of(error).filter(it -> !it.isEmpty()),
                Optional.empty(),
                Duration.ofMillis(40)));
  }

  private static double signIns(Scraped scraped, String outcome, String code) {
    return scraped.value(
        "vestibule_sign_ins_total{code=\"%s\",outcome=\"%s\"}".formatted(code, outcome));
  }

  private static BeginResult redirect(Instant at) {
    var secret = new Secret("s".repeat(43));
    return new BeginResult.Redirect(
        URI.create("https://login.example/"),
        new PendingSignIn(
            secret,
            secret,
            secret,
            ReturnPath.HOME,
            URI.create("https://app.example/callback"),
            SignInHints.NONE,
            Optional.empty(),
            at));
  }

  private static SignInResult completed() {
    var tokens =
        new Tokens(
            new AccessToken(new Secret("a"), NOW.plusSeconds(3600)),
            Optional.empty(),
            Optional.empty(),
            "");
    var user = new User("t o", "Ada", "ada@example", Optional.empty(), Optional.empty());
    return new SignInResult.Completed(new SignedIn(user, tokens, NOW), ReturnPath.HOME);
  }

  private static SignInResult pageNeeded() {
    return new SignInResult.PageNeeded(ReturnPath.HOME, SignInHints.NONE, Optional.empty());
  }

  private static SignInResult declined(String error, boolean cancelled) {
    return new SignInResult.Declined(
        error, cancelled, Optional.empty(), ProviderIds.NONE, ReturnPath.HOME);
  }

  private static TokenReply.Refused refusal(String error) {
    return TokenReply.Refused.of(error);
  }
}
