package org.vestibule.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmulatorReadsRefusalsTest {
  private Emulator emulator;
  private Visitor visitor;
  private String token;

  @BeforeAll
  void start() throws IOException {
    emulator = Emulator.start(0);
    emulator.allowRedirect(Visitor.CALLBACK);
    visitor = new Visitor(emulator);
    token = Visitor.member(visitor.signIn(Persona.ADA).body(), "access_token");
  }

  @AfterAll
  void stop() {
    emulator.close();
  }

  private static String filled(String path) {
    return path.replace("%me", Persona.ADA.userId())
        .replace("%oid", Persona.ADA.oid())
        .replace("%other", Persona.MALLORY.userId())
        .replace("%nobody", "0b0b0b00-37d4-ed11-a7c7-000d3a2a5e00")
        .replace("%ns", "Microsoft.Dynamics.CRM");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          an unknown table              | accounts                                   | 404 | 0x8006088a
          a table in capitals           | SystemUsers(%me)                           | 404 | 0x8006088a
          the name of a row             | systemuser(%me)                            | 404 | 0x8006088a
          an unknown function           | WhoAreYou()                                | 404 | 0x8006088a
          a prefixed unbound function   | %ns.WhoAmI                                 | 404 | 0x8006088a
          a bound one without prefix    | systemusers(%me)/RetrieveUserPrivileges    | 404 | 0x8006088a
          an unknown relation           | systemusers(%me)/nothing                   | 404 | 0x8006088a
          too deep a path               | systemusers(%me)/teammembership_association/name | 404 | 0x8006088a
          a function with a stranger    | WhoAmI(Name='x')                           | 404 | 0x8006088a
          roles without an id           | RetrieveAadUserRoles                       | 404 | 0x8006088a
          roles of no GUID              | RetrieveAadUserRoles(DirectoryObjectId='%oid') | 404 | 0x8006088a
          an unknown column             | systemusers(%me)?$select=nickname          | 400 | 0x80060888
          an empty selection            | systemusers(%me)?$select=                  | 400 | 0x80060888
          a column nested               | systemusers(%me)?$expand=businessunitid($select=x) | 400 | 0x80060888
          a column of nobody's rows     | systemusers(%me)?$expand=user_settings($select=x) | 400 | 0x80060888
          an unknown expansion          | systemusers(%me)?$expand=accounts          | 400 | 0x80060888
          a lookup's name               | systemusers(%me)?$select=businessunitid    | 400 | 0x80060888
          a comma in an expansion       | systemusers(%me)?$expand=businessunitid($select=name,$top=1) | 400 | 0x80060888
          an open parenthesis           | systemusers(%me)?$expand=businessunitid($select=name | 400 | 0x80060888
          a quoted key                  | systemusers('%me')                         | 400 | 0x80060888
          a key that is no GUID         | systemusers(me)                            | 400 | 0x80060888
          another alternate key         | systemusers(domainname='ada')              | 400 | 0x80060888
          an option unsupported         | systemusers(%me)?$skip=1                   | 400 | 0x80060888
          an option twice               | systemusers(%me)?$select=title&$select=fullname | 400 | 0x80060888
          a filter of one row           | systemusers(%me)?$filter=title%20eq%20'x'  | 400 | 0x80060888
          a filter with a stranger      | timezonedefinitions?$filter=zone%20eq%201  | 400 | 0x80060888
          a filter nobody understands   | timezonedefinitions?$filter=startswith(standardname,'W') | 400 | 0x80060888
          an unqualified enumeration    | RetrieveCurrentOrganization(AccessType='Default') | 400 | 0x80060888
          an unknown member of it       | RetrieveCurrentOrganization(AccessType=%ns.EndpointAccessType'Moon') | 400 | 0x80060888
          an alias without a value      | RetrieveCurrentOrganization(AccessType=@p1) | 400 | 0x80060888
          somebody else's row           | systemusers(%other)                        | 403 | 0x80040220
          somebody else's roles         | systemusers(%other)/systemuserroles_association | 403 | 0x80040220
          somebody else's settings      | usersettingscollection(%other)             | 403 | 0x80040220
          nobody's row                  | systemusers(%nobody)                       | 404 | 0x80040217
          """)
  void refuses(String theCase, String path, int status, String code) {
    HttpResponse<String> answer = visitor.read(token, filled(path));

    assertEquals(status, answer.statusCode(), theCase + answer.body());
    assertEquals(code, Visitor.member(answer.body(), "code"), theCase);
  }

  @Test
  void refuses_somebody_elses_roles_by_entra_id() {
    HttpResponse<String> answer =
        visitor.read(
            token, "RetrieveAadUserRoles(DirectoryObjectId=" + Persona.MALLORY.oid() + ")");

    assertEquals(403, answer.statusCode());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"WhoAmI, 405", "systemusers, 405", "RetrieveVersion(), 405", "accounts, 404"})
  void refuses_to_be_written_to(String path, int status) {
    HttpResponse<String> answer =
        visitor.post(
            URI.create(emulator.base() + Dataverse.ROOT + path),
            Map.of(),
            "Authorization",
            "Bearer " + token);

    assertEquals(status, answer.statusCode());
  }

  @Test
  void refuses_an_address_that_is_too_long() {
    HttpResponse<String> answer =
        visitor.read(token, "systemusers?$filter=title%20eq%20'" + "x".repeat(33_000) + "'");

    assertEquals(414, answer.statusCode());
  }

  @Test
  void a_quoted_id_is_a_text_and_finds_nobody() {
    HttpResponse<String> bare =
        visitor.read(token, filled("systemusers?$select=title&$filter=systemuserid%20eq%20%me"));
    HttpResponse<String> quoted =
        visitor.read(token, filled("systemusers?$select=title&$filter=systemuserid%20eq%20'%me'"));

    assertTrue(bare.body().contains("Regional Sales Manager"), bare.body());
    assertTrue(quoted.body().endsWith("\"value\":[]}"), quoted.body());
  }

  @Test
  void errors_tell_more_when_annotations_are_asked_for() {
    HttpResponse<String> plain = visitor.read(token, "nothing");
    HttpResponse<String> annotated =
        visitor.read(token, "nothing", "Prefer", "odata.include-annotations=\"*\"");

    assertEquals("none", Visitor.member(plain.body(), "@Microsoft.PowerApps.CDS.TraceText"));
    assertEquals(
        "Emulated.", Visitor.member(annotated.body(), "@Microsoft.PowerApps.CDS.TraceText"));
  }
}
