package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.emulator.Emulator;
import org.vestibule.emulator.Fault;
import org.vestibule.emulator.Persona;

/** Answers that break a rule beyond those every client checks. */
final class ProviderAnswersIT {
  @RegisterExtension static final Deployed deployed = new Deployed();

  private final Emulator emulator = deployed.emulator();
  private final Visitor visitor = new Visitor(deployed);

  @BeforeEach
  @AfterEach
  void reset() {
    emulator.reset();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          WRONG_C_HASH,          502, idtoken.c-hash
          NO_OID,                502, idtoken.subject
          NO_TID,                403, idtoken.tenant
          OLD_IAT,               502, idtoken.issued-at
          FUTURE_IAT,            502, idtoken.issued-at
          STRING_EXP,            502, idtoken.malformed
          ARRAY_AUD_EMPTY,       502, idtoken.audience
          ID_TOKEN_RS512,        502, idtoken.algorithm
          ID_TOKEN_CRIT,         502, idtoken.algorithm
          ID_TOKEN_EMBEDDED_JWK, 502, idtoken.key
          ID_TOKEN_JKU,          502, idtoken.key
          ID_TOKEN_DEEP_JSON,    502, idtoken.malformed
          ID_TOKEN_JWE,          502, idtoken.malformed
          """)
  void an_id_token_that_breaks_a_rule_signs_nobody_in(Fault fault, int status, String code) {
    Hop answer = visitor.answer(Persona.ADA, "login");
    emulator.next(fault);

    Hop page = visitor.follow(answer);

    ProblemPage.expect(status, code, page);
    assertEquals(1, emulator.requests("/token").size());
    assertEquals(List.of(), emulator.requests("/WhoAmI"));
    assertEquals(List.of(), emulator.requests("/elsewhere/keys"));
    assertEquals(302, visitor.open("dashboard").status());
    assertEquals(200, signInAgain().status());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"PS256", "ES256"})
  void an_algorithm_that_the_metadata_do_not_list_is_not_accepted(String algorithm) {
    emulator.signWith(algorithm);

    Hop page = visitor.follow(visitor.answer(Persona.ADA, "login"));

    ProblemPage.expect(502, "idtoken.algorithm", page);
    assertEquals(List.of(), emulator.requests("/WhoAmI"));
    emulator.signWith("RS256");
    assertEquals(200, signInAgain().status());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"AUTHORIZE_WRONG_ISS, signin.issuer", "AUTHORIZE_DOUBLE_ISS, signin.doubled"})
  void an_issuer_in_the_answer_counts_though_nobody_promised_it(Fault fault, String code) {
    emulator.next(fault);
    Hop answer = visitor.answer(Persona.ADA, "login");

    ProblemPage.expect(400, code, visitor.follow(answer));
    assertEquals(List.of(), emulator.requests("/token"));

    emulator.issuerInResponses(false, true);
    Hop named = visitor.answer(Persona.ADA, "login?prompt=login");
    assertEquals(emulator.base() + "/" + Emulator.TENANT + "/v2.0", named.parameters().get("iss"));
    assertEquals(303, visitor.follow(named).status());
  }

  @Test
  void an_error_of_another_issuer_is_not_believed() {
    emulator.next(Fault.AUTHORIZE_WRONG_ISS);
    Hop page = visitor.follow(visitor.open("login"));

    Hop refused = visitor.follow(visitor.press(page, "cancel", "1"));

    ProblemPage.expect(400, "signin.issuer", refused);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"WIDER_SCOPE, 200", "EMPTY_SCOPE, 200"})
  void the_granted_scope_is_the_web_apis_to_judge(Fault fault, int status) {
    Hop answer = visitor.answer(Persona.ADA, "login");
    emulator.next(fault);

    Hop back = visitor.follow(answer);

    assertEquals(status, visitor.follow(back).status());
  }

  @Test
  void an_access_token_that_is_over_when_it_comes_is_renewed_before_its_use() {
    Hop answer = visitor.answer(Persona.ADA, "login");
    emulator.next(Fault.EXPIRED_ACCESS_TOKEN);

    Hop back = visitor.follow(answer);

    assertEquals(200, visitor.follow(back).status());
    assertEquals(2, emulator.requests("/token").size());
    assertEquals(1, emulator.requests("/WhoAmI").size());
  }

  private Hop signInAgain() {
    return visitor.follow(visitor.follow(visitor.answer(Persona.ADA, "login?prompt=login")));
  }
}
