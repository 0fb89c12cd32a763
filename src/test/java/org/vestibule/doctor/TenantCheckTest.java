package org.vestibule.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vestibule.oauth.Authority;

class TenantCheckTest {
  private static final String OTHER = "99999999-2222-3333-4444-555555555555";

  private final CheckedSite site = new CheckedSite();

  @AfterEach
  void close() {
    site.close();
  }

  private void named(String tenant) {
    site.challenge(
        "Bearer authorization_uri=" + site.at("/" + tenant + "/oauth2/authorize"), site.at("/"));
  }

  @Test
  void a_tenant_that_is_set_is_compared_with_the_environments() {
    assertEquals(Outcome.TENANT_SET, site.verdict(Check.TENANT).outcome());

    named(OTHER);
    Verdict other = site.verdict(Check.TENANT);

    assertEquals(Outcome.TENANT_OTHER, other.outcome());
    assertEquals(List.of("AZURE_TENANT_ID=" + OTHER), other.paste());
  }

  @Test
  void a_tenant_that_is_not_set_is_learnt() {
    site.tenant = Optional.empty();

    List<Verdict> verdicts = site.verdicts();
    Verdict verdict = site.verdict(Check.TENANT);

    assertEquals(Outcome.TENANT_LEARNT, verdict.outcome());
    assertEquals(List.of("AZURE_TENANT_ID=" + CheckedSite.TENANT), verdict.paste());
    assertTrue(Told.in(verdict).contains("learnt from the environment"), Told.in(verdict));
    assertTrue(verdicts.stream().noneMatch(Verdict::failed), verdicts.toString());
  }

  @Test
  void a_domain_is_compared_by_the_guid_that_the_provider_announces() {
    site.tenant = Optional.of("contoso.example");
    site.metadata("contoso.example", site.issuer(CheckedSite.TENANT));
    assertEquals(Outcome.TENANT_SET, site.verdict(Check.TENANT).outcome());

    site.metadata("contoso.example", site.issuer(OTHER));
    assertEquals(Outcome.TENANT_OTHER, site.verdict(Check.TENANT).outcome());
  }

  @Test
  void a_domain_that_the_environment_names_becomes_a_guid() {
    site.tenant = Optional.empty();
    named("contoso.example");
    site.metadata("contoso.example", site.issuer(CheckedSite.TENANT));

    assertEquals(
        List.of("AZURE_TENANT_ID=" + CheckedSite.TENANT), site.verdict(Check.TENANT).paste());
  }

  @Test
  void an_environment_that_names_none_confirms_nothing() {
    site.server.answer(CheckedSite.WEB_API, 401, "");

    assertEquals(Outcome.TENANT_UNCONFIRMED, site.verdict(Check.TENANT).outcome());
  }

  @Test
  void of_several_tenants_the_environments_should_be_one() {
    site.tenant = Optional.of("organizations");
    site.metadata("organizations", site.issuer("{tenantid}"));
    site.allowed = Set.of(CheckedSite.TENANT);
    assertEquals(Outcome.TENANT_SEVERAL, site.verdict(Check.TENANT).outcome());

    site.allowed = Set.of(OTHER);
    Verdict verdict = site.verdict(Check.TENANT);

    assertEquals(Outcome.TENANT_NOT_ALLOWED, verdict.outcome());
    assertEquals(
        List.of("AZURE_ALLOWED_TENANTS=" + OTHER + " " + CheckedSite.TENANT), verdict.paste());
  }

  @Test
  void the_resource_is_confirmed_by_the_environment() {
    Verdict verdict = site.verdict(Check.RESOURCE);

    assertEquals(Outcome.RESOURCE_LEARNT, verdict.outcome());
    assertTrue(Told.in(verdict).contains(site.at("/user_impersonation")), Told.in(verdict));

    site.server.answer(CheckedSite.WEB_API, 401, "");
    assertEquals(Outcome.RESOURCE_DEFAULT, site.verdict(Check.RESOURCE).outcome());
  }

  @Test
  void a_resource_of_ones_own_is_compared() {
    site.kind = Authority.Kind.ENTRA_V1;
    site.resource = Optional.of(site.at("/"));
    assertEquals(Outcome.RESOURCE_SET, site.verdict(Check.RESOURCE).outcome());

    site.resource = Optional.of("https://other.example/");
    Verdict verdict = site.verdict(Check.RESOURCE);

    assertEquals(Outcome.RESOURCE_OTHER, verdict.outcome());
    assertEquals(List.of("OAUTH_RESOURCE=" + site.at("")), verdict.paste());
  }

  @Test
  void a_scope_of_ones_own_must_name_the_environment() {
    site.scope = Optional.of("openid " + site.at("/.default"));
    assertEquals(Outcome.RESOURCE_SET, site.verdict(Check.RESOURCE).outcome());

    for (String scope : List.of("openid user_impersonation", "openid https://x.example/y")) {
      site.scope = Optional.of(scope);
      Verdict verdict = site.verdict(Check.RESOURCE);

      assertEquals(Outcome.RESOURCE_SCOPE, verdict.outcome());
      assertEquals(
          List.of("OAUTH_SCOPE=openid profile offline_access " + site.at("/user_impersonation")),
          verdict.paste());
    }
  }
}
