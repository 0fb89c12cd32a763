package org.vestibule.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(30)
class EmulatorFaultsTest {
  private static final Set<Fault> IN_CLAIMS =
      EnumSet.range(Fault.WRONG_NONCE, Fault.ID_TOKEN_DEEP_JSON);

  private Emulator emulator;
  private Visitor visitor;

  @BeforeEach
  void start() throws IOException {
    emulator = Emulator.start(0);
    emulator.allowRedirect(Visitor.CALLBACK);
    visitor = new Visitor(emulator);
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  private HttpResponse<String> call(Endpoint endpoint) {
    return switch (endpoint) {
      case PAR -> {
        emulator.requirePushedRequests(true);
        yield visitor.push(visitor.authorizeFields());
      }
      case AUTHORIZE -> visitor.authorize(visitor.authorizeFields());
      case TOKEN -> visitor.signIn(Persona.ADA);
      case METADATA -> visitor.get(visitor.tenant("/v2.0/.well-known/openid-configuration"));
      case KEYS -> visitor.get(visitor.tenant("/discovery/v2.0/keys"));
      case BATCH ->
          visitor.batch(
              Visitor.member(visitor.signIn(Persona.ADA).body(), "access_token"),
              "multipart/mixed; boundary=batch_1",
              Visitor.batchOf("WhoAmI", "RetrieveVersion()"));
      case DISCOVERY -> visitor.get(emulator.discovery());
      case DATAVERSE ->
          visitor.whoAmI(Visitor.member(visitor.signIn(Persona.ADA).body(), "access_token"));
    };
  }

  static Stream<Fault> answering() {
    return Stream.of(Fault.values())
        .filter(fault -> fault.endpoint() != Endpoint.AUTHORIZE && !IN_CLAIMS.contains(fault))
        .filter(
            fault ->
                fault.deed().effect() == Effect.ALTERED
                    || fault.deed().effect() == Effect.REFUSED
                    || fault.deed().effect() == Effect.ANSWERED)
        .filter(fault -> !fault.refreshed() && fault != Fault.ID_TOKEN_JWE);
  }

  static Stream<Fault> breaking() {
    return Stream.of(Fault.values())
        .filter(
            fault ->
                fault.deed().effect() == Effect.RESET || fault.deed().effect() == Effect.TRUNCATED);
  }

  static Stream<Fault> hanging() {
    return Stream.of(Fault.values()).filter(fault -> fault.deed().effect() == Effect.HANG);
  }

  static Stream<Fault> inClaims() {
    return IN_CLAIMS.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answering")
  void strikes_once(Fault fault) {
    emulator.next(fault);

    String struck = shape(call(fault.endpoint()));

    String healed = shape(call(fault.endpoint()));
    assertFalse(struck.equals(healed), struck);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("breaking")
  void breaks_the_connection(Fault fault) {
    // The JDK's client repeats a GET up to five times when it got no byte of an answer.
    emulator.next(fault, 10);

    assertThrows(UncheckedIOException.class, () -> call(fault.endpoint()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hanging")
  void hangs_until_the_emulator_closes(Fault fault) {
    emulator.next(fault);
    CompletableFuture<HttpResponse<String>> call =
        CompletableFuture.supplyAsync(() -> call(fault.endpoint()));
    while (emulator.requests().stream().noneMatch(seen -> seen.status() == 0)) {
      Thread.onSpinWait();
    }

    assertFalse(call.isDone());
    emulator.close();

    assertThrows(RuntimeException.class, call::join);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("inClaims")
  void spoils_the_id_token(Fault fault) {
    String good = idTokenShape(visitor.signIn(Persona.ADA));
    emulator.next(fault);

    String spoilt = idTokenShape(visitor.signIn(Persona.ADA));

    assertEquals(
        fault == Fault.WRONG_SIGNATURE
            || fault == Fault.OLD_IAT
            || fault == Fault.FUTURE_IAT
            || fault == Fault.EXPIRED_ID_TOKEN
            || fault == Fault.NOT_YET_VALID,
        good.equals(spoilt),
        spoilt);
  }

  @Test
  void an_expired_id_token_is_an_hour_late() {
    emulator.next(Fault.EXPIRED_ID_TOKEN);

    String claims = Visitor.claims(visitor.signIn(Persona.ADA));

    long late =
        Long.parseLong(Visitor.member(claims, "auth_time"))
            - Long.parseLong(Visitor.member(claims, "exp"));
    assertTrue(late >= 3590 && late <= 3600, claims);
  }

  @Test
  void a_redirect_shows_whether_it_was_followed() {
    emulator.next(Fault.TOKEN_REDIRECT);

    HttpResponse<String> redirect = visitor.signIn(Persona.ADA);

    assertEquals(
        emulator.base() + "/elsewhere", redirect.headers().firstValue("Location").orElse("none"));
    assertTrue(emulator.requests("/elsewhere").isEmpty());
    HttpResponse<String> followed = visitor.get(URI.create(emulator.base() + "/elsewhere"));
    assertEquals(404, followed.statusCode());
    assertEquals(1, emulator.requests("/elsewhere").size());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "TOKEN_400_INVALID_GRANT, 400, invalid_grant, 70008",
    "TOKEN_CONSENT_REQUIRED, 400, invalid_grant, 65001",
    "TOKEN_INTERACTION_REQUIRED, 400, invalid_grant, 50076",
    "TOKEN_401_INVALID_CLIENT, 401, invalid_client, 7000222",
    "TOKEN_429, 429, temporarily_unavailable, 90055",
    "TOKEN_500, 500, server_error, 50000",
    "TOKEN_503, 503, temporarily_unavailable, 90033"
  })
  void refuses_with_entras_code(Fault fault, int status, String error, String code) {
    emulator.next(fault);

    HttpResponse<String> answer = visitor.signIn(Persona.ADA);

    assertEquals(status, answer.statusCode());
    assertEquals(error, Visitor.member(answer.body(), "error"));
    assertEquals("[" + code + "]", Visitor.member(answer.body(), "error_codes"));
  }

  @Test
  void a_claims_challenge_is_quoted_and_in_base64() {
    emulator.next(Fault.DATAVERSE_401_CLAIMS_CHALLENGE);

    HttpResponse<String> answer = call(Endpoint.DATAVERSE);

    String challenge = answer.headers().firstValue("WWW-Authenticate").orElse("none");
    String claims = Visitor.find(challenge, "claims=\"([^\"]+)\"");
    assertTrue(challenge.contains(" error=\"insufficient_claims\""));
    assertEquals('{', Base64.getDecoder().decode(claims)[0]);
  }

  @Test
  void faults_wait_in_line_and_can_be_cleared() {
    emulator.next(Fault.KEYS_500, 3);

    assertEquals(500, call(Endpoint.KEYS).statusCode());
    assertEquals(500, call(Endpoint.KEYS).statusCode());
    emulator.clearFaults();
    assertEquals(200, call(Endpoint.KEYS).statusCode());
  }

  /** Status and body without what differs from answer to answer. */
  private static String shape(HttpResponse<String> answer) {
    String body = answer.body();
    return answer.statusCode()
        + body.substring(0, Math.min(40, body.length()))
        + body.contains("\"id_token\"")
        + body.contains("\"access_token\"")
        + body.contains("\"UserId\"")
        + Visitor.member(body, "issuer")
        + Visitor.member(body, "expires_in")
        + Visitor.member(body, "scope")
        + body.length() / 100_000;
  }

  /** Header and claims of an ID token without what differs from token to token. */
  private static String idTokenShape(HttpResponse<String> answer) {
    String header = Visitor.member(answer.body(), "id_token").split("\\.", -1)[0];
    return header
        + Visitor.claims(answer).replaceAll("\"(aio|rh|sid|uti)\":\"[^\"]*\"|\\d{10}", "");
  }
}
