package org.vestibule.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationResponseTest {
  private static final AuthorizationResponse.Issuer ANYBODY =
      new AuthorizationResponse.Issuer(iss -> true, false);

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          an answer to our request      | state=s1&code=c1                      | granted c1
          with parameters of no meaning | state=s1&code=c1&x=1&x=2              | granted c1
          tokens in the front channel   | state=s1&code=c1&access_token=t&id_token=i | granted c1
          another browser's answer      | state=s2&code=c1                      | untrusted STATE
          state in other case           | state=S1&code=c1                      | untrusted STATE
          a longer state                | state=s11&code=c1                     | untrusted STATE
          no state                      | code=c1                               | untrusted STATE
          an empty state                | state=&code=c1                        | untrusted STATE
          an error that is not for us   | error=access_denied                   | untrusted STATE
          an error with another state   | state=s2&error=access_denied          | untrusted STATE
          nothing at all                | x=                                    | untrusted STATE
          neither error nor code        | state=s1                              | untrusted NO_CODE
          an empty code                 | state=s1&code=                        | untrusted NO_CODE
          the user said no              | state=s1&error=access_denied          | denied access_denied -
          an error beside a code        | state=s1&code=c1&error=access_denied  | denied access_denied -
          an empty error beside a code  | state=s1&code=c1&error=               | granted c1
          cancelled                     | state=s1&error=access_denied&error_subcode=cancel | denied access_denied - cancelled
          another subcode               | state=s1&error=access_denied&error_subcode=other | denied access_denied -
          Entra's own code              | state=s1&error=e&error_description=AADSTS65004%3a+User+declined+AADSTS50011 | denied e 65004
          a code that is too long       | state=s1&error=e&error_description=AADSTS123456789 | denied e -
          a code that is a word         | state=s1&error=e&error_description=AADSTSabc | denied e -
          markup for an error           | state=s1&error=<script>alert(1)</script> | denied scriptalert1script -
          a line end in an error        | state=s1&error=a%0d%0aSet-Cookie:+b   | denied aSet-Cookieb -
          other letters in an error     | state=s1&error=%E2%80%AEx             | denied x -
          """)
  void reads(String theCase, String query, String expected) {
    assertEquals(expected, describe(query));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          its name               | state=s1&code=c1&iss=https://id.example   | granted c1       | granted c1
          no name                | state=s1&code=c1                          | granted c1       | untrusted ISSUER
          an empty name          | state=s1&code=c1&iss=                     | granted c1       | untrusted ISSUER
          another name           | state=s1&code=c1&iss=https://evil.example | untrusted ISSUER | untrusted ISSUER
          another name, an error | state=s1&error=e&iss=https://evil.example | untrusted ISSUER | untrusted ISSUER
          the state comes first  | state=s2&code=c1&iss=https://evil.example | untrusted STATE  | untrusted STATE
          """)
  void the_provider_names_itself(
      String theCase, String query, String whenOptional, String whenRequired) {
    Predicate<String> names = "https://id.example"::equals;

    assertEquals(whenOptional, describe(query, new AuthorizationResponse.Issuer(names, false)));
    assertEquals(whenRequired, describe(query, new AuthorizationResponse.Issuer(names, true)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state=s1",
        "error=e",
        "error_subcode=cancel",
        "error_description=d",
        "code=c1",
        "iss=i",
        "session_state=x"
      })
  void a_parameter_that_comes_twice_spoils_the_answer(String parameter) {
    String name = parameter.substring(0, parameter.indexOf('='));
    String rest = name.equals("state") || name.equals("code") ? "" : "&code=c1";
    String state = name.equals("state") ? "&code=c1" : "&state=s1";

    assertEquals(
        "untrusted DOUBLED_PARAMETER", describe(parameter + "&" + parameter + rest + state));
    assertFalse(describe(parameter + rest + state).contains("DOUBLED"), "once it is fine");
  }

  @Test
  void an_error_is_cut_at_sixty_characters() {
    assertEquals("denied " + "x".repeat(60) + " -", describe("state=s1&error=" + "x".repeat(61)));
  }

  @Test
  void the_names_of_a_refusal_for_support_are_kept() {
    String trace = "0000aaaa-11bb-cccc-dd22-eeeeee333333";
    String correlation = "aaaa0000-bb11-2222-33cc-444444dddddd";
    AuthorizationResponse response =
        AuthorizationResponse.parse(
            callback(
                "state=s1&error=e&error_description=AADSTS65004: no\r\nTrace ID: "
                    + trace
                    + "\r\nCorrelation ID: "
                    + correlation
                    + "\r\nTimestamp: 2026-11-23 12:00:00Z"),
            "s1",
            ANYBODY);

    assertEquals(
        new AuthorizationResponse.Denied(
            "e",
            false,
            Optional.of("65004"),
            new ProviderIds(
                Optional.of(trace), Optional.of(correlation), Optional.of("2026-11-23 12:00:00Z"))),
        response);
  }

  @Test
  void a_granted_code_does_not_print() {
    AuthorizationResponse response =
        AuthorizationResponse.parse(callback("state=s1&code=marker"), "s1", ANYBODY);

    assertTrue(response instanceof AuthorizationResponse.Granted);
    assertFalse(response.toString().contains("marker"));
  }

  @Test
  void callback_parameters_print_their_names_only() {
    assertEquals("CallbackParameters[code, state]", callback("code=marker&state=s1").toString());
  }

  @Test
  void an_empty_or_doubled_parameter_reads_as_absent() {
    CallbackParameters callback = callback("a=&b=1&b=2&c=3");

    assertEquals(Optional.empty(), callback.single("a"));
    assertEquals(Optional.empty(), callback.single("b"));
    assertEquals(Optional.of("3"), callback.single("c"));
    assertEquals(Optional.empty(), callback.single("d"));
    assertFalse(callback.doubled(), "unknown names have no meaning");
  }

  private static String describe(String query) {
    return describe(query, ANYBODY);
  }

  private static String describe(String query, AuthorizationResponse.Issuer issuer) {
    return AuthorizationResponse.parse(callback(query), "s1", issuer)
        .match(
            granted -> "granted " + granted.code().reveal(),
            denied ->
                "denied "
                    + denied.error()
                    + " "
                    + denied.providerCode().orElse("-")
                    + (denied.cancelled() ? " cancelled" : ""),
            untrusted -> "untrusted " + untrusted.reason());
  }

  private static CallbackParameters callback(String query) {
    var lists = new LinkedHashMap<String, List<String>>();
    for (String pair : query.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      lists
          .computeIfAbsent(parts[0], name -> new ArrayList<>())
          .add(URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    Map<String, String[]> values = new LinkedHashMap<>();
    lists.forEach((name, list) -> values.put(name, list.toArray(String[]::new)));
    return new CallbackParameters(values);
  }
}
