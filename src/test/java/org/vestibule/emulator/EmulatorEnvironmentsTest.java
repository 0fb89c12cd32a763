package org.vestibule.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmulatorEnvironmentsTest {
  private Emulator emulator;
  private Visitor visitor;

  @BeforeAll
  void start() throws IOException {
    emulator = Emulator.start(0);
    emulator.allowRedirect(Visitor.CALLBACK);
    visitor = new Visitor(emulator);
  }

  @AfterAll
  void stop() {
    emulator.close();
  }

  private HttpResponse<String> whoAmI(Persona persona, Environment environment) {
    String token = visitor.tokenFor(persona, emulator.url(environment));
    return visitor.read(environment, token, "WhoAmI");
  }

  @Test
  void every_environment_and_discovery_has_an_origin_of_its_own() {
    Set<URI> origins =
        Stream.of(Environment.values()).map(emulator::url).collect(Collectors.toSet());
    origins.add(emulator.discovery());

    assertEquals(Environment.values().length + 1, origins.size());
    assertEquals(emulator.base(), emulator.url(Environment.SALES));
  }

  @Test
  void an_emulator_on_a_given_port_starts_though_the_next_one_is_taken() throws IOException {
    try (ServerSocket taken = listen(0)) {
      int port = portBefore(taken.getLocalPort());
      try (Emulator second = Emulator.start(port)) {
        assertEquals(port, second.base().getPort());
        assertNotEquals(port + 1, second.url(Environment.TEST).getPort());
      }
    }
  }

  /** The nearest port before this one that is free; that one is followed by a port in use. */
  private static int portBefore(int port) throws IOException {
    try (ServerSocket free = listen(port - 1)) {
      return free.getLocalPort();
    } catch (BindException e) {
      return portBefore(port - 1);
    }
  }

  private static ServerSocket listen(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
  }

  @ParameterizedTest
  @EnumSource
  void each_challenge_names_the_resource_that_was_called(Environment environment) {
    HttpResponse<String> answer =
        visitor.get(URI.create(emulator.url(environment) + Dataverse.ROOT));

    assertEquals(
        "Bearer authorization_uri="
            + visitor.tenant("/oauth2/authorize")
            + ", resource_id="
            + emulator.url(environment)
            + "/",
        answer.headers().firstValue("WWW-Authenticate").orElse("none"));
  }

  @Test
  void one_person_has_other_ids_in_every_environment() {
    String sales = whoAmI(Persona.ADA, Environment.SALES).body();
    String test = whoAmI(Persona.ADA, Environment.TEST).body();

    for (String id : Set.of("UserId", "BusinessUnitId", "OrganizationId")) {
      assertNotEquals(Visitor.member(sales, id), Visitor.member(test, id));
    }
    assertEquals(Environment.TEST.organizationId(), Visitor.member(test, "OrganizationId"));
  }

  @Test
  void one_person_has_other_roles_in_every_environment() {
    String token = visitor.tokenFor(Persona.ADA, emulator.url(Environment.TEST));

    String body =
        visitor
            .read(
                Environment.TEST,
                token,
                "RetrieveAadUserRoles(DirectoryObjectId=" + Persona.ADA.oid() + ")?$select=name")
            .body();

    assertTrue(body.contains("\"System Administrator\""), body);
    assertTrue(body.startsWith("{\"@odata.context\":\"" + emulator.url(Environment.TEST)), body);
  }

  @Test
  void an_administrator_reads_everybody() {
    String token = visitor.tokenFor(Persona.ADA, emulator.url(Environment.TEST));

    String body = visitor.read(Environment.TEST, token, "systemusers?$select=fullname").body();

    assertTrue(body.contains("\"Nils Newcomer\""), body);
  }

  @ParameterizedTest(name = "{0} in {1}")
  @CsvSource({
    "ADA, ARCHIVE, 0x8004A104",
    "ADA, FINANCE, 0x80072560",
    "GUEST, TEST, 0x80072560",
    "ROLELESS, SALES, 0x80042F09",
    "ROLELESS, TEST, 0x80072560"
  })
  void not_everybody_may_enter(Persona persona, Environment environment, String code) {
    HttpResponse<String> answer = whoAmI(persona, environment);

    assertEquals(403, answer.statusCode());
    assertEquals(code, Visitor.member(answer.body(), "code"));
  }

  @ParameterizedTest(name = "a token for {0} at {1}")
  @CsvSource({"SALES, TEST", "TEST, SALES", "TEST, FINANCE"})
  void a_token_for_one_environment_is_refused_at_another(Environment one, Environment other) {
    String token = visitor.tokenFor(Persona.ADA, emulator.url(one));

    HttpResponse<String> answer = visitor.read(other, token, "WhoAmI");

    assertEquals(401, answer.statusCode());
    assertTrue(
        answer
            .headers()
            .firstValue("WWW-Authenticate")
            .orElse("none")
            .endsWith(emulator.url(other) + "/"));
  }

  @Test
  void one_refresh_token_serves_every_environment_and_discovery() {
    String refreshToken = Visitor.member(visitor.signIn(Persona.ADA).body(), "refresh_token");

    for (URI resource :
        Set.of(
            emulator.url(Environment.SALES),
            emulator.url(Environment.TEST),
            emulator.url(Environment.FINANCE),
            emulator.discovery())) {
      for (String scope : Set.of("/user_impersonation", "/.default", "//user_impersonation")) {
        HttpResponse<String> answer =
            visitor.refresh(refreshToken, Map.of("scope", resource + scope));

        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(
            Visitor.member(answer.body(), "scope").startsWith(resource + "/user_impersonation"),
            answer.body());
      }
    }
  }

  @Test
  void the_older_generation_names_the_resource() {
    String refreshToken = Visitor.member(visitor.signIn(Persona.ADA).body(), "refresh_token");
    Map<String, String> fields =
        Map.of(
            "grant_type",
            "refresh_token",
            "client_id",
            Emulator.CLIENT_ID,
            "client_secret",
            Emulator.CLIENT_SECRET,
            "refresh_token",
            refreshToken,
            "resource",
            emulator.url(Environment.TEST) + "/");

    HttpResponse<String> answer = visitor.post(visitor.tenant("/oauth2/token"), fields);

    String token = Visitor.member(answer.body(), "access_token");
    assertEquals(200, visitor.read(Environment.TEST, token, "WhoAmI").statusCode());
  }

  @Test
  void a_resource_nobody_knows_is_refused() {
    String refreshToken = Visitor.member(visitor.signIn(Persona.ADA).body(), "refresh_token");

    HttpResponse<String> answer =
        visitor.refresh(refreshToken, Map.of("scope", "http://127.0.0.1:1/user_impersonation"));

    assertEquals("invalid_resource", Visitor.member(answer.body(), "error"));
    assertEquals("[500011]", Visitor.member(answer.body(), "error_codes"));
  }

  @Test
  void entra_is_nowhere_but_at_its_own_address() {
    URI elsewhere =
        URI.create(emulator.url(Environment.TEST) + "/" + Emulator.TENANT + "/oauth2/v2.0/token");

    assertEquals(404, visitor.get(elsewhere).statusCode());
    assertEquals(404, visitor.get(URI.create(emulator.discovery() + "/")).statusCode());
  }
}
