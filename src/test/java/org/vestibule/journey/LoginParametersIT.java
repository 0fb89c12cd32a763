package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.emulator.Persona;

final class LoginParametersIT {
  @RegisterExtension static final Deployed deployed = new Deployed();

  private final Visitor visitor = new Visitor(deployed);

  @ParameterizedTest(name = "[{index}] {0}")
  @ValueSource(
      strings = {
        "https://evil.example/",
        "//evil.example/",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/%2F/evil.example/..//",
        "/./dashboard",
        "/../other/",
        "/%2e%2e/other",
        "/.%2E/other",
        "javascript:alert(1)",
        "/dashboard\r\nSet-Cookie: a=b",
        "/dashboard\u0000",
        "/dash board",
        "/@evil.example//x",
        "@evil.example",
        ".evil.example",
        ":80/",
        "dashboard",
        "",
        "/login",
        "/login?return_to=/login",
        "/logout",
        "/callback?code=x&state=y",
        "/callback;x=y"
      })
  void a_hostile_return_path_ends_at_the_dashboard(String returnTo) {
    Hop answer =
        visitor.answer(
            Persona.ADA, "login?return_to=" + URLEncoder.encode(returnTo, StandardCharsets.UTF_8));

    Hop back = visitor.follow(answer);

    assertEquals(deployed.app() + "dashboard", back.location().toString());
    assertEquals(1, back.headers().allValues("Location").size());
  }

  @Test
  void a_return_path_that_comes_twice_is_none() {
    Hop answer = visitor.answer(Persona.ADA, "login?return_to=/a&return_to=/b");

    assertEquals(deployed.app() + "dashboard", visitor.follow(answer).location().toString());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"/dashboard?a=b&c=d%20e", "/", "/whoami", "/any/path;p=1?q=/%2F"})
  void a_local_path_is_kept_as_it_is(String returnTo) {
    Hop answer =
        visitor.answer(
            Persona.ADA, "login?return_to=" + URLEncoder.encode(returnTo, StandardCharsets.UTF_8));

    assertEquals(
        deployed.app().toString().replaceFirst("/$", "") + returnTo,
        visitor.follow(answer).location().toString());
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      textBlock =
          """
          prompt,      login
          prompt,      none
          prompt,      select_account
          prompt,      consent
          login_hint,  ada+b@contoso.example
          login_hint,  Ädä <x>
          domain_hint, contoso.example
          """)
  void a_hint_is_passed_on(String name, String value) {
    Map<String, String> sent =
        visitor
            .open("login?" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8))
            .parameters();

    assertEquals(value, sent.get(name));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "prompt=admin_consent",
        "prompt=",
        "prompt=login%20none",
        "prompt=login&prompt=login",
        "login_hint=a%0D%0ASet-Cookie:%20x=y",
        "login_hint=%00",
        "login_hint=a&login_hint=b",
        "domain_hint=a%0Ab",
        "domain_hint=%20"
      })
  void a_hint_that_cannot_be_passed_on_is_told(String query) {
    Hop page = visitor.open("login?" + query);

    ProblemPage.expect(400, "login.parameter", page);
    assertEquals(List.of(), page.setCookies());
  }

  @Test
  void a_silent_sign_in_that_needs_the_user_goes_on_with_the_page_and_no_loop() {
    Hop silent = visitor.follow(visitor.open("login?prompt=none&return_to=/dashboard%3Fa%3D1"));

    Hop again = visitor.follow(silent);
    Hop answer = visitor.choose(visitor.follow(again), Persona.ADA);

    assertEquals("login_required", silent.parameters().get("error"));
    assertEquals(302, again.status(), again.body());
    assertFalse(again.parameters().containsKey("prompt"), again.location().toString());
    assertEquals(deployed.app() + "dashboard?a=1", visitor.follow(answer).location().toString());
  }

  @Test
  void the_same_parameters_of_a_request_cannot_be_set_from_outside() {
    Map<String, String> sent =
        visitor
            .open("login?client_id=x&redirect_uri=https://evil.example&scope=x&state=x&nonce=x")
            .parameters();

    assertEquals(deployed.app() + "callback", sent.get("redirect_uri"));
    assertFalse(sent.containsValue("x"), sent.toString());
  }

  @Test
  void of_nine_tabs_the_oldest_is_given_up_and_eight_arrive() {
    List<URI> answers = new ArrayList<>();
    for (int tab = 0; tab < 9; tab++) {
      String login = "login?prompt=login&return_to=/dashboard%3Ftab%3D" + tab;
      answers.add(visitor.answer(Persona.ADA, login).location());
    }

    ProblemPage.expect(400, "signin.no-pending", visitor.open(answers.get(0)));
    for (int tab = 1; tab < 9; tab++) {
      Hop back = visitor.open(answers.get(tab));
      assertEquals(deployed.app() + "dashboard?tab=" + tab, back.location().toString());
    }
    assertEquals(8, deployed.emulator().requests("/token").size());
  }

  @Test
  void tabs_that_begin_at_the_same_moment_all_arrive() throws Exception {
    visitor.open("login");

    List<Hop> logins = Visitor.together(7, () -> visitor.open("login?prompt=login"));

    for (Hop login : logins) {
      Hop answer = visitor.choose(visitor.follow(login), Persona.ADA);
      assertEquals(303, visitor.follow(answer).status());
    }
  }
}
