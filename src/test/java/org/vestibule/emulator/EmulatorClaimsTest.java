package org.vestibule.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmulatorClaimsTest {
  private static final String CP1 = "{\"access_token\":{\"xms_cc\":{\"values\":[\"CP1\"]}}}";

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

  private String signIn(String claims) {
    Map<String, String> fields = visitor.authorizeFields();
    fields.put("prompt", "login");
    fields.put("claims", claims);
    return visitor.token(visitor.codeFields(visitor.code(Persona.ADA, fields))).body();
  }

  private static String challenge(HttpResponse<String> answer) {
    String header = answer.headers().firstValue("WWW-Authenticate").orElse("");
    byte[] claims = Base64.getDecoder().decode(Visitor.find(header, "claims=\"([^\"]+)\""));
    return new String(claims, StandardCharsets.UTF_8);
  }

  private int whoAmI(String body) {
    return visitor.whoAmI(Visitor.member(body, "access_token")).statusCode();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"no", "{\"a\":}", "[]", "{\"a\":1}x", "{\"a\":1,\"a\":2}"})
  void claims_that_are_no_json_object_stay_on_a_page(String claims) {
    Map<String, String> fields = visitor.authorizeFields();
    fields.put("claims", claims);

    HttpResponse<String> page = visitor.authorize(fields);

    assertEquals(400, page.statusCode());
    assertTrue(page.body().contains("AADSTS90013:"), page.body());
    assertEquals(claims, emulator.requests("/authorize").get(0).query().get("claims"));
  }

  @Test
  void claims_that_are_no_json_are_refused_by_the_token_endpoint() {
    Map<String, String> fields =
        visitor.codeFields(visitor.code(Persona.ADA, visitor.authorizeFields()));
    fields.put("claims", "{");

    assertEquals("[90013]", Visitor.member(visitor.token(fields).body(), "error_codes"));
  }

  @ParameterizedTest(name = "announced: {0}")
  @CsvSource({"true, 86400", "false, 3599"})
  void a_client_that_handles_challenges_gets_a_day(boolean announced, String life) {
    emulator.claimsChallenges();

    assertEquals(life, Visitor.member(signIn(announced ? CP1 : "{}"), "expires_in"));
  }

  @Test
  void every_request_has_to_announce_it_again() {
    emulator.claimsChallenges();
    String token = Visitor.member(signIn(CP1), "refresh_token");

    assertEquals("3599", Visitor.member(visitor.refresh(token, Map.of()).body(), "expires_in"));
    assertEquals(
        "86400",
        Visitor.member(visitor.refresh(token, Map.of("claims", CP1)).body(), "expires_in"));
  }

  @Test
  void after_a_challenge_only_a_token_that_answers_it_is_accepted() {
    emulator.claimsChallenges();
    String before = signIn(CP1);
    emulator.next(Fault.DATAVERSE_401_CLAIMS_CHALLENGE);
    String claims = challenge(visitor.whoAmI(Visitor.member(before, "access_token")));

    assertEquals(401, whoAmI(before));
    assertEquals(401, whoAmI(signIn(CP1)));
    assertEquals(200, whoAmI(signIn(claims)));
    String refreshed =
        visitor.refresh(Visitor.member(before, "refresh_token"), Map.of("claims", claims)).body();
    assertEquals(200, whoAmI(refreshed));
  }

  @Test
  void what_answered_once_answers_for_later_refreshes() {
    emulator.claimsChallenges();
    emulator.next(Fault.DATAVERSE_401_CLAIMS_CHALLENGE);
    String claims = challenge(visitor.whoAmI(Visitor.member(signIn(CP1), "access_token")));
    String token = Visitor.member(signIn(claims), "refresh_token");

    assertEquals(200, whoAmI(visitor.refresh(token, Map.of()).body()));
  }

  @Test
  void without_the_switch_a_challenge_passes_by() {
    String body = signIn(CP1);
    emulator.next(Fault.DATAVERSE_401_CLAIMS_CHALLENGE);

    assertEquals(401, whoAmI(body));
    assertEquals(200, whoAmI(body));
    assertEquals("3599", Visitor.member(body, "expires_in"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "DATAVERSE_401_BAD_CHALLENGE, 10, 40",
    "DATAVERSE_401_BAD_CHALLENGE_JSON, 40, 100",
    "DATAVERSE_401_BAD_CHALLENGE_HUGE, 20000, 30000"
  })
  void a_bad_challenge_cannot_be_read(Fault fault, int least, int most) {
    emulator.next(fault);

    HttpResponse<String> answer = visitor.whoAmI("any");

    String header = answer.headers().firstValue("WWW-Authenticate").orElse("");
    String claims = Visitor.find(header, "claims=\"([^\"]+)\"");
    assertEquals(401, answer.statusCode());
    assertTrue(claims.length() >= least && claims.length() <= most, "" + claims.length());
  }
}
