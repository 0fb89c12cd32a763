package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vestibule.emulator.Emulator;
import org.vestibule.emulator.Persona;
import org.vestibule.emulator.Seen;

@Tag("tomcat")
final class VariantIT {
  private final Emulator emulator = Ground.emulator();

  @BeforeEach
  void clear() {
    emulator.clearFaults();
    emulator.forget();
  }

  @Test
  void a_public_client_signs_in_without_a_credential() throws Exception {
    var settings = Map.of("AZURE_CLIENT_ID", Emulator.PUBLIC_CLIENT_ID, "AZURE_CLIENT_SECRET", "");
    try (var server = Variant.of(settings)) {
      signsInAndRenews(server);

      for (Seen call : emulator.requests("/token")) {
        assertEquals(Emulator.PUBLIC_CLIENT_ID, call.form().get("client_id"));
        assertFalse(call.form().containsKey("client_secret"));
        assertFalse(call.headers().containsKey("authorization"));
      }
    }
  }

  @Test
  void the_secret_can_be_sent_by_http_basic() throws Exception {
    try (var server = Variant.of(Map.of("OAUTH_CLIENT_AUTH", "client_secret_basic"))) {
      signsInAndRenews(server);

      for (Seen call : emulator.requests("/token")) {
        assertTrue(call.headers().getOrDefault("authorization", "").startsWith("Basic "));
        assertFalse(call.form().containsKey("client_secret"));
      }
    }
  }

  @Test
  void a_wrong_secret_is_the_operators_to_mend() throws Exception {
    try (var server = Variant.of(Map.of("AZURE_CLIENT_SECRET", "not-the-secret-7f3a"))) {
      var visitor = new Visitor(server.app());

      Hop page = visitor.follow(visitor.answer(Persona.ADA, "login"));

      ProblemPage.expect(502, "token.invalid_client", page);
      assertEquals("AADSTS7000215", page.detail("Entra's code"));
      assertTrue(page.body().contains(Emulator.CLIENT_ID), page.body());
      assertFalse(page.body().contains("not-the-secret"), page.body());
    }
  }

  @Test
  void a_resource_selects_the_older_endpoints() throws Exception {
    String resource = emulator.base() + "/";
    try (var server = Variant.of(Map.of("OAUTH_RESOURCE", resource))) {
      Map<String, String> sent = new Visitor(server.app()).open("login").parameters();
      signsInAndRenews(server);

      assertEquals(resource, sent.get("resource"));
      assertEquals("openid profile offline_access", sent.get("scope"));
      for (Seen call : emulator.requests("/token")) {
        assertEquals("/" + Emulator.TENANT + "/oauth2/token", call.path());
        assertEquals(resource, call.form().get("resource"));
      }
    }
  }

  @Test
  void any_openid_provider_signs_in_by_its_issuer() throws Exception {
    String issuer = emulator.base() + "/" + Emulator.TENANT + "/v2.0";
    var settings =
        Map.of("OPENID_ISSUER", issuer, "AZURE_TENANT_ID", "", "AZURE_AUTHORITY_HOST", "");
    try (var server = Variant.of(settings)) {
      signsInAndRenews(server);
    }
  }

  @Test
  void the_tenant_is_learnt_from_the_environment() throws Exception {
    try (var server = Variant.of(Map.of("AZURE_TENANT_ID", ""))) {
      signsInAndRenews(server);

      List<Seen> asked =
          emulator.requests("/v9.2/").stream()
              .filter(call -> !call.headers().containsKey("authorization"))
              .toList();
      assertEquals(1, asked.size(), "once for the application's life");
    }
  }

  @Test
  void of_several_tenants_those_on_the_list_sign_in() throws Exception {
    var settings =
        Map.of("AZURE_TENANT_ID", "organizations", "AZURE_ALLOWED_TENANTS", Emulator.TENANT);
    try (var server = Variant.of(settings)) {
      signsInAndRenews(server);
      emulator.forget();
      var stranger = new Visitor(server.app());

      Hop refused = stranger.follow(stranger.answer(Persona.GUEST, "login"));

      ProblemPage.expect(403, "idtoken.tenant", refused);
      assertEquals(List.of(), emulator.requests("/WhoAmI"));
      assertEquals(302, stranger.open("dashboard").status());
    }
  }

  @Test
  void a_posted_answer_needs_no_cookie_and_counts_once_in_the_browser_that_asked()
      throws Exception {
    try (var server = Variant.of(Map.of("OAUTH_RESPONSE_MODE", "form_post"))) {
      var visitor = new Visitor(server.app());
      Hop form = visitor.answer(Persona.ADA, "login?return_to=/dashboard%3Fa%3D1");
      // A browser keeps a Lax cookie back from another site's form.
      var cookieless = new Visitor(server.app());
      var attacker = new Visitor(server.app());

      Hop posted = cookieless.post(form.action(), form.hidden());
      Hop again = cookieless.post(form.action(), form.hidden());
      Hop stolen = attacker.follow(again);
      Hop back = visitor.follow(posted);

      assertEquals(303, posted.status());
      assertEquals(List.of(), posted.setCookies());
      String code = form.hidden().getOrDefault("code", "none");
      assertFalse(posted.header("Location").contains(code), "the code stays out of addresses");
      ProblemPage.expect(400, "signin.no-pending", stolen);
      assertEquals(303, back.status(), back.body());
      assertEquals(server.app() + "dashboard?a=1", back.location().toString());
      assertEquals(200, visitor.follow(back).status());
      Hop late = visitor.follow(posted);
      assertEquals(server.app() + "dashboard", late.location().toString(), "he is in already");
      assertEquals(1, emulator.requests("/token").size());
    }
  }

  @Test
  void a_posted_error_is_told() throws Exception {
    try (var server = Variant.of(Map.of("OAUTH_RESPONSE_MODE", "form_post"))) {
      var visitor = new Visitor(server.app());
      Hop page = visitor.follow(visitor.open("login"));
      Hop form = visitor.press(page, "cancel", "1");

      Hop told = visitor.follow(visitor.post(form.action(), form.hidden()));

      ProblemPage.expect(403, "signin.cancelled", told);
    }
  }

  private void signsInAndRenews(TomcatServer server) {
    var visitor = new Visitor(server.app());
    emulator.accessTokenLife(Duration.ofSeconds(30));
    try {
      visitor.follow(visitor.answer(Persona.ADA, "login"));
    } finally {
      emulator.accessTokenLife(Duration.ofSeconds(3599));
    }
    Hop dashboard = visitor.open("dashboard");

    assertEquals(200, dashboard.status(), dashboard.body());
    assertEquals(Persona.ADA.userId(), dashboard.find("id=\"user-id\">([^<]*)<"));
    assertTrue(dashboard.body().contains(Persona.ADA.account()), dashboard.body());
    assertEquals(2, emulator.requests("/token").size(), "one code and one refresh token");
  }
}
