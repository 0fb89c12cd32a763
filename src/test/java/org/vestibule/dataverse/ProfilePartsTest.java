package org.vestibule.dataverse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.vestibule.dataverse.TinyDataverse.OBJECT;
import static org.vestibule.dataverse.TinyDataverse.USER;
import static org.vestibule.dataverse.TinyDataverse.golden;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.http.Json;

class ProfilePartsTest {
  private static final Json JSON = new Json();
  private static final UUID SOMEBODY_ELSE = UUID.fromString("4026be43-6b69-e111-8f65-000000000000");

  @AfterAll
  static void close() {
    JSON.close();
  }

  @Test
  void a_golden_user_row_is_read() {
    assertEquals(
        Optional.of(
            new UserRow(
                "Ada Löwe",
                Optional.of("ada@contoso.example"),
                Optional.of("Head of Sales"),
                Optional.of("Contoso Sales"),
                false,
                UserRow.AccessMode.READ_WRITE,
                Optional.of(OBJECT))),
        UserRow.parse(golden("user-row.json"), USER, JSON));
  }

  @Test
  void a_row_that_keeps_a_name_alone_is_read() {
    assertEquals(
        Optional.of(
            new UserRow(
                "Ada",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                UserRow.AccessMode.OTHER,
                Optional.empty())),
        UserRow.parse(
            """
            {"fullname":" Ada ","internalemailaddress":" ","title":null,"businessunitid":null,
             "isdisabled":null,"azureactivedirectoryobjectid":"ada"}""",
            USER,
            JSON));
  }

