package org.vestibule.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class EmulatorSlowTest {
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

  private <T> HttpResponse<T> ask(String path, HttpResponse.BodyHandler<T> how, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(emulator.base() + path)).timeout(Duration.ofSeconds(9));
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    return client.send(request.GET().build(), how);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "TOKEN_DRIP, /contoso.example/oauth2/v2.0/token",
    "KEYS_DRIP, /contoso.example/discovery/v2.0/keys",
    "DATAVERSE_DRIP, /api/data/v9.2/unknown"
  })
  void an_answer_drips(Fault fault, String path) throws IOException, InterruptedException {
    String authorization = "Bearer none";
    emulator.next(fault);
    long start = System.nanoTime();

    HttpResponse<InputStream> answer =
        ask(path, BodyHandlers.ofInputStream(), "Authorization", authorization);

    try (InputStream body = answer.body()) {
      assertEquals(5, body.readNBytes(5).length);
      long millis = (System.nanoTime() - start) / 1_000_000;
      assertTrue(millis >= 350, millis + " ms");
      assertTrue(answer.headers().firstValueAsLong("Content-Length").orElse(0) > 5);
    }
  }

  @Test
  void a_bomb_is_small_on_the_wire_for_clients_that_accept_gzip()
      throws IOException, InterruptedException {
    emulator.next(Fault.TOKEN_GZIP_BOMB);

    HttpResponse<byte[]> answer =
        ask(
            "/contoso.example/oauth2/v2.0/token",
            BodyHandlers.ofByteArray(),
            "Accept-Encoding",
            "gzip");

    assertEquals("gzip", answer.headers().firstValue("Content-Encoding").orElse("none"));
    assertTrue(answer.body().length < 100_000);
    try (InputStream zeros = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      assertEquals(50L << 20, zeros.skip(60L << 20));
    }
  }

  @Test
  void a_bomb_is_plain_for_other_clients() throws IOException, InterruptedException {
    emulator.next(Fault.TOKEN_GZIP_BOMB);

    HttpResponse<byte[]> answer =
        ask("/contoso.example/oauth2/v2.0/token", BodyHandlers.ofByteArray());

    assertFalse(answer.headers().firstValue("Content-Encoding").isPresent());
    assertEquals(50 << 20, answer.body().length);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "AUTHORIZE_INTERACTION_REQUIRED, interaction_required, 50079",
    "AUTHORIZE_CONSENT_REQUIRED, consent_required, 65001",
    "AUTHORIZE_LOGIN_REQUIRED, login_required, 50058",
    "AUTHORIZE_ACCOUNT_SELECTION_REQUIRED, account_selection_required, 16001"
  })
  void a_silent_sign_in_is_refused(Fault fault, String error, String code) {
    assertEquals(200, visitor.signIn(Persona.ADA).statusCode());
    Map<String, String> fields = visitor.authorizeFields();
    fields.put("prompt", "none");
    emulator.next(fault);

    HttpResponse<String> refused = visitor.authorize(fields);

    assertEquals(error, Visitor.parameter(refused, "error"));
    assertTrue(Visitor.parameter(refused, "error_description").startsWith("AADSTS" + code + ": "));
    assertEquals("none", Visitor.parameter(visitor.authorize(fields), "error"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"PAR_400, 400, invalid_request", "PAR_500, 500, server_error"})
  void a_pushed_request_fails(Fault fault, int status, String error) {
    emulator.requirePushedRequests(true);
    emulator.next(fault);

    HttpResponse<String> answer = visitor.push(visitor.authorizeFields());

    assertEquals(status, answer.statusCode());
    assertEquals(error, Visitor.member(answer.body(), "error"));
  }

  @Test
  void a_token_is_invalid_once() {
    String token = Visitor.member(visitor.signIn(Persona.ADA).body(), "access_token");
    emulator.next(Fault.DATAVERSE_401_ONCE);

    HttpResponse<String> refused = visitor.whoAmI(token);

    assertEquals(401, refused.statusCode());
    assertTrue(refused.body().startsWith("{\"error\":{"), refused.body());
    assertTrue(refused.headers().firstValue("WWW-Authenticate").isPresent());
    assertEquals(200, visitor.whoAmI(token).statusCode());
  }

  @Test
  void unavailable_comes_with_seconds_to_wait() {
    emulator.next(Fault.DATAVERSE_503_RETRY_AFTER);

    HttpResponse<String> refused = visitor.whoAmI("any");

    assertEquals(503, refused.statusCode());
    assertEquals("7", refused.headers().firstValue("Retry-After").orElse("none"));
  }

  @Test
  void throttling_may_come_with_a_date_to_wait_for() {
    emulator.next(Fault.DATAVERSE_429_DATE);

    HttpResponse<String> refused = visitor.whoAmI("any");

    assertEquals(429, refused.statusCode());
    ZonedDateTime date =
        ZonedDateTime.parse(
            refused.headers().firstValue("Retry-After").orElse("none"),
            DateTimeFormatter.RFC_1123_DATE_TIME);
    long seconds = Duration.between(ZonedDateTime.now(date.getZone()), date).toSeconds();
    assertTrue(seconds >= 4 && seconds <= 7, date.toString());
  }

  @Test
  void an_application_user_may_ask_who_it_is() {
    Map<String, String> fields = visitor.codeFields("none");
    fields.put("grant_type", "client_credentials");
    fields.put("scope", emulator.base() + "/.default");
    String token = Visitor.member(visitor.token(fields).body(), "access_token");
    assertEquals(403, visitor.whoAmI(token).statusCode());

    emulator.applicationUser(Emulator.CLIENT_ID);

    HttpResponse<String> answer = visitor.whoAmI(token);
    assertEquals(200, answer.statusCode());
    assertEquals(
        Dataverse.applicationUserId(Emulator.CLIENT_ID), Visitor.member(answer.body(), "UserId"));
    emulator.reset();
    assertEquals(401, visitor.whoAmI(token).statusCode());
  }
}
