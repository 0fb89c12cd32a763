package org.vestibule.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.http.Json;

class ProviderMetadataTest {
  private static final Json JSON = new Json();

  @AfterAll
  static void close() {
    JSON.close();
  }

  @Test
  void a_document_is_read() {
    assertEquals(
        Optional.of(
            new ProviderMetadata(
                "https://l.example/{tenantid}/v2.0",
                URI.create("https://l.example/authorize"),
                URI.create("https://l.example/token"),
                URI.create("https://l.example/keys"),
                Optional.of(URI.create("https://l.example/logout")),
                Set.of("RS256"),
                false,
                Optional.empty(),
                false)),
        parse(document()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"issuer", "authorization_endpoint", "token_endpoint", "jwks_uri"})
  void without_one_of_four_members_it_is_no_document(String member) {
    Map<String, Object> document = document();
    document.remove(member);

    assertEquals(Optional.empty(), parse(document));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TLS                    | https://l.example/x         | true
          TLS in large letters   | HTTPS://l.example/x         | true
          with a query           | https://l.example/x?p=1     | true
          clear text             | http://l.example/x          | false
          this machine           | http://127.0.0.1:9400/x     | true
          this machine by name   | http://localhost:9400/x     | true
          this machine, IPv6     | http://[::1]:9400/x         | true
          a name that begins so  | http://localhost.evil.example/x | false
          a number that does     | http://127.0.0.1.evil.example/x | false
          a user that looks so   | http://localhost@evil.example/x | false
          a fragment             | https://l.example/x#y       | false
          no host                | https:///x                  | false
          a path                 | /x                          | false
          a script               | javascript:alert(1)         | false
          a file                 | file:///etc/passwd          | false
          no address             | https://l example           | false
          nothing                | ''                          | false
          """)
  void an_address_is_acceptable(String theCase, String address, boolean acceptable) {
    for (String member : List.of("authorization_endpoint", "token_endpoint", "jwks_uri")) {
      Map<String, Object> document = document();
      document.put(member, address);

      assertEquals(acceptable, parse(document).isPresent(), member);
    }
    Map<String, Object> document = document();
    document.put("end_session_endpoint", address);
    assertEquals(acceptable, parse(document).orElseThrow().endSessionEndpoint().isPresent());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          the usual       | RS256             | RS256
          all of ours     | ES256 PS256 RS256 | ES256 PS256 RS256
          with none       | none RS256        | RS256
          shared secrets  | HS256 RS256       | RS256
          longer hashes   | RS512 ES384 RS256 | RS256
          nothing of ours | HS256 none EdDSA  | ''
          """)
  void of_the_algorithms_those_that_are_accepted_stay(
      String theCase, String listed, String expected) {
    Map<String, Object> document = document();
    document.put("id_token_signing_alg_values_supported", Arrays.asList(listed.split(" ")));

    assertEquals(
        expected,
        String.join(
            " ", parse(document).orElseThrow().signingAlgorithms().stream().sorted().toList()));
  }

  @Test
  void without_a_list_of_algorithms_it_is_the_one_that_everybody_has() {
    Map<String, Object> document = document();
    document.remove("id_token_signing_alg_values_supported");

    assertEquals(Set.of("RS256"), parse(document).orElseThrow().signingAlgorithms());
  }

  @Test
  void a_provider_need_not_have_a_sign_out() {
    Map<String, Object> document = document();
    document.remove("end_session_endpoint");

    assertEquals(Optional.empty(), parse(document).orElseThrow().endSessionEndpoint());
  }

  @Test
  void what_the_provider_promises_is_read() {
    Map<String, Object> document = document();
    document.put("authorization_response_iss_parameter_supported", true);
    document.put("backchannel_logout_supported", true);
    ProviderMetadata metadata = parse(document).orElseThrow();

    assertTrue(metadata.namesItself());
    assertTrue(metadata.backChannelLogout());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "asked for,        true,  https://l.example/par, true",
    "only offered,     false, https://l.example/par, false",
    "offered openly,   false, http://l.example/par,  false"
  })
  void requests_are_pushed_when_that_is(
      String theCase, boolean required, String endpoint, boolean expected) {
    Map<String, Object> document = document();
    document.put("require_pushed_authorization_requests", required);
    document.put("pushed_authorization_request_endpoint", endpoint);

    assertEquals(expected, parse(document).orElseThrow().pushedRequests().isPresent());
  }

  @Test
  void requests_that_must_be_pushed_and_cannot_be_make_the_document_useless() {
    Map<String, Object> document = document();
    document.put("require_pushed_authorization_requests", true);
    assertTrue(parse(document).isEmpty());

    document.put("pushed_authorization_request_endpoint", "http://l.example/par");
    assertTrue(parse(document).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html></html>", "[]", "{\"issuer\":", "{\"issuer\":{}}"})
  void what_is_no_document_reads_as_absent(String text) {
    assertEquals(Optional.empty(), ProviderMetadata.parse(text, JSON));
  }

  private static Map<String, Object> document() {
    var document = new HashMap<String, Object>();
    document.put("issuer", "https://l.example/{tenantid}/v2.0");
    document.put("authorization_endpoint", "https://l.example/authorize");
    document.put("token_endpoint", "https://l.example/token");
    document.put("jwks_uri", "https://l.example/keys");
    document.put("end_session_endpoint", "https://l.example/logout");
    document.put("id_token_signing_alg_values_supported", List.of("RS256"));
    document.put("unknown", Map.of("a", List.of(1)));
    return document;
  }

  private static Optional<ProviderMetadata> parse(Map<String, Object> document) {
    return ProviderMetadata.parse(JSONObjectUtils.toJSONString(document), JSON);
  }
}
