package org.vestibule.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vestibule.oauth.AuthorizationResponse.Issuer;

final class AuthorizationResponseHostileTest {
  private static final String STATE = "s-0123456789";
  private static final String ISSUER = "https://op.example";
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{0,60}");

  /** Each line of the input is a parameter. */
  @FuzzTest
  void only_the_answer_to_our_request_is_granted(byte[] input) {
    var values = new HashMap<String, String[]>();
    for (String line : new String(input, UTF_8).split("\n", -1)) {
      String[] pair = line.split("=", 2);
      String[] value = {pair.length == 2 ? pair[1] : ""};
      values.merge(pair[0], value, AuthorizationResponseHostileTest::both);
    }
    var callback = new CallbackParameters(values);
    for (boolean required : new boolean[] {true, false}) {
      AuthorizationResponse response =
          AuthorizationResponse.parse(callback, STATE, new Issuer(ISSUER::equals, required));

      if (response instanceof AuthorizationResponse.Untrusted) {
        continue;
      }
      assertEquals(Optional.of(STATE), callback.single("state"));
      assertTrue(
          callback.single("iss").map(ISSUER::equals).orElse(!required), "issuer was not checked");
      if (response instanceof AuthorizationResponse.Granted granted) {
        assertTrue(callback.single("error").isEmpty(), "an error was granted");
        assertEquals(callback.single("code"), Optional.of(granted.code().reveal()));
        assertFalse(granted.code().reveal().isEmpty());
      } else if (response instanceof AuthorizationResponse.Denied denied) {
        assertTrue(CODE.matcher(denied.error()).matches(), denied.error());
        denied.providerCode().ifPresent(code -> assertTrue(code.matches("[0-9]{4,8}"), code));
        denied.ids().trace().ifPresent(id -> assertTrue(id.matches("[0-9A-Fa-f-]{36}"), id));
        denied.ids().timestamp().ifPresent(it -> assertTrue(it.matches("[0-9 TZ:.-]+"), it));
      }
    }
  }

  private static String[] both(String[] one, String[] other) {
    String[] all = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, all, one.length, other.length);
    return all;
  }
}
