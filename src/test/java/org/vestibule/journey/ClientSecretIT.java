package org.vestibule.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.emulator.Emulator;
import org.vestibule.emulator.Persona;
import org.vestibule.emulator.Registration;

@Tag("tomcat")
final class ClientSecretIT {
  private final Emulator emulator = Ground.emulator();

  /** Before too: classes on the shared server leave their record. */
  @BeforeEach
  @AfterEach
  void reset() {
    emulator.reset();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"client_secret_post", "client_secret_basic"})
  void a_secret_may_have_any_characters(String method) throws Exception {
    String id = "client:with %2F+&";
    String secret = "ü€😀\\'\"%%20%C3+ &=;:#?/@{}<>|^`~";
    var settings =
        Map.of("AZURE_CLIENT_ID", id, "AZURE_CLIENT_SECRET", secret, "OAUTH_CLIENT_AUTH", method);
    try (var server = Variant.of(settings)) {
      URI callback = URI.create(server.app() + "callback");
      emulator.register(Registration.confidential(id, secret, callback));

      assertEquals(200, new Visitor(server.app()).signIn(Persona.ADA).status());
    }
  }

  @Test
  void the_platforms_token_is_read_again_for_each_request(@TempDir Path directory)
      throws Exception {
    KeyPair issuer = keyPair();
    URI name = URI.create("https://issuer.example/");
    emulator.trustFederation(Emulator.CLIENT_ID, name, "workload", issuer.getPublic());
    Path file = Files.writeString(directory.resolve("token"), token(issuer, name, "1") + "\n");
    var settings = Map.of("AZURE_CLIENT_SECRET", "", "AZURE_FEDERATED_TOKEN_FILE", file.toString());
    try (var server = Variant.of(settings)) {
      var visitor = new Visitor(server.app());
      emulator.accessTokenLife(Duration.ZERO);
      visitor.follow(visitor.answer(Persona.ADA, "login"));
      emulator.accessTokenLife(Duration.ofHours(1));
      String renewed = token(issuer, name, "2");
      Files.writeString(file, renewed);

      assertEquals(200, visitor.open("dashboard").status());
      assertEquals(renewed, emulator.requests("/token").get(1).form().get("client_assertion"));

      Files.writeString(file, token(issuer, URI.create("https://stranger.example/"), "3"));
      Hop refused = visitor.follow(visitor.answer(Persona.ADA, "login?prompt=login"));
      assertEquals(502, refused.status());
      assertTrue(refused.detail("Code").startsWith("token."), refused.body());

      emulator.forget();
      Files.delete(file);
      Hop page = visitor.follow(visitor.answer(Persona.ADA, "login?prompt=login"));
      ProblemPage.expect(502, "provider.credential", page);
      assertTrue(emulator.requests("/token").isEmpty());
      assertFalse(page.body().contains(directory.toString()), page.body());
    }
  }

  @Test
  void two_credentials_are_one_too_many(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("token"), "token");
    try (var server = Variant.of(Map.of("AZURE_FEDERATED_TOKEN_FILE", file.toString()))) {
      Hop page = new Stranger(server.app()).get("login");

      assertEquals("503 config.invalid", page.status() + " " + page.detail("Code"));
      assertTrue(page.body().contains("exclude each other"), page.body());
      assertFalse(page.body().contains(Emulator.CLIENT_SECRET), page.body());
    }
  }

  private static KeyPair keyPair() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  private static String token(KeyPair issuer, URI name, String id) throws Exception {
    String claims =
        """
        {"iss": "%s", "sub": "workload", "aud": "api://AzureADTokenExchange", "jti": "%s", "exp": %d}
        """
            .formatted(name, id, Instant.now().plusSeconds(600).getEpochSecond());
    String signed = part("{\"alg\":\"RS256\"}") + "." + part(claims);
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(issuer.getPrivate());
    signature.update(signed.getBytes(UTF_8));
    return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
  }

  private static String part(String json) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
  }
}
