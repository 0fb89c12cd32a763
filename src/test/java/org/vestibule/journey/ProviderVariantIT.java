package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vestibule.emulator.Emulator;
import org.vestibule.emulator.Fault;
import org.vestibule.emulator.Persona;
import org.vestibule.emulator.Seen;

/**
 * Providers whose metadata differ. Each has an emulator of its own: the shared one's are cached.
 */
@Tag("tomcat")
final class ProviderVariantIT {
  private final Emulator emulator = start();

  private static Emulator start() {
    try {
      return Emulator.start(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterEach
  void close() {
    emulator.close();
  }

  @Test
  void a_provider_that_promised_to_name_itself_must() throws Exception {
    emulator.issuerInResponses(true, true);
    try (var server = variant(Map.of())) {
      assertEquals(200, new Visitor(server.app()).signIn(Persona.ADA).status());
      for (Fault fault :
          List.of(Fault.AUTHORIZE_NO_ISS, Fault.AUTHORIZE_WRONG_ISS, Fault.AUTHORIZE_DOUBLE_ISS)) {
        emulator.forget();
        var visitor = new Visitor(server.app());
        emulator.next(fault);

        Hop refused = visitor.follow(visitor.answer(Persona.ADA, "login"));

        boolean twice = fault == Fault.AUTHORIZE_DOUBLE_ISS;
        ProblemPage.expect(400, twice ? "signin.doubled" : "signin.issuer", refused);
        assertEquals(List.of(), emulator.requests("/token"));
        assertEquals(302, visitor.open("dashboard").status());
      }
    }
  }

  @Test
  void a_key_that_is_new_with_the_token_is_fetched_within_the_sign_in() throws Exception {
    emulator.publishKeys(1);
    try (var server = variant(Map.of())) {
      new Visitor(server.app()).signIn(Persona.ADA);
      int before = emulator.requests("/keys").size();
      emulator.rotateBeforeNextToken();

      assertEquals(200, new Visitor(server.app()).signIn(Persona.ADA).status());
      assertEquals(200, new Visitor(server.app()).signIn(Persona.ADA).status());

      assertEquals(before + 1, emulator.requests("/keys").size());
    }
  }

  @Test
  void each_algorithm_that_the_metadata_list_is_accepted() throws Exception {
    emulator.advertiseAlgorithms(List.of("ES256", "PS256"));
    emulator.signWith("ES256");
    try (var server = variant(Map.of())) {
      assertEquals(200, new Visitor(server.app()).signIn(Persona.ADA).status());
      emulator.signWith("PS256");
      assertEquals(200, new Visitor(server.app()).signIn(Persona.ADA).status());
      emulator.signWith("RS256");
      var visitor = new Visitor(server.app());

      Hop refused = visitor.follow(visitor.answer(Persona.ADA, "login"));

      ProblemPage.expect(502, "idtoken.algorithm", refused);
    }
  }

  @Test
  void a_request_that_has_to_be_pushed_leaves_only_its_name_in_the_address() throws Exception {
    emulator.requirePushedRequests(true);
    try (var server = variant(Map.of("HTTP_TIMEOUT", "PT2S"))) {
      var visitor = new Visitor(server.app());

      Hop login = visitor.open("login?login_hint=" + Persona.ADA.account());

      assertEquals(Set.of("client_id", "request_uri"), login.parameters().keySet());
      Seen pushed = emulator.requests("/par").get(0);
      assertEquals("POST", pushed.method());
      assertEquals(Emulator.CLIENT_SECRET, pushed.form().get("client_secret"));
      assertEquals("S256", pushed.form().get("code_challenge_method"));
      assertEquals(Persona.ADA.account(), pushed.form().get("login_hint"));
      assertFalse(pushed.form().containsKey("request_uri"));
      Hop back = visitor.follow(visitor.choose(visitor.follow(login), Persona.ADA));
      assertEquals(200, visitor.follow(back).status());

      for (Map.Entry<Fault, String> failure :
          Map.of(
                  Fault.PAR_400, "502 token.invalid_request",
                  Fault.PAR_500, "502 provider.down",
                  Fault.PAR_HANG, "504 provider.timeout")
              .entrySet()) {
        emulator.next(failure.getKey());
        var stranded = new Visitor(server.app());
        Hop page = stranded.open("login");
        assertEquals(failure.getValue(), page.status() + " " + page.detail("Code"));
        assertEquals(List.of(), page.setCookies());
      }
      assertEquals(302, new Visitor(server.app()).open("login").status());
    }
  }

  @Test
  void the_federation_service_of_a_companys_own_premises_signs_in() throws Exception {
    var settings =
        Map.of(
            "OPENID_ISSUER",
            emulator.base() + "/adfs",
            "OAUTH_RESOURCE",
            emulator.base().toString(),
            "AZURE_TENANT_ID",
            "",
            "AZURE_AUTHORITY_HOST",
            "");
    try (var server = variant(settings)) {
      Map<String, String> sent = new Visitor(server.app()).open("login").parameters();
      assertEquals(emulator.base().toString(), sent.get("resource"));
      assertFalse(sent.containsKey("claims"), sent.toString());
      signsInRenewsAndIsRefusedAsAnybodyElse(server, "/adfs/oauth2/token");
    }
  }

  @Test
  void a_provider_that_knows_openid_connect_only_signs_in() throws Exception {
    var settings =
        Map.of(
            "OPENID_ISSUER",
            emulator.base() + "/op",
            "AZURE_TENANT_ID",
            "",
            "AZURE_AUTHORITY_HOST",
            "");
    try (var server = variant(settings)) {
      Map<String, String> sent = new Visitor(server.app()).open("login").parameters();
      assertFalse(sent.containsKey("claims") || sent.containsKey("resource"), sent.toString());
      signsInRenewsAndIsRefusedAsAnybodyElse(server, "/op/token");
    }
  }

  private void signsInRenewsAndIsRefusedAsAnybodyElse(TomcatServer server, String token) {
    var visitor = new Visitor(server.app());
    emulator.accessTokenLife(Duration.ZERO);
    visitor.follow(visitor.answer(Persona.ADA, "login"));
    emulator.accessTokenLife(Duration.ofHours(1));

    Hop dashboard = visitor.open("dashboard");

    assertEquals(200, dashboard.status(), dashboard.body());
    assertEquals(Persona.ADA.userId(), dashboard.find("id=\"user-id\">([^<]*)<"));
    List<Seen> calls = emulator.requests(token);
    assertEquals(2, calls.size());
    assertTrue(calls.stream().noneMatch(call -> call.form().containsKey("claims")));
    for (Fault fault : List.of(Fault.WRONG_ISSUER, Fault.NO_SUBJECT, Fault.WRONG_SIGNATURE)) {
      emulator.next(fault);
      Hop refused = visitor.follow(visitor.answer(Persona.ADA, "login?prompt=login"));
      assertEquals(502, refused.status());
      assertTrue(refused.detail("Code").startsWith("idtoken."), refused.body());
    }
  }

  private TomcatServer variant(Map<String, String> changes) throws Exception {
    return Variant.of(emulator, "/vestibule", changes);
  }
}
