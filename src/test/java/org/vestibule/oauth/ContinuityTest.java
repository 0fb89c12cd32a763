package org.vestibule.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.http.Secret;

class ContinuityTest {
  private static Continuity of(String claims) throws ParseException {
    var members = new HashMap<String, Object>(Map.of("iss", "i", "sub", "s"));
    members.putAll(JSONObjectUtils.parse("{" + claims.replace('\'', '"') + "}"));
    return Continuity.of(Optional.of(new Secret(TinyProvider.sign(TinyProvider.KEY, members))));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          the same               | ``            | ``                 | true
          another issuer         | ``            | 'iss':'j'          | false
          another subject        | ``            | 'sub':'t'          | false
          the first nonce        | 'nonce':'n'   | 'nonce':'n'        | true
          no nonce any more      | 'nonce':'n'   | ``                 | true
          another nonce          | 'nonce':'n'   | 'nonce':'m'        | false
          a nonce out of nowhere | ``            | 'nonce':'n'        | false
          the first sign-in      | 'auth_time':1 | 'auth_time':1      | true
          no time of it any more | 'auth_time':1 | ``                 | true
          a time of it only now  | ``            | 'auth_time':1      | true
          a later sign-in        | 'auth_time':1 | 'auth_time':2      | false
          issued at once         | 'iat':9       | 'iat':9            | true
          issued later           | 'iat':9       | 'iat':10           | true
          issued earlier         | 'iat':9       | 'iat':8            | false
          other claims           | 'name':'a'    | 'name':'b','x':1   | true
          """)
  void follows(String theCase, String first, String refreshed, boolean expected)
      throws ParseException {
    assertEquals(expected, of(refreshed).follows(of(first)));
  }

  @Test
  void nothing_readable_follows_no_token() throws ParseException {
    Optional<Secret> garbage = Optional.of(new Secret("garbage"));

    assertEquals(false, Continuity.of(garbage).follows(of("")));
    assertEquals(false, of("").follows(Continuity.of(garbage)));
    assertEquals(false, of("").follows(Continuity.of(Optional.empty())));
  }
}
