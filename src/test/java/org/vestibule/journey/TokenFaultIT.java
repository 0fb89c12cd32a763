package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.emulator.Emulator;
import org.vestibule.emulator.Fault;
import org.vestibule.emulator.Persona;

final class TokenFaultIT {
  @RegisterExtension static final Deployed deployed = new Deployed();

  private final Emulator emulator = deployed.emulator();
  private final Visitor visitor = new Visitor(deployed);

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          TOKEN_400_INVALID_GRANT,    400, token.invalid_grant
          TOKEN_CONSENT_REQUIRED,     400, token.invalid_grant
          TOKEN_401_INVALID_CLIENT,   502, token.invalid_client
          TOKEN_429,                  503, provider.throttled
          TOKEN_500,                  502, provider.down
          TOKEN_503,                  502, provider.down
          TOKEN_HTML,                 502, provider.unreadable
          TOKEN_GARBAGE,              502, provider.unreadable
          TOKEN_DEEP_JSON,            502, provider.unreadable
          TOKEN_HUGE,                 502, provider.unreadable
          TOKEN_TRUNCATED,            502, provider.unreadable
          TOKEN_EMPTY,                502, provider.unreadable
          TOKEN_RESET,                502, provider.unreadable
          TOKEN_REDIRECT,             502, provider.unreadable
          NO_ACCESS_TOKEN,            502, provider.unreadable
          WRONG_TOKEN_TYPE,           502, provider.unreadable
          """)
  void is_told_and_the_code_is_sent_once(Fault fault, int status, String code) {
    Hop answer = visitor.answer(Persona.ADA, "login?return_to=/dashboard%3Fa%3D1");
    emulator.next(fault);

    Hop page = visitor.follow(answer);

    ProblemPage.expect(status, code, page);
    assertFalse(page.body().contains("Gateway"), page.body());
    assertEquals(1, emulator.requests("/token").size());
    assertEquals(List.of(), emulator.requests("/elsewhere"));
    assertEquals(List.of(), emulator.requests("/WhoAmI"));
    assertEquals(
        "/vestibule/login?return_to=%2Fdashboard%3Fa%3D1",
        page.find("role=\"button\" class=\"primary\" id=\"action\" href=\"([^\"]*)\""));
    assertEquals(302, visitor.open("dashboard").status(), "nobody is signed in");
    Hop back = visitor.follow(visitor.follow(visitor.open("login")));
    assertEquals(303, back.status(), "the next sign-in is good");
  }

  @Test
  void what_is_demanded_beyond_the_code_is_asked_of_the_user_once() {
    Hop answer = visitor.answer(Persona.ADA, "login?return_to=/dashboard%3Fa%3D1");
    emulator.next(Fault.TOKEN_INTERACTION_REQUIRED, 2);

    Hop again = visitor.follow(answer);

    assertEquals(302, again.status());
    String demanded = again.parameters().getOrDefault("claims", "");
    assertTrue(demanded.contains("\"access_token\""), demanded);
    ProblemPage.expect(400, "token.invalid_grant", visitor.follow(visitor.follow(again)));
    assertEquals(2, emulator.requests("/token").size());
  }

  @Test
  void throttling_says_when_to_come_back() {
    Hop answer = visitor.answer(Persona.ADA, "login");
    emulator.next(Fault.TOKEN_429);

    Hop page = visitor.follow(answer);

    assertEquals("7", page.header("Retry-After"));
    assertTrue(page.body().contains("Try again in 7 seconds"), page.body());
  }

  @Test
  void an_expired_secret_is_explained_to_the_operator() {
    Hop answer = visitor.answer(Persona.ADA, "login");
    emulator.next(Fault.TOKEN_401_INVALID_CLIENT);

    Hop page = visitor.follow(answer);

    assertEquals("AADSTS7000222", page.detail("Entra's code"));
    assertTrue(page.detail("Entra's trace id").matches("[0-9a-f-]{36}"), page.body());
    assertTrue(page.body().contains("AZURE_CLIENT_SECRET"), page.body());
  }
}
