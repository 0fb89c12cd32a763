package org.vestibule.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.doctor.CodeFinder.Finding;

class CodeFinderTest {
  private static final CodeFinder FINDER = new CodeFinder();
  private static final String PAGE =
      """
      Sorry, but we're having trouble signing you in.
      AADSTS50105: Your administrator has configured the application Vestibule ('0a5f3c62') to
      block users unless they are specifically granted access.
      Troubleshooting details
      Error Code: 50105
      Request Id: 0000aaaa-11bb-cccc-dd22-eeeeee333333
      Correlation Id: aaaa0000-bb11-2222-33cc-444444dddddd
      Timestamp: 2026-11-24T10:02:12Z
      Message: AADSTS50105: Your administrator ...
      """;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          AADSTS50105                                              | aadsts.50105
          aadsts 50105                                             | aadsts.50105
          ' AADSTS50105: Your administrator has configured ... '   | aadsts.50105
          50105                                                    | aadsts.50105
          error_codes":[70002,70008]                               | aadsts.70002
          AADSTS70002: Error validating. AADSTS70008: Expired.     | aadsts.70008
          AADSTS50105 and then AADSTS99999999                      | aadsts.50105
          https://login.microsoftonline.com/error?code=53003       | aadsts.53003
          Error Code: 53003                                        | aadsts.53003
          Fehlercode: 53003                                        | aadsts.53003
          Code d'erreur : 53003                                    | aadsts.53003
          error_description=AADSTS65001%3a+The+user                | aadsts.65001
          AADSTS99999999                                           | unknown.aadsts
          1234567                                                  | unknown.aadsts
          0x80072560                                               | dataverse.0x80072560
          0X8004d24b                                               | dataverse.0x8004D24B
          80072560                                                 | dataverse.0x80072560
          8004D24B                                                 | dataverse.0x8004D24B
          -2147015328                                              | dataverse.0x80072560
          2147951968                                               | dataverse.0x80072560
          {"error":{"code":"0x80042f09","message":"no roles"}}     | dataverse.0x80042F09
          {"error":{"code":"-2147209463","message":"no roles"}}    | dataverse.0x80042F09
          0x8FFFFFFF                                               | unknown.dataverse
          invalid_client                                           | oauth.invalid_client
          {"error":"invalid_grant"}                                | oauth.invalid_grant
          ?error=access_denied&error_subcode=cancel&state=x        | oauth.access_denied
          signin.loop                                              | signin.loop
          Code signin.no-pending.                                  | signin.no-pending
          provider.timeout                                         | provider.timeout
          dataverse.forbidden.0x80072560                           | dataverse.0x80072560
          provider.example.com cannot be opened                    | unknown.text
          aadsts.transient                                         | unknown.text
          oauth.odd                                                | unknown.text
          unknown.text                                             | unknown.text
          hello                                                    | unknown.text
          12                                                       | unknown.text
          call me at 0049 30 123456                                | unknown.text
          0x123                                                    | unknown.text
          """)
  void finds(String text, String code) {
    Finding finding = FINDER.find(text);

    assertEquals(code, finding.code());
    assertEquals(!code.startsWith("unknown."), finding.known());
  }

  @Test
  void the_page_of_entra_as_it_is_copied() {
    assertEquals(
        new Finding(
            "aadsts.50105",
            Map.of(
                "providerCode", "AADSTS50105",
                "trace", "0000aaaa-11bb-cccc-dd22-eeeeee333333",
                "correlation", "aaaa0000-bb11-2222-33cc-444444dddddd",
                "timestamp", "2026-11-24T10:02:12Z"),
            true),
        FINDER.find(PAGE));
  }

  @ParameterizedTest
  @MethodSource("org.vestibule.doctor.CatalogueTest#codes")
  void every_code_of_the_catalogue_is_found_and_explained(String code) {
    String asked =
        code.replaceFirst("^aadsts\\.", "AADSTS").replaceFirst("^(oauth|dataverse)\\.", "");

    Finding finding = FINDER.find(asked);

    assertEquals(code, finding.code());
    assertTrue(finding.known());
    assertFalse(
        new Doctor().explain(finding.code(), finding.facts(), Locale.GERMAN).how().isEmpty());
  }

  /** Whatever is pasted, only what has the form of a code or an id comes out. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert('AADSTS50105')</script>",
        "AADSTS50105<img src=x onerror=alert(1)>",
        "AADSTS50105\r\nTrace ID: <b>0000aaaa-11bb-cccc-dd22-eeeeee333333</b>\r\nforged=1",
        "error=invalid_client%0d%0aSet-Cookie:x=1",
        "{clientId} $(id) AADSTS50105 {user}",
        "\u202EAADSTS50105\u0000\uD800",
        "signin.loop\u0000<b>",
        "AADSTS50105 client_secret=s3cr3t access_token=eyJhbGciOi.payload.sig"
      })
  void hostile_text_brings_nothing_hostile(String text) {
    Finding finding = FINDER.find(text);

    assertTrue(finding.known(), text);
    finding.facts().values().forEach(it -> assertTrue(it.matches("[A-Za-z0-9 :_.-]{1,64}"), it));
    assertTrue(
        Set.of("providerCode", "error", "code", "trace", "correlation", "timestamp")
            .containsAll(finding.facts().keySet()));
    assertFalse(finding.toString().contains("s3cr3t"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "AADSTS", "AADSTS5", "0x", "a.", "a_", "-2", "Trace ID: ", " ", "9"})
  void a_long_text_is_looked_at_only_in_part_and_at_once(String part) {
    String filler = part.repeat(CodeFinder.MAX_TEXT / part.length() + 1);

    assertFalse(FINDER.find(filler + " AADSTS50105").known());
    assertFalse(FINDER.find(part.repeat(2_000_000 / part.length())).known());
  }

  @Test
  void nothing_is_found_in_nothing() {
    assertEquals("unknown.text", FINDER.find("").code());
    assertEquals("unknown.text", FINDER.find(" \n\t").code());
  }
}
