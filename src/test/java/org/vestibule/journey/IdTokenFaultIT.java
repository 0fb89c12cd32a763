package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.emulator.Fault;
import org.vestibule.emulator.Persona;

final class IdTokenFaultIT {
  @RegisterExtension static final Deployed deployed = new Deployed();

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          WRONG_NONCE,           502, idtoken.nonce
          NO_NONCE,              502, idtoken.nonce
          WRONG_SIGNATURE,       502, idtoken.signature
          OTHER_KEY,             502, idtoken.key
          ALG_NONE,              502, idtoken.algorithm
          HS256_WITH_PUBLIC_KEY, 502, idtoken.algorithm
          WRONG_ISSUER,          502, idtoken.issuer
          WRONG_TENANT,          403, idtoken.tenant
          WRONG_AUDIENCE,        502, idtoken.audience
          EXTRA_AUDIENCE,        502, idtoken.audience
          WRONG_AZP,             502, idtoken.authorized-party
          EXPIRED_ID_TOKEN,      502, idtoken.expired
          NO_EXP,                502, idtoken.expired
          NOT_YET_VALID,         502, idtoken.not-yet
          NO_IAT,                502, idtoken.issued-at
          NO_SUBJECT,            502, idtoken.subject
          WRONG_AT_HASH,         502, idtoken.at-hash
          NO_ID_TOKEN,           502, idtoken.missing
          """)
  void is_not_believed_and_no_token_beside_it_is_used(Fault fault, int status, String code) {
    var visitor = new Visitor(deployed);
    Hop answer = visitor.answer(Persona.ADA, "login");
    String before = visitor.session();
    deployed.emulator().next(fault);

    Hop page = visitor.follow(answer);

    ProblemPage.expect(status, code, page);
    assertEquals(1, deployed.emulator().requests("/token").size());
    assertEquals(302, visitor.open("dashboard").status());
    assertEquals(List.of(), deployed.emulator().requests("/WhoAmI"));
    assertEquals(before, visitor.session(), "nobody was signed in");
    assertEquals(303, visitor.follow(visitor.answer(Persona.ADA, "login?prompt=login")).status());
  }
}
