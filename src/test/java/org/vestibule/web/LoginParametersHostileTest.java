package org.vestibule.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vestibule.hostile.Landing;
import org.vestibule.hostile.OpenRedirects;
import org.vestibule.oauth.SignInHints;
import org.vestibule.signin.ReturnPath;

final class LoginParametersHostileTest {
  @Test
  void no_link_leads_out_of_the_application() {
    for (URI root : OpenRedirects.ROOTS) {
      Set<String> escaped =
          OpenRedirects.variants().stream()
              .map(link -> root + read(root, "target_link_uri", link).returnPath().value())
              .filter(location -> !Landing.inside(root, location))
              .collect(Collectors.toSet());

      assertEquals(Set.of(), escaped);
    }
  }

  @Test
  void no_link_below_the_root_leads_out_of_the_application() {
    for (URI root : OpenRedirects.ROOTS) {
      Set<String> escaped =
          OpenRedirects.variants().stream()
              .map(link -> root + read(root, "target_link_uri", root + link).returnPath().value())
              .filter(location -> !Landing.inside(root, location))
              .collect(Collectors.toSet());

      assertEquals(Set.of(), escaped);
    }
  }

  @Test
  void a_link_to_elsewhere_is_told() {
    for (URI root : OpenRedirects.ROOTS) {
      Set<String> silent =
          OpenRedirects.values().stream()
              .filter(link -> !Landing.inside(root, link))
              .filter(link -> read(root, "target_link_uri", link).problem().isEmpty())
              .collect(Collectors.toSet());

      assertEquals(Set.of(), silent);
    }
  }

  @Test
  void a_hostile_return_path_hides_no_link_of_a_portal() {
    URI root = URI.create("http://localhost:8080");
    var both =
        Map.of(
            "return_to", new String[] {"//evil.example"},
            "target_link_uri", new String[] {"https://evil.example/"});

    LoginParameters read = LoginParameters.of(Parameters.of(both), root, issuer -> false);

    assertEquals(ReturnPath.HOME, read.returnPath());
    assertTrue(read.problem().isPresent());
  }

  /** The values of the parameters are the lines of the input. */
  @FuzzTest
  void whatever_comes_leads_into_the_application_and_holds_no_control_character(byte[] input) {
    String[] lines = new String(input, UTF_8).split("\n", 6);
    String[] names = {"return_to", "target_link_uri", "login_hint", "domain_hint", "prompt", "iss"};
    var values =
        IntStream.range(0, lines.length)
            .boxed()
            .collect(Collectors.toMap(at -> names[at], at -> new String[] {lines[at]}));
    for (URI root : OpenRedirects.ROOTS) {
      LoginParameters read =
          LoginParameters.of(Parameters.of(values), root, "https://op.example"::equals);

      String location = root + read.returnPath().value();
      assertTrue(Landing.inside(root, location), location);
      assertEquals(location, URI.create(location).toString());
      if (read.problem().isEmpty()) {
        assertTrue(harmless(read.hints()), () -> String.join("\n", lines));
      }
    }
  }

  private static boolean harmless(SignInHints hints) {
    return hints.loginHint().map(LoginParametersHostileTest::printable).orElse(true)
        && hints.domainHint().map(LoginParametersHostileTest::printable).orElse(true)
        && hints.prompt().map(SignInHints.PROMPTS::contains).orElse(true);
  }

  private static boolean printable(String text) {
    return !text.isBlank() && text.length() <= 320 && !text.matches("(?s).*\\p{Cc}.*");
  }

  private static LoginParameters read(URI root, String name, String value) {
    return LoginParameters.of(
        Parameters.of(Map.of(name, new String[] {value})), root, issuer -> false);
  }
}
