package org.vestibule.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.doctor.Problem;
import org.vestibule.oauth.SignInHints;
import org.vestibule.signin.ReturnPath;

class LoginParametersTest {
  private static final String HOME = "/dashboard";
  private static final URI ROOT = URI.create("http://localhost:8080");

  private static LoginParameters read(FakeExchange exchange) {
    return LoginParameters.of(exchange.request, ROOT, "https://login.org"::equals);
  }

  private static FakeExchange asking(String name, String... values) {
    return new FakeExchange().with(name, values);
  }

  private static String problem(FakeExchange exchange) {
    return read(exchange)
        .problem()
        .map(it -> it.code() + " " + it.status() + " " + it.facts().get("parameter"))
        .orElse("none");
  }

  @Test
  void a_link_without_a_wish_leads_home() {
    assertEquals(
        new LoginParameters(ReturnPath.HOME, SignInHints.NONE, Optional.empty()),
        read(new FakeExchange()));
  }

  @ParameterizedTest(name = "{0} leads to {1}")
  @CsvSource({
    "/whoami, /whoami",
    "/whoami?a=b, /whoami?a=b",
    "//evil.org, /dashboard",
    "https://evil.org/, /dashboard",
    "/\\evil.org, /dashboard",
    "'', /dashboard",
    "/login, /dashboard"
  })
  void a_return_path_stays_inside_and_is_no_problem(String wish, String expected) {
    assertEquals(expected, read(asking("return_to", wish)).returnPath().value());
    assertEquals("none", problem(asking("return_to", wish)));
  }

  @ParameterizedTest(name = "{0}: {1} leads to {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          inside                  | http://localhost:8080/whoami           | /whoami     | none
          inside, with a query    | http://localhost:8080/whoami?a=b       | /whoami?a=b | none
          the root                | http://localhost:8080                  | /dashboard  | none
          the root with a slash   | http://localhost:8080/                 | /dashboard  | none
          outside                 | https://evil.org/whoami                | /dashboard  | login.parameter 400 target_link_uri
          a longer port           | http://localhost:80801/whoami          | /dashboard  | login.parameter 400 target_link_uri
          a longer host           | http://localhost:8080.evil/whoami      | /dashboard  | login.parameter 400 target_link_uri
          another host, as long   | http://evilhost1:8080/whoami           | /dashboard  | login.parameter 400 target_link_uri
          the host as a user      | http://localhost:8080@evil.org/whoami  | /dashboard  | login.parameter 400 target_link_uri
          another scheme          | https://localhost:8080/whoami          | /dashboard  | login.parameter 400 target_link_uri
          another host behind     | http://localhost:8080//evil.org        | /dashboard  | login.parameter 400 target_link_uri
          above the root          | http://localhost:8080/../admin         | /dashboard  | login.parameter 400 target_link_uri
          the sign-in itself      | http://localhost:8080/login            | /dashboard  | login.parameter 400 target_link_uri
          a path only             | /whoami                                | /dashboard  | login.parameter 400 target_link_uri
          nothing                 | ''                                     | /dashboard  | login.parameter 400 target_link_uri
          a fragment              | http://localhost:8080/whoami#a         | /dashboard  | login.parameter 400 target_link_uri
          """)
  void a_link_target_lies_inside(String theCase, String link, String expected, String problem) {
    assertEquals(expected, read(asking("target_link_uri", link)).returnPath().value());
    assertEquals(problem, problem(asking("target_link_uri", link)));
  }

  @Test
  void below_a_path_the_target_loses_that_path() {
    URI root = URI.create("https://example.org/app");
    var inside = asking("target_link_uri", "https://example.org/app/whoami");
    var beside = asking("target_link_uri", "https://example.org/apple/whoami");

    assertEquals(
        "/whoami", LoginParameters.of(inside.request, root, it -> true).returnPath().value());
    assertEquals(HOME, LoginParameters.of(beside.request, root, it -> true).returnPath().value());
  }

  @Test
  void the_return_path_counts_more_than_the_target() {
    FakeExchange both =
        asking("return_to", "/whoami").with("target_link_uri", "http://localhost:8080/other");

    assertEquals("/whoami", read(both).returnPath().value());
  }

  @ParameterizedTest(name = "{0}={1}: {2}")
  @CsvSource({
    "iss, https://login.org, none",
    "iss, https://evil.org, login.parameter 400 iss",
    "iss, '', login.parameter 400 iss",
    "prompt, none, none",
    "prompt, login, none",
    "prompt, select_account, none",
    "prompt, consent, none",
    "prompt, create, login.parameter 400 prompt",
    "prompt, NONE, login.parameter 400 prompt",
    "prompt, none login, login.parameter 400 prompt",
    "prompt, '', login.parameter 400 prompt",
    "login_hint, ada@example.org, none",
    "login_hint, '', login.parameter 400 login_hint",
    "login_hint, ' ', login.parameter 400 login_hint",
    "domain_hint, example.org, none",
    "domain_hint, '', login.parameter 400 domain_hint",
    "something, else, none"
  })
  void a_parameter_is_checked(String name, String value, String expected) {
    assertEquals(expected, problem(asking(name, value)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"login_hint", "domain_hint"})
  void a_hint_is_short_and_of_one_line(String name) {
    String told = "login.parameter 400 " + name;

    assertEquals("none", problem(asking(name, "x".repeat(320))));
    assertEquals(told, problem(asking(name, "x".repeat(321))));
    assertEquals(told, problem(asking(name, "a\nb")));
    assertEquals(told, problem(asking(name, "a\u0000b")));
    assertEquals(told, problem(asking(name, "a\u0085b")));
  }

  @ParameterizedTest
  @CsvSource({
    "iss, https://login.org",
    "prompt, login",
    "login_hint, ada",
    "domain_hint, example.org",
    "target_link_uri, http://localhost:8080/whoami"
  })
  void a_parameter_that_comes_twice_is_a_problem_and_not_used(String name, String value) {
    FakeExchange twice = asking(name, value, value);

    assertEquals("login.parameter 400 " + name, problem(twice));
    assertEquals(HOME, read(twice).returnPath().value());
    assertEquals(SignInHints.NONE, read(twice).hints());
  }

  @Test
  void a_return_path_that_comes_twice_is_dropped() {
    FakeExchange twice = asking("return_to", "/whoami", "/whoami");

    assertEquals(HOME, read(twice).returnPath().value());
    assertEquals("none", problem(twice));
  }

  @Test
  void a_problem_leads_home() {
    Problem problem = read(asking("prompt", "create")).problem().orElseThrow();

    assertEquals(Problem.Again.HOME, problem.again());
    assertEquals(Optional.empty(), problem.next());
  }

  @Test
  void the_wish_can_be_said_again() {
    FakeExchange all =
        asking("return_to", "/whoami")
            .with("login_hint", "ada")
            .with("domain_hint", "example.org")
            .with("prompt", "login")
            .with("iss", "https://login.org");

    assertEquals(
        Map.of(
            "return_to", "/whoami",
            "login_hint", "ada",
            "domain_hint", "example.org",
            "prompt", "login"),
        read(all).parameters());
    assertEquals(Map.of("return_to", HOME), read(new FakeExchange()).parameters());
  }
}