  @Test
  void somebody_else_s_row_is_not_read() {
    assertEquals(Optional.empty(), UserRow.parse(golden("user-row.json"), SOMEBODY_ELSE, JSON));
    assertEquals(
        Optional.empty(), Preferences.parse(golden("preferences.json"), SOMEBODY_ELSE, JSON));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "isdisabled, true, true OTHER",
    "accessmode, 0, false READ_WRITE",
    "accessmode, 1, false ADMINISTRATIVE",
    "accessmode, 2, false READ",
    "accessmode, 3, false SUPPORT_USER",
    "accessmode, 4, false NON_INTERACTIVE",
    "accessmode, 5, false DELEGATED_ADMIN",
    "accessmode, 6, false OTHER"
  })
  void a_user_s_state_is_read(String column, String value, String expected) {
    String text = "{\"fullname\":\"Ada\",\"" + column + "\":" + value + "}";

    UserRow row = UserRow.parse(text, USER, JSON).orElseThrow();

    assertEquals(expected, row.disabled() + " " + row.accessMode());
  }

  @Test
  void golden_roles_are_read() {
    assertEquals(
        Optional.of(List.of("Salesperson", "basic user")),
        Rows.roles(golden("roles-direct.json"), JSON));
    assertEquals(
        Optional.of(List.of("Salesperson", "Marketing Manager", "Salesperson")),
        Rows.roles(golden("roles-effective.json"), JSON));
  }

  @Test
  void golden_teams_are_read() {
    assertEquals(
        Optional.of(
            List.of(
                new Team("Marketing", Team.Kind.SECURITY_GROUP),
                new Team("Contoso Sales", Team.Kind.OWNER))),
        Rows.teams(golden("teams.json"), JSON));
  }

  @Test
  void nobody_has_no_roles_and_no_teams() {
    assertEquals(Optional.of(List.of()), Rows.roles("{\"value\":[]}", JSON));
    assertEquals(Optional.of(List.of()), Rows.teams("{\"value\":[]}", JSON));
  }

  @ParameterizedTest
  @CsvSource({"0, OWNER", "1, ACCESS", "2, SECURITY_GROUP", "3, OFFICE_GROUP", "9, OTHER"})
  void the_kind_of_a_team_is_read(int number, Team.Kind kind) {
    assertEquals(
        Optional.of(List.of(new Team("a", kind))),
        Rows.teams("{\"value\":[{\"name\":\"a\",\"teamtype\":" + number + "}]}", JSON));
  }

  @Test
  void rows_without_a_name_are_left_out_and_the_others_stay() {
    String rows = "{\"value\":[null,{},{\"name\":\" \"},{\"name\":null},{\"name\":\"a\"}]}";

    assertEquals(Optional.of(List.of("a")), Rows.roles(rows, JSON));
    assertEquals(Optional.of(List.of(new Team("a", Team.Kind.OTHER))), Rows.teams(rows, JSON));
  }

  @Test
  void roles_are_no_teams_and_teams_no_roles() {
    assertEquals(Optional.empty(), Rows.teams(golden("roles-direct.json"), JSON));
    assertEquals(Optional.empty(), Rows.roles(golden("teams.json"), JSON));
    assertEquals(
        Optional.empty(), Rows.roles("{\"value\":[{\"name\":\"a\",\"teamtype\":0}]}", JSON));
  }

  @Test
  void a_thousand_rows_are_read_and_no_more() {
    String rows = "{\"value\":[" + "{\"name\":\"a\"},".repeat(1_000) + "{\"name\":\"b\"}]}";

    assertEquals(1_000, Rows.roles(rows, JSON).orElseThrow().size());
  }

  @Test
  void a_further_page_is_not_asked_for() {
    String rows =
        "{\"value\":[{\"name\":\"a\"}],\"@odata.nextLink\":\"https://evil.example/?$skiptoken=b\"}";

    assertEquals(Optional.of(List.of("a")), Rows.roles(rows, JSON));
  }

  @Test
  void a_golden_organization_is_read() {
    assertEquals(
        Optional.of(
            new Organization(
                "Contoso Production",
                "9.2.25104.00174",
                "EMEA",
                "6b8b2c6e-7d7e-e4d5-b1b9-0123456789ab",
                "Enabled")),
        Organization.parse(golden("organization.json"), JSON));
    assertEquals(
        Optional.of(new Organization("", "", "", "", "")),
        Organization.parse("{\"Detail\":{}}", JSON));
  }

  @Test
  void golden_preferences_are_read() {
    assertEquals(
        Optional.of(new Preferences(Optional.of(1031), Optional.of(110))),
        Preferences.parse(golden("preferences.json"), USER, JSON));
  }

  @ParameterizedTest
  @CsvSource({
    "1031, 1033, 1031",
    "0,    1033, 1033",
    "null, 1036, 1036",
    "-1,   1036, 1036",
    "0,    0,    none",
    "null, null, none"
  })
  void the_language_is_the_pages_else_the_formats(String pages, String formats, String expected) {
    String text =
        "{\"timezonecode\":0,\"uilanguageid\":" + pages + ",\"localeid\":" + formats + "}";

    Preferences preferences = Preferences.parse(text, USER, JSON).orElseThrow();

    assertEquals(expected, preferences.languageId().map(String::valueOf).orElse("none"));
    assertEquals(Optional.of(0), preferences.timeZoneCode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "null",
        "[]",
        "\"\"",
        "<html></html>",
        "{\"value\":",
        "{\"value\":null}",
        "{\"value\":{}}",
        "{\"value\":\"a\"}",
        "{\"value\":[[]]}",
        "{\"value\":[1]}",
        "{\"value\":[{\"name\":{}}]}",
        "{\"value\":[{\"name\":\"a\",\"teamtype\":{}}]}",
        "{\"fullname\":\"\"}",
        "{\"fullname\":{}}",
        "{\"fullname\":\"Ada\",\"businessunitid\":\"a\"}",
        "{\"fullname\":\"Ada\",\"accessmode\":[]}",
        "{\"Detail\":null}",
        "{\"Detail\":[]}",
        "{\"timezonecode\":-1}",
        "{\"timezonecode\":10000}",
        "{\"uilanguageid\":1048576}",
        "{\"error\":{\"code\":\"0x80040220\"}}"
      })
  void what_does_not_fit_is_absent(String text) {
    assertEquals(Optional.empty(), UserRow.parse(text, USER, JSON));
    assertEquals(Optional.empty(), Rows.roles(text, JSON));
    assertEquals(Optional.empty(), Rows.teams(text, JSON));
    assertEquals(Optional.empty(), Organization.parse(text, JSON));
    assertEquals(Optional.empty(), Preferences.parse(text, USER, JSON));
  }

  @Test
  void a_name_is_one_line_of_up_to_200_characters_and_keeps_its_markup() {
    String name = "<b>\\u0000a\\r\\nb\\u2028c</b>";
    String text = "{\"value\":[{\"name\":\"%s\"},{\"name\":\"%s\"},{\"name\":\"%s\"}]}";

    List<String> names =
        Rows.roles(text.formatted(name, "x".repeat(201), "x".repeat(199) + "\uD83D\uDE00"), JSON)
            .orElseThrow();

    assertEquals(List.of("<b> a  b c</b>", "x".repeat(200), "x".repeat(199)), names);
  }
}
