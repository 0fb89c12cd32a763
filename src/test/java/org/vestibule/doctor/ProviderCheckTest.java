package org.vestibule.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.oauth.Authority;

class ProviderCheckTest {
  private final CheckedSite site = new CheckedSite();

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void all_is_well() {
    List<Verdict> verdicts = site.verdicts();

    assertEquals(Outcome.METADATA_OK, Told.outcome(verdicts, Check.METADATA));
    assertEquals(Outcome.CLOCK_OK, Told.outcome(verdicts, Check.CLOCK));
    assertEquals(Outcome.KEYS_OK, Told.outcome(verdicts, Check.KEYS));
    assertTrue(Told.in(site.verdict(Check.KEYS)).contains("1 keys, good for RS256"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "an unknown tenant,   400, METADATA_TENANT",
    "no such page,        404, METADATA_TENANT",
    "not allowed,         403, METADATA_STATUS",
    "a redirect,          301, METADATA_STATUS",
    "overloaded,          429, METADATA_DOWN",
    "down,                503, METADATA_DOWN"
  })
  void a_status_tells_what_to_look_at(String theCase, int status, Outcome expected) {
    site.metadata(CheckedSite.TENANT, status, site.document(site.issuer(CheckedSite.TENANT)));

    List<Verdict> verdicts = site.verdicts();

    assertEquals(expected, Told.outcome(verdicts, Check.METADATA));
    assertEquals(Outcome.BLOCKED, Told.outcome(verdicts, Check.KEYS));
    assertEquals(Outcome.BLOCKED, Told.outcome(verdicts, Check.CREDENTIAL));
    assertEquals(0, site.server.count("/token"));
  }

  @Test
  void another_providers_missing_page_is_no_missing_tenant() {
    site.kind = Authority.Kind.OPENID;
    site.metadata(CheckedSite.TENANT, 404, "");

    assertEquals(Outcome.METADATA_STATUS, site.verdict(Check.METADATA).outcome());
  }

  @Test
  void a_page_is_no_document() {
    site.metadata(CheckedSite.TENANT, 200, "<html>");

    assertEquals(Outcome.METADATA_UNREADABLE, site.verdict(Check.METADATA).outcome());
  }

  @Test
  void what_is_missing_is_named() {
    site.metadata(
        CheckedSite.TENANT,
        200,
        """
        {"issuer": "%s", "token_endpoint": "http://elsewhere.example/token", "jwks_uri": "%s"}
        """
            .formatted(site.issuer(CheckedSite.TENANT), site.at("/keys")));

    Verdict verdict = site.verdict(Check.METADATA);

    assertEquals(Outcome.METADATA_MEMBERS, verdict.outcome());
    assertTrue(
        Told.in(verdict).contains("authorization_endpoint, token_endpoint"), Told.in(verdict));
  }

  @Test
  void another_issuer_is_shown() {
    site.metadata(CheckedSite.TENANT, site.at("/somebody-else/v2.0"));

    Verdict verdict = site.verdict(Check.METADATA);

    assertEquals(Outcome.METADATA_ISSUER, verdict.outcome());
    assertTrue(Told.in(verdict).contains("/somebody-else/v2.0"));
    assertEquals(List.of(), verdict.paste());
  }

  @Test
  void another_providers_own_name_is_a_value_to_paste() {
    site.kind = Authority.Kind.OPENID;
    String slash = site.issuer(CheckedSite.TENANT) + "/";
    site.metadata(CheckedSite.TENANT, slash);

    Verdict verdict = site.verdict(Check.METADATA);

    assertEquals(Outcome.METADATA_ISSUER, verdict.outcome());
    assertEquals(List.of("OPENID_ISSUER=" + slash), verdict.paste());
  }

  @ParameterizedTest(name = "{0} s")
  @CsvSource({
    "0,    CLOCK_OK,    ahead of",
    "25,   CLOCK_OK,    ahead of",
    "-25,  CLOCK_OK,    behind",
    "45,   CLOCK_OFF,   ahead of",
    "-45,  CLOCK_OFF,   behind",
    "90,   CLOCK_WRONG, ahead of",
    "-90,  CLOCK_WRONG, behind",
    "-86400, CLOCK_WRONG, behind"
  })
  void the_clock_is_compared_with_the_providers(long seconds, Outcome expected, String direction) {
    site.clock.pass(Duration.ofSeconds(seconds));

    Verdict verdict = site.verdict(Check.CLOCK);

    assertEquals(expected, verdict.outcome());
    // The server writes whole seconds of the present.
    if (seconds != 0) {
      assertTrue(Told.in(verdict).contains(direction), Told.in(verdict));
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          none        | 200 | {"keys": []}                                      | KEYS_NONE
          no key set  | 200 | <html>                                            | KEYS_NONE
          symmetric   | 200 | {"keys": [{"kty": "oct", "k": "AAAA"}]}           | KEYS_NONE
          not there   | 404 | {}                                                | KEYS_STATUS
          """)
  void keys_that_are_no_use(String theCase, int status, String text, Outcome expected) {
    site.server.answer("/keys", status, text);

    assertEquals(expected, site.verdict(Check.KEYS).outcome());
  }

  @Test
  void keys_of_another_algorithm_than_the_metadata_say() {
    site.metadata(
        CheckedSite.TENANT,
        200,
        site.document(site.issuer(CheckedSite.TENANT)).replace("\"RS256\"", "\"ES256\""));

    assertEquals(Outcome.KEYS_ALGORITHM, site.verdict(Check.KEYS).outcome());
  }
}
