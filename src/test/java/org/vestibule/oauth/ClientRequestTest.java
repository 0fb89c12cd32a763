package org.vestibule.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.http.HttpCalls;
import org.vestibule.http.Json;
import org.vestibule.http.Limits;
import org.vestibule.http.LocalServer;
import org.vestibule.http.Secret;

class ClientRequestTest {
  private static final String EXPIRED = "{\"error\":\"invalid_client\",\"error_codes\":[7000222]}";
  private static final String ISSUED = "{\"token_type\":\"Bearer\"}";

  private final LocalServer server = new LocalServer();
  private final HttpCalls http =
      new HttpCalls(Limits.of(Duration.ofSeconds(3), Duration.ofSeconds(5)));
  private final Json json = new Json();
  private final List<Boolean> changes = new ArrayList<>();
  private final CredentialPair both =
      new CredentialPair(secret("one"), Optional.of(secret("two")), changes::add);
  private final URI endpoint = server.uri("/token");

  @AfterEach
  void close() {
    http.close();
    server.close();
    json.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"7000222", "7000215", "700027", "70002,7000222", "\"7000215\""})
  void the_other_credential_takes_over_and_stays(String codes) throws Exception {
    good("two", "{\"error\":\"invalid_client\",\"error_codes\":[" + codes + "]}");

    assertEquals(200, send(both));
    assertEquals(List.of("one", "two"), sent());
    assertEquals(200, send(both));
    assertEquals(List.of("one", "two", "two"), sent());
    assertEquals(List.of(true), changes);
    assertTrue(both.nextInUse());
  }

  @Test
  void the_first_takes_over_again_when_the_next_is_refused_in_its_turn() throws Exception {
    good("two", EXPIRED);
    send(both);
    good("one", EXPIRED);

    assertEquals(200, send(both));
    assertFalse(both.nextInUse());
    assertEquals(List.of(true, false), changes);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "the grant         | 400 | {\"error\":\"invalid_grant\",\"error_codes\":[7000222]}",
        "another cause     | 401 | {\"error\":\"invalid_client\",\"error_codes\":[700025]}",
        "no number         | 401 | {\"error\":\"invalid_client\"}",
        "the text alone    | 401 | {\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000222\"}",
        "no list           | 401 | {\"error\":\"invalid_client\",\"error_codes\":7000222}",
        "part of a number  | 401 | {\"error\":\"invalid_client\",\"error_codes\":[70002220]}",
        "no JSON           | 401 | <html>invalid_client 7000222</html>",
        "the server's fault| 500 | {\"error\":\"invalid_client\",\"error_codes\":[7000222]}",
        "too many          | 429 | {\"error\":\"invalid_client\",\"error_codes\":[7000222]}"
      })
  void any_other_refusal_is_final(String theCase, int status, String body) throws Exception {
    server.answer("/token", status, body);

    assertEquals(status, send(both));
    assertEquals(List.of("one"), sent());
    assertFalse(both.nextInUse());
  }

  @Test
  void with_both_refused_each_is_tried_once_and_nothing_changes() throws Exception {
    server.answer("/token", 401, EXPIRED);

    assertEquals(401, send(both));
    assertEquals(List.of("one", "two"), sent());
    assertEquals(List.of(), changes);
  }

  @Test
  void a_single_credential_is_sent_once() throws Exception {
    server.answer("/token", 401, EXPIRED);
    var alone = new CredentialPair(secret("one"), Optional.empty(), changes::add);

    assertEquals(401, send(alone));
    assertEquals(401, send(secret("one")));
    assertEquals(2, sent().size());
  }

  @Test
  void a_credential_whose_file_cannot_be_used_is_passed_over() throws Exception {
    server.answer("/token", 200, ISSUED);
    ClientAuthentication lost =
        at -> {
          throw new CredentialUnavailable("lost");
        };
    var credentials = new CredentialPair(lost, Optional.of(secret("two")), changes::add);

    assertEquals(200, send(credentials));
    assertEquals(List.of("two"), sent());
    assertTrue(credentials.nextInUse());
  }

  private void good(String secret, String refusal) {
    server.answer(
        "/token",
        exchange -> {
          boolean accepted = sent().get(sent().size() - 1).equals(secret);
          byte[] bytes = (accepted ? ISSUED : refusal).getBytes(UTF_8);
          exchange.sendResponseHeaders(accepted ? 200 : 401, bytes.length);
          exchange.getResponseBody().write(bytes);
        });
  }

  private int send(ClientAuthentication client) throws Exception {
    return new ClientRequest(client, http, json)
        .send(endpoint, Map.of("grant_type", "authorization_code", "code", "c"))
        .status();
  }

  private List<String> sent() {
    return server.seen().stream()
        .map(it -> it.body().replaceFirst(".*client_secret=([a-z]+).*", "$1"))
        .toList();
  }

  private static ClientAuthentication secret(String text) {
    return ClientAuthentication.secretPost("client", new Secret(text));
  }
}
