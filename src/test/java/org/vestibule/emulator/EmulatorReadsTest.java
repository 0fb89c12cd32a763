package org.vestibule.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmulatorReadsTest {
  private static final String ADA = "systemusers(" + Persona.ADA.userId() + ")";

  private final Map<Persona, String> tokens = new EnumMap<>(Persona.class);
  private Emulator emulator;
  private Visitor visitor;

  @BeforeAll
  void start() throws IOException {
    emulator = Emulator.start(0);
    emulator.allowRedirect(Visitor.CALLBACK);
    visitor = new Visitor(emulator);
    for (Persona persona :
        List.of(Persona.ADA, Persona.GUEST, Persona.PRIVATE, Persona.POLYGLOT, Persona.MALLORY)) {
      String body = visitor.signIn(persona).body();
      tokens.put(persona, Visitor.member(body, "access_token"));
    }
  }

  @AfterAll
  void stop() {
    emulator.close();
  }

  private HttpResponse<String> read(Persona persona, String path, String... headers) {
    return visitor.read(tokens.getOrDefault(persona, ""), path, headers);
  }

  private String body(String path) {
    HttpResponse<String> answer = read(Persona.ADA, path);
    assertEquals(200, answer.statusCode(), answer.body());
    return answer.body();
  }

  private String ids(String body) {
    return body.replace(emulator.base().toString(), "")
        .replaceAll("W/\\\\\"\\d+\\\\\"", "v")
        .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "id");
  }

  @Test
  void the_own_row_has_the_columns_that_were_asked_for_and_the_key() {
    String body =
        body(
            ADA
                + "?$select=fullname,internalemailaddress,title,isdisabled,accessmode"
                + "&$expand=businessunitid($select=name)");

    assertEquals(
        "{\"@odata.context\":\"/api/data/v9.2/$metadata#systemusers(fullname,"
            + "internalemailaddress,title,isdisabled,accessmode,businessunitid(name))/$entity\","
            + "\"@odata.etag\":\"v\",\"fullname\":\"Ada Núñez-O'Brien\","
            + "\"internalemailaddress\":\"ada@contoso.example\",\"title\":\"Regional Sales Manager\","
            + "\"isdisabled\":false,\"accessmode\":0,\"systemuserid\":\"id\",\"ownerid\":\"id\","
            + "\"businessunitid\":{\"@odata.etag\":\"v\",\"name\":\"Contoso Sales\","
            + "\"businessunitid\":\"id\"}}",
        ids(body));
  }

  @Test
  void without_a_selection_every_column_comes() {
    String body = body(ADA);

    for (String column : Table.SYSTEMUSERS.columns()) {
      assertTrue(body.contains("\"" + column + "\":"), column);
    }
    assertEquals(Persona.ADA.oid(), Visitor.member(body, "azureactivedirectoryobjectid"));
    assertEquals(Persona.ADA.businessUnitId(), Visitor.member(body, "_businessunitid_value"));
  }

  @Test
  void the_entra_id_is_another_key_of_the_same_row() {
    String body =
        body("systemusers(azureactivedirectoryobjectid=" + Persona.ADA.oid() + ")?$select=title");

    assertEquals(Persona.ADA.userId(), Visitor.member(body, "systemuserid"));
  }

  @Test
  void one_query_finds_the_user_who_asks_with_all_that_belongs_to_him() {
    String body =
        body(
            "systemusers?$filter=Microsoft.Dynamics.CRM.EqualUserId(PropertyName='systemuserid')"
                + "&$select=fullname&$expand=systemuserroles_association($select=name),"
                + "teammembership_association($select=name,teamtype;"
                + "$expand=teamroles_association($select=name))");

    assertTrue(
        ids(body)
            .endsWith(
                "\"systemuserroles_association\":[{\"@odata.etag\":\"v\",\"name\":\"Salesperson\","
                    + "\"roleid\":\"id\"}],\"teammembership_association\":["
                    + "{\"@odata.etag\":\"v\",\"name\":\"Contoso Sales\",\"teamtype\":0,"
                    + "\"teamid\":\"id\",\"ownerid\":\"id\",\"teamroles_association\":[]},"
                    + "{\"@odata.etag\":\"v\",\"name\":\"SG-D365-Sales-Managers-EMEA\","
                    + "\"teamtype\":2,\"teamid\":\"id\",\"ownerid\":\"id\","
                    + "\"teamroles_association\":[{\"@odata.etag\":\"v\","
                    + "\"name\":\"Sales Manager\",\"roleid\":\"id\"}]},"
                    + "{\"@odata.etag\":\"v\",\"name\":\"Key Accounts 2027\",\"teamtype\":1,"
                    + "\"teamid\":\"id\",\"ownerid\":\"id\",\"teamroles_association\":[]}]}]}"),
        body);
  }

  @Test
  void direct_roles_come_without_those_of_teams() {
    String body = body(ADA + "/systemuserroles_association?$select=name");

    assertTrue(body.contains("$metadata#roles(name)\""), body);
    assertTrue(body.contains("\"Salesperson\""), body);
    assertFalse(body.contains("\"Sales Manager\""), body);
  }

  @Test
  void effective_roles_count_the_groups_of_entra_too() {
    String body =
        body(
            "RetrieveAadUserRoles(DirectoryObjectId="
                + Persona.ADA.oid()
                + ")?$select=_parentrootroleid_value,name&$orderby=name%20desc");

    assertTrue(body.contains("$metadata#roles(_parentrootroleid_value,name)\""), body);
    assertTrue(body.indexOf("\"Salesperson\"") < body.indexOf("\"Sales Manager\""), body);
  }

  @Test
  void teams_say_what_kind_they_are() {
    String body =
        read(
                Persona.ADA,
                ADA + "/teammembership_association?$select=name,teamtype",
                "Prefer",
                "odata.include-annotations=\"*\"")
            .body();

    assertTrue(
        body.contains(
            "\"teamtype\":2,"
                + "\"teamtype@OData.Community.Display.V1.FormattedValue\":\"Security Group\""),
        body);
  }

  @Test
  void a_caller_who_has_the_row_is_told_so() {
    String etag = Visitor.find(body(ADA), "\"@odata.etag\":\"([^,]+)\",").replace("\\\"", "\"");

    assertEquals(304, read(Persona.ADA, ADA, "If-None-Match", etag).statusCode());
    assertEquals(200, read(Persona.ADA, ADA, "If-None-Match", "null").statusCode());
  }

  @Test
  void pages_are_followed_by_links() {
    HttpResponse<String> first =
        read(
            Persona.POLYGLOT,
            "systemusers("
                + Persona.POLYGLOT.userId()
                + ")/systemuserroles_association?$select=name",
            "Prefer",
            "odata.maxpagesize=40");
    String next = Visitor.member(first.body(), "@odata.nextLink");
    String path = next.substring(next.indexOf(Dataverse.ROOT) + Dataverse.ROOT.length());
    HttpResponse<String> second = read(Persona.POLYGLOT, path);

    assertEquals(40, first.body().split("\"name\"", -1).length - 1);
    assertEquals(6, second.body().split("\"name\"", -1).length - 1);
    assertFalse(second.body().contains("nextLink"));
  }

  @Test
  void every_persona_of_the_data_can_be_read_whole() {
    for (Map.Entry<Persona, String> entry : tokens.entrySet()) {
      Persona persona = entry.getKey();
      HttpResponse<String> answer =
          visitor.read(entry.getValue(), "systemusers(" + persona.userId() + ")?$select=fullname");

      assertEquals(
          persona.displayName(),
          JsonReader.object(answer.body()).get("fullname"),
          persona.toString());
      assertNotNull(Person.of(persona, Environment.SALES));
    }
  }
}
