package org.vestibule.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.vestibule.http.Json;
import org.vestibule.http.Reply;

/** The JSON that the provider's endpoints answer with. */
final class AnswersHostileTest {
  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
  private static final Json JSON = new Json();
  private static final ClaimsRequest CLAIMS = new ClaimsRequest(JSON, true);

  @FuzzTest
  void a_token_reply_is_tokens_or_a_clean_refusal(byte[] input) {
    String body = new String(input, UTF_8);
    for (int status : new int[] {200, 400, 401, 429, 503}) {
      Reply reply = new Reply(status, Map.of("retry-after", List.of(body)), body);

      TokenReply read = TokenReply.parse(reply, JSON, NOW);

      if (read instanceof TokenReply.Issued issued) {
        assertEquals(200, status);
        issued(issued.tokens());
      } else if (read instanceof TokenReply.Refused refused) {
        assertTrue(status == 400 || status == 401);
        refused(refused);
      } else if (read instanceof TokenReply.Unusable unusable) {
        assertEquals(status, unusable.failure().status());
      }
    }
  }

  private static void issued(Tokens tokens) {
    AccessToken token = tokens.accessToken();
    assertFalse(token.value().reveal().isEmpty());
    assertFalse(token.expiresAt().isBefore(NOW));
    assertFalse(token.expiresAt().isAfter(NOW.plusSeconds(172_800)));
    Stream.of(tokens.refreshToken(), tokens.idToken())
        .flatMap(Optional::stream)
        .forEach(secret -> assertFalse(secret.reveal().isEmpty()));
  }

  private static void refused(TokenReply.Refused refused) {
    assertTrue(refused.error().matches("[A-Za-z0-9_.-]{0,60}"), refused.error());
    assertTrue(refused.suberror().matches("[A-Za-z0-9_.-]{0,60}"), refused.suberror());
    refused.providerCode().ifPresent(code -> assertTrue(code.matches("[0-9]{4,8}"), code));
    refused.ids().trace().ifPresent(id -> assertTrue(id.matches("[0-9A-Fa-f-]{36}"), id));
    refused.ids().correlation().ifPresent(id -> assertTrue(id.matches("[0-9A-Fa-f-]{36}"), id));
    refused.ids().timestamp().ifPresent(time -> assertTrue(time.matches("[0-9 TZ:.-]+"), time));
    demanded(CLAIMS.fromJson(refused.claims()));
  }

  @FuzzTest
  void a_pushed_request_has_a_name_or_failed(byte[] input) {
    String body = new String(input, UTF_8);
    for (int status : new int[] {200, 201, 400}) {
      if (PushReply.parse(new Reply(status, Map.of(), body), JSON)
          instanceof PushReply.Pushed pushed) {
        assertEquals(201, status);
        assertFalse(pushed.requestUri().isBlank());
      }
    }
  }

  @FuzzTest
  void metadata_name_addresses_over_tls_or_on_this_machine(byte[] input) {
    ProviderMetadata.parse(new String(input, UTF_8), JSON)
        .ifPresent(
            metadata -> {
              assertNotNull(metadata.issuer());
              Stream.of(
                      Stream.of(metadata.authorizationEndpoint()),
                      Stream.of(metadata.tokenEndpoint()),
                      Stream.of(metadata.jwksUri()),
                      metadata.endSessionEndpoint().stream(),
                      metadata.pushedRequests().stream())
                  .flatMap(addresses -> addresses)
                  .forEach(AnswersHostileTest::acceptable);
              assertTrue(
                  Set.of("RS256", "PS256", "ES256").containsAll(metadata.signingAlgorithms()));
            });
  }

  private static void acceptable(URI address) {
    boolean here = Set.of("localhost", "127.0.0.1", "[::1]").contains(address.getHost());
    assertTrue(
        address.getScheme().equalsIgnoreCase("https")
            || (here && address.getScheme().equalsIgnoreCase("http")),
        address::toString);
    assertNotNull(address.getHost());
    assertTrue(address.toString().chars().noneMatch(Character::isISOControl), address::toString);
    // Parameters are appended to it.
    assertNotNull(Addresses.withQuery(address, Map.of("state", "s")).getHost());
  }

  /** Each line of the input is a value of the header. */
  @FuzzTest
  void a_challenge_demands_something_of_the_access_token_or_nothing(byte[] input) {
    Optional<BearerChallenge> challenge =
        BearerChallenge.parse(List.of(new String(input, UTF_8).split("\n", -1)));

    challenge.ifPresent(
        it ->
            it.parameters()
                .forEach((name, value) -> assertTrue(name.matches("[a-z_]{1,40}"), name)));
    demanded(challenge.flatMap(it -> it.parameter("claims")).flatMap(CLAIMS::fromHeader));
    demanded(CLAIMS.fromHeader(new String(input, UTF_8)));
    demanded(CLAIMS.fromJson(new String(input, UTF_8)));
  }

  private static void demanded(Optional<String> claims) {
    claims.ifPresent(text -> assertTrue(text.length() <= 4096, text));
    String sent = CLAIMS.value(claims).orElseThrow();
    Map<?, ?> read = JSON.read(sent, Map.class).orElseThrow();
    assertTrue(read.get("access_token") instanceof Map<?, ?> it && it.containsKey("xms_cc"), sent);
  }
}
