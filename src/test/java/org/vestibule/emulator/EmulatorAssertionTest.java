package org.vestibule.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmulatorAssertionTest {
  private static final URI ISSUER = URI.create("https://issuer.example");

  private Emulator emulator;
  private Visitor visitor;

  @BeforeEach
  void start() throws IOException {
    emulator = Emulator.start(0);
    emulator.allowRedirect(Visitor.CALLBACK);
    emulator.trustCertificate(Emulator.CLIENT_ID, Assertion.CERTIFICATE);
    visitor = new Visitor(emulator);
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  private Assertion good() {
    return new Assertion(Emulator.CLIENT_ID, visitor.tenant("/oauth2/v2.0/token").toString());
  }

  private Map<String, String> appFields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("grant_type", "client_credentials");
    fields.put("client_id", Emulator.CLIENT_ID);
    fields.put("scope", emulator.base() + "/.default");
    return fields;
  }

  private HttpResponse<String> present(Assertion assertion) {
    return visitor.token(assertion.in(appFields()));
  }

  private static void assertRefused(HttpResponse<String> answer, String code) {
    assertEquals("[" + code + "]", Visitor.member(answer.body(), "error_codes"), answer.body());
    assertEquals("invalid_client", Visitor.member(answer.body(), "error"));
    assertEquals(401, answer.statusCode());
  }

  @Test
  void a_certificate_takes_the_place_of_the_secret() {
    String code = visitor.code(Persona.ADA, visitor.authorizeFields());

    HttpResponse<String> answer = visitor.token(good().in(visitor.codeFields(code)));

    assertEquals(200, answer.statusCode(), answer.body());
  }

  @Test
  void the_older_algorithm_and_thumbprint_are_accepted() {
    Assertion assertion = good().signed("RS256", Assertion.PAIR);
    assertion.header.remove("x5t#S256");
    assertion.header.put("x5t", Assertion.print("SHA-1", Assertion.CERTIFICATE));

    assertEquals(200, present(assertion).statusCode());
  }

  @Test
  void a_certificate_may_belong_to_the_registration() {
    emulator.register(Registration.withCertificate("certified", Assertion.CERTIFICATE));
    Map<String, String> fields = appFields();
    fields.put("client_id", "certified");
    String endpoint = visitor.tenant("/oauth2/v2.0/token").toString();

    HttpResponse<String> answer = visitor.token(new Assertion("certified", endpoint).in(fields));

    assertEquals(200, answer.statusCode(), answer.body());
  }

  @Test
  void the_clock_of_the_client_may_be_off_by_less_than_five_minutes() {
    Assertion slow = good();
    slow.claims.put("exp", Instant.now().getEpochSecond() - 240);
    Assertion fast = good();
    fast.claims.put("nbf", Instant.now().getEpochSecond() + 240);
    fast.claims.put("exp", Instant.now().getEpochSecond() + 840);

    assertEquals(200, present(slow).statusCode());
    assertEquals(200, present(fast).statusCode());
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "typ, JOSE, 50012",
    "typ, , 50012",
    "alg, RS512, 50012",
    "x5t#S256, AAAA, 700027",
    "x5t#S256, , 700027"
  })
  void refuses_another_header(String name, String value, String code) {
    Assertion assertion = good();
    assertion.header.put(name, value == null ? "" : value);

    assertRefused(present(assertion), code);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "aud, https://other.example/token, 50012",
    "iss, somebody, 50012",
    "sub, somebody, 50012",
    "jti, , 50012"
  })
  void refuses_another_claim(String name, String value, String code) {
    Assertion assertion = good();
    assertion.claims.put(name, value == null ? "" : value);

    assertRefused(present(assertion), code);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"exp, -301", "exp, 901", "nbf, 301"})
  void refuses_an_assertion_outside_its_time(String name, long offset) {
    Assertion assertion = good();
    assertion.claims.put(name, Instant.now().getEpochSecond() + offset + (offset > 0 ? 2 : 0));

    assertRefused(present(assertion), "700024");
  }

  @Test
  void refuses_an_assertion_that_never_expires() {
    Assertion assertion = good();
    assertion.claims.remove("exp");

    assertRefused(present(assertion), "700024");
  }

  @Test
  void refuses_an_assertion_signed_with_another_key() {
    assertRefused(present(good().signed("PS256", Key.generate("RSA").pair())), "700027");
  }

  @Test
  void refuses_a_replayed_assertion() {
    Assertion assertion = good();
    assertEquals(200, present(assertion).statusCode());

    assertRefused(present(assertion), "50012");
  }

  @Test
  void refuses_an_unknown_assertion_type() {
    Map<String, String> fields = good().in(appFields());
    fields.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:saml2-bearer");

    assertRefused(visitor.token(fields), "50012");
  }

  @Test
  void refuses_what_is_no_token() {
    Map<String, String> fields = good().in(appFields());
    fields.put("client_assertion", "a.b.c");

    assertRefused(visitor.token(fields), "50012");
  }

  @Test
  void refuses_a_secret_beside_the_assertion() {
    Map<String, String> fields = good().in(appFields());
    fields.put("client_secret", Emulator.CLIENT_SECRET);

    assertEquals("[9002313]", Visitor.member(visitor.token(fields).body(), "error_codes"));
  }

  @ParameterizedTest(name = "{0} days")
  @CsvSource({"2", "-2"})
  void refuses_a_certificate_outside_its_validity(int days) {
    X509Certificate brief =
        SelfSigned.certificate(
            Assertion.PAIR,
            Instant.now().minus(Duration.ofDays(1)),
            Instant.now().plus(Duration.ofDays(1)));
    emulator.trustCertificate(Emulator.CLIENT_ID, brief);
    emulator.advance(Duration.ofDays(days));
    Assertion assertion = good();
    assertion.header.put("x5t#S256", Assertion.print("SHA-256", brief));

    assertRefused(present(assertion), "1000502");
  }

  @Test
  void an_outside_issuer_may_speak_for_the_client() {
    emulator.trustFederation(Emulator.CLIENT_ID, ISSUER, "workload", Assertion.PAIR.getPublic());
    Assertion assertion = Assertion.federated(ISSUER.toString(), "workload");

    assertEquals(200, present(assertion).statusCode());
    assertEquals(200, present(assertion).statusCode());
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "iss, https://other.example",
    "sub, Workload",
    "aud, https://login.microsoftonline.com"
  })
  void refuses_another_issuer_subject_or_audience(String name, String value) {
    emulator.trustFederation(Emulator.CLIENT_ID, ISSUER, "workload", Assertion.PAIR.getPublic());
    Assertion assertion = Assertion.federated(ISSUER.toString(), "workload");
    assertion.claims.put(name, value);

    HttpResponse<String> answer = present(assertion);

    assertEquals("[70021]", Visitor.member(answer.body(), "error_codes"), answer.body());
    assertEquals("invalid_request", Visitor.member(answer.body(), "error"));
  }

  @Test
  void refuses_an_outside_assertion_of_another_key_or_algorithm() {
    emulator.trustFederation(Emulator.CLIENT_ID, ISSUER, "workload", Assertion.PAIR.getPublic());
    Assertion other = Assertion.federated(ISSUER.toString(), "workload");
    Assertion algorithm = Assertion.federated(ISSUER.toString(), "workload");

    assertRefused(present(other.signed("RS256", Key.generate("RSA").pair())), "700027");
    assertRefused(present(algorithm.signed("PS256", Assertion.PAIR)), "700027");
  }

  @Test
  void refuses_an_expired_outside_assertion() {
    emulator.trustFederation(Emulator.CLIENT_ID, ISSUER, "workload", Assertion.PAIR.getPublic());
    Assertion assertion = Assertion.federated(ISSUER.toString(), "workload");
    assertion.claims.put("exp", Instant.now().getEpochSecond() - 400);

    assertRefused(present(assertion), "700024");
  }
}
