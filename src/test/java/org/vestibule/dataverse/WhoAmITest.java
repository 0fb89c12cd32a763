package org.vestibule.dataverse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.http.Json;

class WhoAmITest {
  private static final String GOLDEN =
      """
      {"@odata.context":"https://org.crm4.dynamics.com/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse",
       "BusinessUnitId":"38e0dbe4-131b-e111-ba7e-78e7d1620f5e",
       "UserId":"4026be43-6b69-e111-8f65-78e7d1620f5e",
       "OrganizationId":"883278f5-07af-45eb-a0bc-3fea67caa544"}""";
  private static final Json JSON = new Json();

  @AfterAll
  static void close() {
    JSON.close();
  }

  @Test
  void a_golden_answer_is_read() {
    assertEquals(
        Optional.of(
            new WhoAmI(
                UUID.fromString("4026be43-6b69-e111-8f65-78e7d1620f5e"),
                UUID.fromString("38e0dbe4-131b-e111-ba7e-78e7d1620f5e"),
                UUID.fromString("883278f5-07af-45eb-a0bc-3fea67caa544"))),
        WhoAmI.parse(GOLDEN, JSON));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UserId", "BusinessUnitId", "OrganizationId"})
  void each_id_must_be_there_and_be_a_guid(String member) {
    assertEquals(Optional.empty(), WhoAmI.parse(GOLDEN.replace(member, "Other"), JSON));
    assertEquals(
        Optional.empty(),
        WhoAmI.parse(GOLDEN.replaceFirst(member + "\":\"[^\"]*", member + "\":\"ada"), JSON));
    assertEquals(
        Optional.empty(),
        WhoAmI.parse(GOLDEN.replaceFirst(member + "\":\"[^\"]*\"", member + "\":null"), JSON));
    assertEquals(
        Optional.empty(),
        WhoAmI.parse(GOLDEN.replaceFirst(member + "\":\"[^\"]*\"", member + "\":{}"), JSON));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "<html></html>", "{\"UserId\":"})
  void anything_else_reads_as_absent(String text) {
    assertEquals(Optional.empty(), WhoAmI.parse(text, JSON));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          as documented           | {"error":{"code":"0x80072560","message":"x"}} | 0x80072560
          small letters           | {"error":{"code":"0x8004d24b"}}               | 0x8004D24B
          a large x               | {"error":{"code":"0X8004D24B"}}               | 0x8004D24B
          few digits              | {"error":{"code":"0x5"}}                      | 0x00000005
          signed and decimal      | {"error":{"code":"-2147015328"}}              | 0x80072560
          another decimal         | {"error":{"code":"-2147220955"}}              | 0x80040225
          unsigned and decimal    | {"error":{"code":"2147951968"}}               | 0x80072560
          spaces around           | {"error":{"code":" 0x80072560 "}}             | 0x80072560
          too many digits         | {"error":{"code":"0x800725600"}}              | none
          an empty code           | {"error":{"code":""}}                         | none
          words                   | {"error":{"code":"UserNotMemberOfOrg"}}       | none
          hex without its prefix  | {"error":{"code":"8004D24B"}}                 | none
          markup                  | {"error":{"code":"0x1<b>"}}                   | none
          no code                 | {"error":{"message":"x"}}                     | none
          no error                | {}                                            | none
          a text for an error     | {"error":"no"}                                | none
          a page                  | <html></html>                                 | none
          nothing                 | ''                                            | none
          """)
  void an_error_has_the_code(String theCase, String body, String expected) {
    assertEquals(
        expected, DataverseError.parse(body, JSON).map(DataverseError::code).orElse("none"));
  }
}
