package org.vestibule.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmulatorDiscoveryTest {
  private Emulator emulator;
  private Visitor visitor;
  private String token;

  @BeforeAll
  void start() throws IOException {
    emulator = Emulator.start(0);
    emulator.allowRedirect(Visitor.CALLBACK);
    visitor = new Visitor(emulator);
    token = visitor.tokenFor(Persona.ADA, emulator.discovery());
  }

  @AfterAll
  void stop() {
    emulator.close();
  }

  private HttpResponse<String> ask(String token, String rest) {
    return visitor.get(
        URI.create(emulator.discovery() + "/api/discovery/v2.0/" + rest),
        "Authorization",
        "Bearer " + token);
  }

  private static List<String> names(HttpResponse<String> answer) {
    Object value = JsonReader.object(answer.body()).get("value");
    return ((List<?>) Objects.requireNonNull(value))
        .stream().map(row -> String.valueOf(((Map<?, ?>) row).get("FriendlyName"))).toList();
  }

  @Test
  void lists_what_the_user_can_enter_and_what_is_disabled() {
    HttpResponse<String> answer = ask(token, "Instances");

    assertEquals(List.of("Contoso Sales", "Contoso Sales Test", "Contoso Archive"), names(answer));
    assertEquals("4.0", answer.headers().firstValue("odata-version").orElse("none"));
    assertEquals(
        "application/json; odata.metadata=minimal",
        answer.headers().firstValue("Content-Type").orElse("none"));
    assertTrue(answer.body().startsWith("{\"@odata.context\":\"http://10."), answer.body());
  }

  @Test
  void an_instance_has_every_documented_member() {
    String archive = ask(token, "Instances(" + Environment.ARCHIVE.organizationId() + ")").body();

    Instance.FIELDS.forEach(field -> assertTrue(archive.contains("\"" + field + "\":"), field));
    assertEquals("1", Visitor.member(archive, "State"));
    assertEquals(emulator.url(Environment.ARCHIVE).toString(), Visitor.member(archive, "ApiUrl"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "GUEST, [Contoso Sales]",
    "ROLELESS, [Contoso Sales]",
    "OUTSIDER, []",
    "DISABLED, []"
  })
  void whoever_can_enter_nothing_gets_an_empty_list(Persona persona, String names) {
    HttpResponse<String> answer = ask(visitor.tokenFor(persona, emulator.discovery()), "Instances");

    assertEquals(200, answer.statusCode());
    assertEquals(names, names(answer).toString());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "(State=1)                                  | [Contoso Archive]",
        "(Region='NA')                              | [Contoso Archive]",
        "(Region='na')                              | []",
        "?$filter=State%20eq%200                    | [Contoso Sales, Contoso Sales Test]",
        "?$filter=FriendlyName%20eq%20'Contoso%20Sales' | [Contoso Sales]",
        "?$filter=FriendlyName%20eq%20'contoso%20sales' | []",
        "?$filter=State%20eq%200%20and%20OrganizationType%20eq%205 | [Contoso Sales Test]",
        "?$filter=State%20eq%20'0'                  | []"
      })
  void finds_by_key_and_by_filter(String rest, String names) {
    assertEquals(names, names(ask(token, "Instances" + rest.strip())).toString());
  }

  @Test
  void tells_only_what_was_selected() {
    String body = ask(token, "Instances?$select=ApiUrl,FriendlyName").body();

    assertTrue(body.contains("#Instances(ApiUrl,FriendlyName)\""), body);
    assertTrue(body.contains("\"FriendlyName\":\"Contoso Sales\"}"), body);
    assertFalse(body.contains("\"Version\""), body);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "Instances?$select=Nickname, 400",
    "Instances?$filter=Nickname%20eq%201, 400",
    "Instances?$filter=State%20ne%201, 400",
    "Instances?$top=1, 400",
    "Instances(Nickname='x'), 400",
    "Instances(x), 400",
    "Instances/x, 404",
    "Organizations, 404"
  })
  void refuses(String rest, int status) {
    assertEquals(status, ask(token, rest).statusCode());
  }

  @Test
  void refuses_to_be_written_to() {
    HttpResponse<String> answer =
        visitor.post(
            URI.create(emulator.discovery() + "/api/discovery/v2.0/Instances"),
            Map.of(),
            "Authorization",
            "Bearer " + token);

    assertEquals(405, answer.statusCode());
  }

  @Test
  void wants_a_token_of_its_own() {
    String other = Visitor.member(visitor.signIn(Persona.ADA).body(), "access_token");

    HttpResponse<String> answer = ask(other, "Instances");

    assertEquals(401, answer.statusCode());
    assertTrue(
        answer
            .headers()
            .firstValue("WWW-Authenticate")
            .orElse("none")
            .endsWith("resource_id=" + emulator.discovery() + "/"));
  }

  @Test
  void lists_hostile_addresses_on_demand() {
    emulator.next(DataverseFault.DISCOVERY_HOSTILE_ADDRESSES);

    List<String> names = names(ask(token, "Instances"));

    assertEquals(19, names.size());
    assertEquals("Hostile 15", names.get(18));
    assertEquals(3, names(ask(token, "Instances")).size());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "DISCOVERY_HOSTILE_NAMES, 6",
    "DISCOVERY_INCOMPLETE, 16",
    "DISCOVERY_MANY, 2003",
    "DISCOVERY_STALE, 4"
  })
  void lists_other_strange_things_on_demand(DataverseFault fault, int size) {
    emulator.next(fault);

    assertEquals(size, names(ask(token, "Instances")).size());
  }

  @Test
  void the_record_tells_which_address_was_called() {
    emulator.forget();

    HttpResponse<String> answer = ask(token, "Instances");

    Seen seen = emulator.requests("/Instances").get(0);
    assertEquals(200, answer.statusCode());
    assertTrue(seen.at(emulator.discovery()));
    assertFalse(seen.at(emulator.base()));
  }
}
