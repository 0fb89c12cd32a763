package org.vestibule.dataverse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.http.Secret;
import org.vestibule.oauth.AccessToken;
import org.vestibule.oauth.TinyProvider;

/** What a refusal of the Web API demands of the next access token. */
class WebApiChallengeTest {
  private static final String PATH = "/api/data/v9.2/WhoAmI";
  private final TinyProvider environment = TinyProvider.openId(Map.of());

  @AfterEach
  void close() {
    environment.close();
  }

  private Optional<String> challenge(int status, String... challenges) {
    String[] headers =
        Arrays.stream(challenges)
            .flatMap(it -> List.of("WWW-Authenticate", it).stream())
            .toArray(String[]::new);
    environment.answer(PATH, status, "", headers);
    var webApi = new WebApi(environment.http, environment.json, () -> "random", CallListener.NONE);
    var token = new AccessToken(new Secret("at"), TinyProvider.NOW);
    return webApi
        .whoAmI(environment.at("/"), token)
        .match(known -> Optional.of("known"), Result.Refused::challenge, it -> Optional.of("none"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          quoted             | Bearer realm="", error="insufficient_claims", claims="eyJhIjoxfQ==" | eyJhIjoxfQ==
          unquoted           | Bearer error=insufficient_claims, claims=eyJhIjoxfQ==               | eyJhIjoxfQ==
          the other way      | Bearer claims="eyJhIjoxfQ==", error="insufficient_claims"           | eyJhIjoxfQ==
          other case         | bearer Error="insufficient_claims", Claims="eyJhIjoxfQ=="           | eyJhIjoxfQ==
          beside an address  | Bearer authorization_uri="https://login.org/a?b=c", error="insufficient_claims", claims="e30" | e30
          another error      | Bearer error="invalid_token", claims="eyJhIjoxfQ=="                 |
          another error's name | Bearer error="insufficient_claims2", claims="eyJhIjoxfQ=="        |
          no error           | Bearer claims="eyJhIjoxfQ=="                                        |
          no claims          | Bearer error="insufficient_claims"                                  |
          empty claims       | Bearer error="insufficient_claims", claims=""                       |
          another scheme     | PoP error="insufficient_claims", claims="eyJhIjoxfQ=="              |
          """)
  void a_demand_is_read(String theCase, String header, String expected) {
    assertEquals(Optional.ofNullable(expected), challenge(401, header));
  }

  @Test
  void of_several_headers_the_bearer_s_is_read() {
    assertEquals(
        Optional.of("e30"),
        challenge(401, "PoP realm=\"x\"", "Bearer error=\"insufficient_claims\", claims=\"e30\""));
  }

  @Test
  void another_status_demands_nothing() {
    assertEquals(
        Optional.empty(), challenge(403, "Bearer error=\"insufficient_claims\", claims=\"e30\""));
  }

  @Test
  void no_header_demands_nothing() {
    assertEquals(Optional.empty(), challenge(401));
  }
}
