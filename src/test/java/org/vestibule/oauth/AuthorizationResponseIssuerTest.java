package org.vestibule.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.oauth.AuthorizationResponse.Issuer;

/** RFC 9207: who answered. */
class AuthorizationResponseIssuerTest {
  private static final String NAME = "https://login.example.org";

  private static String read(Map<String, String[]> values, boolean required) {
    return AuthorizationResponse.parse(
            new CallbackParameters(values), "s1", new Issuer(NAME::equals, required))
        .match(
            granted -> "granted",
            denied -> "denied " + denied.error(),
            untrusted -> "untrusted " + untrusted.reason());
  }

  private static Map<String, String[]> answer(String... issuers) {
    var values = new HashMap<String, String[]>();
    values.put("state", new String[] {"s1"});
    values.put("code", new String[] {"c1"});
    if (issuers.length > 0) {
      values.put("iss", issuers);
    }
    return values;
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          right, promised       | https://login.example.org          | true  | granted
          right, not promised   | https://login.example.org          | false | granted
          wrong, promised       | https://evil.example.org           | true  | untrusted ISSUER
          wrong, not promised   | https://evil.example.org           | false | untrusted ISSUER
          a slash at the end    | https://login.example.org/         | true  | untrusted ISSUER
          another case          | https://LOGIN.example.org          | true  | untrusted ISSUER
          a longer name         | https://login.example.org.evil.org | true  | untrusted ISSUER
          another scheme        | http://login.example.org           | true  | untrusted ISSUER
          missing, promised     |                                    | true  | untrusted ISSUER
          missing, not promised |                                    | false | granted
          """)
  void the_issuer_is_compared(String theCase, String iss, boolean required, String expected) {
    String[] issuers = Optional.ofNullable(iss).stream().toArray(String[]::new);

    assertEquals(expected, read(answer(issuers), required));
  }

  @Test
  void an_empty_issuer_is_a_missing_one() {
    assertEquals("untrusted ISSUER", read(answer(""), true));
  }

  @Test
  void an_issuer_that_comes_twice_is_not_believed() {
    assertEquals("untrusted DOUBLED_PARAMETER", read(answer(NAME, NAME), true));
    assertEquals("untrusted DOUBLED_PARAMETER", read(answer(NAME, "https://evil.org"), false));
  }

  @Test
  void an_error_of_somebody_else_is_not_believed() {
    Map<String, String[]> values = answer("https://evil.example.org");
    values.put("error", new String[] {"access_denied"});

    assertEquals("untrusted ISSUER", read(values, false));
  }

  @Test
  void an_error_of_the_provider_is() {
    Map<String, String[]> values = answer(NAME);
    values.put("error", new String[] {"access_denied"});

    assertEquals("denied access_denied", read(values, true));
  }

  @Test
  void the_state_comes_first() {
    Map<String, String[]> values = answer("https://evil.example.org");
    values.put("state", new String[] {"s2"});

    assertEquals("untrusted STATE", read(values, true));
  }
}
