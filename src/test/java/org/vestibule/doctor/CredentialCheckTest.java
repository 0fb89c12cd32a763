package org.vestibule.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.doctor.Installation.Proof;
import org.vestibule.http.LocalServer;
import org.vestibule.http.Secret;
import org.vestibule.oauth.Authority;
import org.vestibule.oauth.ClientAssertion;
import org.vestibule.oauth.ClientAuthentication;
import org.vestibule.oauth.TinyProvider;

class CredentialCheckTest {
  private final CheckedSite site = new CheckedSite();

  @AfterEach
  void close() {
    site.close();
  }

  private void refuses(int status, String error, String number) {
    site.server.answer(
        "/token",
        status,
        """
        {"error": "%s", "error_description": "AADSTS%s: text\\r\\nTrace ID: x",
         "trace_id": "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"}
        """
            .formatted(error, number));
  }

  private Map<String, String> sent() {
    List<LocalServer.Seen> seen =
        site.server.seen().stream().filter(it -> it.target().equals("/token")).toList();
    return TinyProvider.form(seen.get(seen.size() - 1).body());
  }

  private void client(Proof proof, ClientAuthentication authentication, boolean looksLikeId) {
    site.client =
        new Installation.Client(
            CheckedSite.CLIENT, proof, authentication, looksLikeId, Optional.empty());
  }

  @Test
  void a_good_credential_is_shown_once_and_its_token_asks_one_question() {
    List<Verdict> verdicts = site.verdicts();

    assertEquals(Outcome.CREDENTIAL_OK, Told.outcome(verdicts, Check.CREDENTIAL));
    assertEquals(Outcome.APPLICATION_USER_NONE, Told.outcome(verdicts, Check.APPLICATION_USER));
    assertEquals(1, site.server.count("/token"));
    assertEquals(
        Map.of(
            "grant_type",
            "client_credentials",
            "scope",
            site.at("/.default"),
            "client_id",
            CheckedSite.CLIENT,
            "client_secret",
            "marker-secret"),
        sent());
    assertFalse(verdicts.toString().contains("marker"), verdicts.toString());
  }

  @Test
  void the_older_endpoints_name_the_resource() {
    site.kind = Authority.Kind.ENTRA_V1;
    site.server.answer(
        "/" + CheckedSite.TENANT + "/.well-known/openid-configuration",
        200,
        site.document(site.at("/" + CheckedSite.TENANT + "/")));

    assertEquals(Outcome.CREDENTIAL_OK, site.verdict(Check.CREDENTIAL).outcome());
    assertEquals(site.at(""), sent().get("resource"));
    assertFalse(sent().containsKey("scope"));
  }

  @ParameterizedTest(name = "{1} AADSTS{2}")
  @CsvSource({
    "401, invalid_client,      7000215,  CREDENTIAL_WRONG",
    "401, invalid_client,      7000222,  CREDENTIAL_EXPIRED",
    "401, invalid_client,      7000218,  CREDENTIAL_MISSING",
    "401, invalid_client,      700025,   CREDENTIAL_PUBLIC_CLIENT",
    "401, invalid_client,      700027,   CREDENTIAL_CERTIFICATE",
    "401, invalid_client,      50012,    CREDENTIAL_CERTIFICATE",
    "401, invalid_client,      700024,   CREDENTIAL_TIME",
    "401, invalid_client,      1000502,  CREDENTIAL_CERTIFICATE_OVER",
    "401, invalid_client,      7000277,  CREDENTIAL_CERTIFICATE_REVOKED",
    "400, invalid_request,     70021,    CREDENTIAL_FEDERATION",
    "400, unauthorized_client, 700016,   CREDENTIAL_UNKNOWN_CLIENT",
    "400, unauthorized_client, 7000112,  CREDENTIAL_DISABLED",
    "400, invalid_resource,    500011,   CREDENTIAL_RESOURCE",
    "401, invalid_client,      99999,    CREDENTIAL_INVALID",
    "400, unauthorized_client, 99999,    CREDENTIAL_REFUSED",
    "400, invalid_scope,       70011,    CREDENTIAL_REFUSED"
  })
  void a_refusal_is_decided_by_its_error_and_worded_by_its_number(
      int status, String error, String number, Outcome expected) {
    refuses(status, error, number);

    Verdict verdict = site.verdict(Check.CREDENTIAL);

    assertEquals(expected, verdict.outcome());
    assertTrue(verdict.failed());
    assertTrue(Told.in(verdict).contains("AADSTS" + number), Told.in(verdict));
    assertTrue(Told.in(verdict).contains(error), Told.in(verdict));
    assertEquals(Outcome.BLOCKED, Told.outcome(site.verdicts(), Check.APPLICATION_USER));
  }

