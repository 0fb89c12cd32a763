package org.vestibule.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.URI;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.http.Secret;

class ClientAuthenticationTest {
  private static final URI ENDPOINT = URI.create("https://login.example/token");

  @ParameterizedTest
  @ValueSource(strings = {"plain", "%:+& ü~", "a:b", "==/?#", "%2B"})
  void a_secret_in_the_header_is_coded_twice(String secret) throws CredentialUnavailable {
    ClientAuthentication.Proof proof =
        ClientAuthentication.secretBasic("id:1", new Secret(secret)).prove(ENDPOINT);

    String header = proof.headers().getOrDefault("Authorization", "");
    assertEquals("Basic ", header.substring(0, 6));
    String[] pair =
        new String(Base64.getDecoder().decode(header.substring(6)), UTF_8).split(":", -1);
    assertEquals(2, pair.length);
    assertEquals("id:1", URLDecoder.decode(pair[0], UTF_8));
    assertEquals(secret, URLDecoder.decode(pair[1], UTF_8));
    assertEquals(Map.of(), proof.form());
  }

  @Test
  void a_header_as_a_golden_string() throws CredentialUnavailable {
    ClientAuthentication.Proof proof =
        ClientAuthentication.secretBasic("client", new Secret("%:+& ü~")).prove(ENDPOINT);

    assertEquals(
        "Basic "
            + Base64.getEncoder().encodeToString("client:%25%3A%2B%26+%C3%BC%7E".getBytes(UTF_8)),
        proof.headers().get("Authorization"));
  }

  @Test
  void a_secret_in_the_body_stands_there_as_it_is() throws CredentialUnavailable {
    ClientAuthentication.Proof proof =
        ClientAuthentication.secretPost("client", new Secret("%:+& ü~")).prove(ENDPOINT);

    assertEquals(Map.of("client_id", "client", "client_secret", "%:+& ü~"), proof.form());
    assertEquals(Map.of(), proof.headers());
  }

  @Test
  void a_public_client_names_itself_and_proves_nothing() throws CredentialUnavailable {
    ClientAuthentication.Proof proof = ClientAuthentication.none("client").prove(ENDPOINT);

    assertEquals(Map.of("client_id", "client"), proof.form());
    assertEquals(Map.of(), proof.headers());
  }

  @Test
  void a_proof_does_not_print() throws CredentialUnavailable {
    var secret = new Secret("marker");

    assertFalse(
        ClientAuthentication.secretPost("c", secret).prove(ENDPOINT).toString().contains("marker"));
    String basic = ClientAuthentication.secretBasic("c", secret).prove(ENDPOINT).toString();
    assertFalse(basic.contains("Basic"), basic);
  }
}
