package org.vestibule.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.oauth.Authority;

class EnvironmentCheckTest {
  private final CheckedSite site = new CheckedSite();

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void the_challenge_names_tenant_and_resource() {
    String told = Told.in(site.verdict(Check.ENVIRONMENT));

    assertTrue(told.startsWith("ok "), told);
    assertTrue(told.contains("tenant " + CheckedSite.TENANT), told);
    assertTrue(told.contains("resource " + site.at("")), told);
    assertTrue(
        site.server.seen().stream()
            .filter(it -> it.target().equals(CheckedSite.WEB_API))
            .noneMatch(it -> it.headers().containsKey("authorization")),
        "no token");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "no such page,     404, ENVIRONMENT_OTHER",
    "a bad request,    400, ENVIRONMENT_OTHER",
    "a page,           200, ENVIRONMENT_OTHER",
    "a redirect,       302, ENVIRONMENT_OTHER",
    "too much,         429, ENVIRONMENT_DOWN",
    "a gateway's,      502, ENVIRONMENT_DOWN"
  })
  void another_status_is_no_environment_or_one_that_is_down(
      String theCase, int status, Outcome expected) {
    site.server.answer(CheckedSite.WEB_API, status, "");

    Verdict verdict = site.verdict(Check.ENVIRONMENT);

    assertEquals(expected, verdict.outcome());
    assertTrue(Told.in(verdict).contains("status " + status));
  }

  @Test
  void without_a_challenge_a_tenant_of_our_own_will_do() {
    site.server.answer(CheckedSite.WEB_API, 401, "", "WWW-Authenticate", "Negotiate");
    assertEquals(Outcome.ENVIRONMENT_NO_CHALLENGE, site.verdict(Check.ENVIRONMENT).outcome());

    site.tenant = Optional.empty();
    assertEquals(Outcome.ENVIRONMENT_OTHER, site.verdict(Check.ENVIRONMENT).outcome());
  }

  @Test
  void another_clouds_host_is_a_value_to_paste() {
    site.challenge(
        "Bearer authorization_uri=https://login.microsoftonline.us/x/oauth2/authorize",
        site.at("/"));

    Verdict verdict = site.verdict(Check.ENVIRONMENT);

    assertEquals(Outcome.ENVIRONMENT_AUTHORITY, verdict.outcome());
    assertEquals(List.of("AZURE_AUTHORITY_HOST=https://login.microsoftonline.us"), verdict.paste());
  }

  @Test
  void a_strangers_host_is_shown_and_not_offered() {
    site.challenge(
        "Bearer authorization_uri=https://evil.example/x/oauth2/authorize", site.at("/"));

    Verdict verdict = site.verdict(Check.ENVIRONMENT);

    assertEquals(Outcome.ENVIRONMENT_AUTHORITY, verdict.outcome());
    assertTrue(Told.in(verdict).contains("evil.example"));
    assertEquals(List.of(), verdict.paste());
  }

  @Test
  void a_resource_that_is_not_the_environment_is_not_believed() {
    site.tenant = Optional.empty();
    site.challenge(
        "Bearer authorization_uri=" + site.at("/" + CheckedSite.TENANT + "/oauth2/authorize"),
        "https://evil.example/");

    List<Verdict> verdicts = site.verdicts();

    assertEquals(Outcome.ENVIRONMENT_RESOURCE, Told.outcome(verdicts, Check.ENVIRONMENT));
    for (Check check : List.of(Check.METADATA, Check.TENANT, Check.KEYS, Check.CREDENTIAL)) {
      assertEquals(Outcome.BLOCKED, Told.outcome(verdicts, check), check.name());
    }
    assertEquals(0, site.server.count("/token"), "nothing was learnt, so nothing is sent");
  }

  @Test
  void a_host_that_is_not_there_is_said_to_be_so() throws Exception {
    try (var gone = new java.net.ServerSocket(0)) {
      site.discovery = Optional.of(URI.create("http://127.0.0.1:" + gone.getLocalPort()));
    }
    site.environments = true;

    Verdict verdict = site.verdict(Check.DISCOVERY);

    assertEquals(Outcome.DISCOVERY_UNREACHABLE, verdict.outcome());
    assertTrue(Told.in(verdict).contains("the connection was refused"), Told.in(verdict));
  }

  @Test
  void with_another_provider_there_is_nothing_to_learn() {
    site.kind = Authority.Kind.OPENID;
    site.challenge("Bearer authorization_uri=https://fs.corp.example/adfs/oauth2/authorize", "x");

    assertEquals(Outcome.ENVIRONMENT_OK, site.verdict(Check.ENVIRONMENT).outcome());
    assertEquals(Outcome.TENANT_NONE, site.verdict(Check.TENANT).outcome());
  }

  @ParameterizedTest
  @CsvSource({"401, DISCOVERY_OK", "200, DISCOVERY_OTHER", "503, DISCOVERY_OTHER"})
  void global_discovery_answers_with_a_challenge(int status, Outcome expected) {
    site.environments = true;
    site.discovery = Optional.of(site.server.uri(""));
    site.server.answer("/api/discovery/v2.0/Instances", status, "");

    assertEquals(expected, site.verdict(Check.DISCOVERY).outcome());
  }

  @Test
  void global_discovery_is_left_alone_where_it_is_off_or_unknown() {
    site.discovery = Optional.of(site.server.uri(""));
    assertEquals(Outcome.DISCOVERY_OFF, site.verdict(Check.DISCOVERY).outcome());

    site.environments = true;
    site.discovery = Optional.empty();
    assertEquals(Outcome.DISCOVERY_NONE, site.verdict(Check.DISCOVERY).outcome());
    assertEquals(0, site.server.count("/api/discovery/v2.0/Instances"));
  }
}