  @Test
  void an_id_in_place_of_the_secret_is_named_when_it_is_refused() {
    client(
        Proof.SECRET,
        ClientAuthentication.secretPost(CheckedSite.CLIENT, new Secret(CheckedSite.TENANT)),
        true);
    assertEquals(Outcome.CREDENTIAL_OK, site.verdict(Check.CREDENTIAL).outcome());

    refuses(401, "invalid_client", "7000215");
    assertEquals(Outcome.CREDENTIAL_SECRET_ID, site.verdict(Check.CREDENTIAL).outcome());
    assertEquals(
        Outcome.SETTINGS_SECRET_ID,
        LocalChecks.settings(site.installation()).get(0).outcome(),
        "and before it is sent");
  }

  @Test
  void a_new_secret_is_a_command_to_paste() {
    refuses(401, "invalid_client", "7000222");

    assertEquals(
        List.of(
            "az ad app credential reset --id "
                + CheckedSite.CLIENT
                + " --append --years 1 --query password --output tsv"),
        site.verdict(Check.CREDENTIAL).paste());
  }

  @Test
  void a_public_client_has_nothing_to_show() {
    client(Proof.NONE, ClientAuthentication.none(CheckedSite.CLIENT), false);

    assertEquals(Outcome.CREDENTIAL_PUBLIC, site.verdict(Check.CREDENTIAL).outcome());
    assertEquals(0, site.server.count("/token"));
  }

  @Test
  void a_file_that_is_not_there_sends_nothing() {
    client(
        Proof.FEDERATED,
        ClientAssertion.federated(CheckedSite.CLIENT, Path.of("/no/such/file")),
        false);

    assertEquals(Outcome.CREDENTIAL_FILE, site.verdict(Check.CREDENTIAL).outcome());
    assertEquals(0, site.server.count("/token"));
  }

  @ParameterizedTest
  @CsvSource({
    "unauthorized_client, CREDENTIAL_NOT_OFFERED",
    "unsupported_grant_type, CREDENTIAL_NOT_OFFERED",
    "invalid_client, CREDENTIAL_INVALID"
  })
  void another_provider_may_not_offer_the_grant(String error, Outcome expected) {
    site.kind = Authority.Kind.OPENID;
    refuses(400, error, "0");

    assertEquals(expected, site.verdict(Check.CREDENTIAL).outcome());
  }

  @ParameterizedTest
  @CsvSource({"500, down", "429, throttled", "200, unreadable"})
  void an_answer_that_is_none_says_nothing_of_the_credential(int status, String kind) {
    site.server.answer("/token", status, "<html>");

    Verdict verdict = site.verdict(Check.CREDENTIAL);

    assertEquals(Outcome.CREDENTIAL_UNAVAILABLE, verdict.outcome());
    assertTrue(Told.in(verdict).contains(kind), Told.in(verdict));
  }

  @Test
  void with_several_tenants_the_environments_own_is_asked() {
    site.tenant = Optional.of("organizations");
    site.allowed = Set.of(CheckedSite.TENANT);
    site.metadata("organizations", 200, shared());

    assertEquals(Outcome.CREDENTIAL_OK, site.verdict(Check.CREDENTIAL).outcome());
    assertEquals(0, site.server.count("/shared-token"));
  }

  private String shared() {
    return site.document(site.issuer("{tenantid}")).replace("/token\"", "/shared-token\"");
  }

  @ParameterizedTest
  @CsvSource({
    "200, APPLICATION_USER_OK",
    "403, APPLICATION_USER_NONE",
    "401, APPLICATION_USER_TOKEN",
    "503, APPLICATION_USER_UNAVAILABLE"
  })
  void the_application_may_be_a_user_itself(int status, Outcome expected) {
    site.server.answer(CheckedSite.WEB_API + "WhoAmI", status, "");

    assertEquals(expected, site.verdict(Check.APPLICATION_USER).outcome());
  }
}
