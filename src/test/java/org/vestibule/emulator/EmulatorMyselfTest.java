package org.vestibule.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmulatorMyselfTest {
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

  @Test
  void the_organization_is_described_with_lists_side_by_side() {
    for (String path :
        List.of(
            "RetrieveCurrentOrganization(AccessType=@p1)"
                + "?@p1=Microsoft.Dynamics.CRM.EndpointAccessType'Default'",
            "RetrieveCurrentOrganization("
                + "AccessType=Microsoft.Dynamics.CRM.EndpointAccessType'Default')")) {
      String body = body(path);

      assertEquals("Contoso Sales", Visitor.member(body, "FriendlyName"));
      assertEquals("Enabled", Visitor.member(body, "State"));
      assertEquals(Emulator.TENANT, Visitor.member(body, "TenantId"));
      assertTrue(
          body.contains(
              "\"Endpoints\":{\"Count\":3,\"IsReadOnly\":false,\"Keys\":[\"WebApplication\","
                  + "\"OrganizationService\",\"OrganizationDataService\"],\"Values\":[\""
                  + emulator.base()
                  + "/\","),
          body);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"ADA, 1031, 110", "GUEST, 1036, 105", "PRIVATE, 1033, 85", "POLYGLOT, 1033, 165"})
  void settings_name_language_and_time_zone(Persona persona, String language, String zone) {
    String body =
        read(
                persona,
                "usersettingscollection("
                    + persona.userId()
                    + ")?$select=timezonecode,uilanguageid,localeid")
            .body();

    assertEquals(language, Visitor.member(body, "uilanguageid"));
    assertEquals(language, Visitor.member(body, "localeid"));
    assertEquals(zone, Visitor.member(body, "timezonecode"));
  }

  @Test
  void a_time_zone_is_found_by_its_number() {
    String body =
        body(
            "timezonedefinitions?$filter=timezonecode%20eq%20110&$select=standardname&$count=true");

    assertEquals("1", Visitor.member(body, "@odata.count"));
    assertEquals("W. Europe Standard Time", Visitor.member(body, "standardname"));
  }

  @Test
  void functions_of_the_row_tell_privileges_by_name_and_depth() {
    String all = body(ADA + "/Microsoft.Dynamics.CRM.RetrieveUserPrivileges");
    String one =
        body(
            ADA
                + "/Microsoft.Dynamics.CRM.RetrieveUserPrivilegeByPrivilegeName("
                + "PrivilegeName='prvReadAccount')");

    assertEquals(4, all.split("\"Depth\"", -1).length - 1);
    assertEquals(1, one.split("\"Depth\"", -1).length - 1);
    assertEquals("Local", Visitor.member(one, "Depth"));
  }

  @Test
  void the_version_is_told() {
    assertTrue(Visitor.member(body("RetrieveVersion()"), "Version").startsWith("9.2."));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          systemusers(%me)/systemuserroles_association
          systemusers(%me)/teammembership_association?$select=name
          systemusers(%me)?$expand=teammembership_association($select=name)
          RetrieveAadUserRoles(DirectoryObjectId=%oid)
          teams
          roles
          """)
  void piet_may_read_neither_teams_nor_roles(String path) {
    HttpResponse<String> answer =
        read(
            Persona.PRIVATE,
            path.replace("%me", Persona.PRIVATE.userId()).replace("%oid", Persona.PRIVATE.oid()));

    assertEquals(403, answer.statusCode(), answer.body());
    assertEquals("0x80040220", Visitor.member(answer.body(), "code"));
    assertEquals(200, read(Persona.PRIVATE, "WhoAmI").statusCode());
  }

  @Test
  void any_table_can_be_hidden_from_everybody() {
    emulator.hide("usersettingscollection", "organizations");
    String settings = "usersettingscollection(" + Persona.ADA.userId() + ")";
    String organization =
        "RetrieveCurrentOrganization(AccessType="
            + "Microsoft.Dynamics.CRM.EndpointAccessType'Default')";

    assertEquals(403, read(Persona.ADA, settings).statusCode());
    assertEquals(403, read(Persona.ADA, organization).statusCode());
    assertEquals(200, read(Persona.ADA, ADA).statusCode());

    emulator.showAll();
    assertEquals(200, read(Persona.ADA, settings).statusCode());
    assertEquals(200, read(Persona.ADA, organization).statusCode());
  }
}
