package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.emulator.Fault;
import org.vestibule.emulator.Persona;

/** Pages in the language that the browser asks for or its user has chosen. */
final class LanguagesIT {
  @RegisterExtension static final Deployed deployed = new Deployed();

  private final Visitor visitor = new Visitor(deployed);

  private Hop open(String path, String languages) {
    return visitor.open(URI.create(deployed.app() + path), "Accept-Language", languages);
  }

  private Hop choose(String language, String returnTo) {
    return visitor.post(
        URI.create(deployed.app() + "language"),
        Map.of("language", language, "return_to", returnTo));
  }

  @ParameterizedTest(name = "{0} in {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''      | de-CH,de;q=0.9      | de | Anmelden
          ''      | fr-CA               | fr | Se connecter
          ''      | it                  | en | Sign in
          nowhere | de                  | de | Was zu tun ist
          nowhere | fr                  | fr | Que faire
          error   | it, de;q=0.1        | de | Was zu tun ist
          """)
  void the_browser_asks(String path, String languages, String language, String text) {
    Hop page = open(path, languages);

    assertTrue(page.body().contains("<html lang=\"" + language + "\">"), page.body());
    assertTrue(page.body().contains(text), page.body());
    assertEquals(language, page.header("Content-Language"));
    assertEquals("Accept-Language, Cookie", page.header("Vary"));
  }

  @Test
  void failures_are_explained_to_programs_in_their_language_too() {
    visitor.signIn(Persona.ADA);
    deployed.emulator().next(Fault.DATAVERSE_403);

    Hop answer = open("whoami", "de");

    assertEquals("de", answer.header("Content-Language"));
    assertEquals("Accept-Language, Cookie", answer.header("Vary"));
  }

  @Test
  void a_choice_lasts_and_leads_back() {
    Hop chosen = choose("de", "/help");

    assertEquals(303, chosen.status());
    assertEquals("/vestibule/help", chosen.location().toString());
    assertTrue(
        chosen
            .header("Set-Cookie")
            .matches(
                "(?i)vestibule-language=de; Max-Age=31536000;( Expires=[^;]*;)? Path=/;"
                    + " HttpOnly; SameSite=Lax"),
        chosen.header("Set-Cookie"));
    assertTrue(open("", "fr").body().contains("<html lang=\"de\">"));
    assertTrue(visitor.signIn(Persona.ADA).body().contains("Guten Tag, "));
  }

  @Test
  void the_switch_stands_on_every_page_and_names_the_page() {
    visitor.signIn(Persona.ADA);
    for (String path : new String[] {"dashboard?view=1", "nowhere"}) {
      Hop page = visitor.open(path);

      assertEquals("/" + path, page.hidden().get("return_to"), page.body());
      assertTrue(page.body().contains("lang=\"en\" aria-current=\"true\">English</button>"));
      assertTrue(page.body().contains("lang=\"de\">Deutsch</button>"), page.body());
      assertTrue(page.body().contains("lang=\"fr\">Français</button>"), page.body());
    }
  }

  @Test
  void nobody_is_led_away_and_no_other_site_chooses() {
    assertEquals("/vestibule/", choose("fr", "//evil.example").location().toString());
    Hop refused =
        new Visitor(deployed)
            .post(
                URI.create(deployed.app() + "language"),
                Map.of("language", "de", "return_to", "/"),
                "Sec-Fetch-Site",
                "cross-site");

    ProblemPage.expect(403, "request.forgery", refused);
    assertEquals(405, visitor.open("language").status());
  }
}
