package org.vestibule.dataverse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.http.LocalServer;
import org.vestibule.http.Reads;
import org.vestibule.http.RetryPlan;
import org.vestibule.oauth.ProviderUnavailable;

class EnvironmentTenantTest {
  private static final String PATH = "/api/data/v9.2/";
  private static final String ENTRA = "https://login.microsoftonline.com";
  private static final String TENANT = "11111111-2222-3333-4444-555555555555";

  private final TinyDataverse dataverse = new TinyDataverse();
  private final LocalServer server = dataverse.server;

  @AfterEach
  void close() {
    dataverse.close();
  }

  private EnvironmentTenant tenant(String authorityHost) {
    var reads = new Reads(dataverse.http, RetryPlan.READS, () -> 1, dataverse.slept::add);
    return new EnvironmentTenant(
        dataverse.environment(), URI.create(authorityHost), reads, TinyDataverse.RANDOMNESS);
  }

  private String challenge(String authorizationUri) {
    return "Bearer authorization_uri="
        + authorizationUri
        + ", resource_id="
        + dataverse.environment()
        + "/";
  }

  private String ask(String authorityHost) {
    try {
      return tenant(authorityHost).ask();
    } catch (ProviderUnavailable e) {
      return "nobody";
    }
  }

  @Test
  void the_challenge_of_dataverse_names_tenant_and_resource() {
    server.answer(
        PATH, 401, "", "WWW-Authenticate", challenge(ENTRA + "/" + TENANT + "/oauth2/authorize"));

    assertEquals(
        new EnvironmentChallenge.Named(TENANT, dataverse.environment()), tenant(ENTRA).learn());
    assertEquals(TENANT, ask(ENTRA));
    LocalServer.Seen seen = server.seen().get(0);
    assertFalse(seen.headers().containsKey("authorization"));
    assertEquals(
        TinyDataverse.RANDOMNESS.uuid().toString(), seen.headers().get("x-ms-client-request-id"));
  }

  @Test
  void a_bearer_challenge_may_stand_beside_others() {
    server.answer(
        PATH,
        401,
        "",
        "WWW-Authenticate",
        "Negotiate",
        "WWW-Authenticate",
        "NTLM",
        "WWW-Authenticate",
        challenge(ENTRA + "/" + TENANT + "/oauth2/authorize"));

    assertEquals(TENANT, ask(ENTRA));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          the configured host      | login.microsoftonline.us  | https://login.microsoftonline.us/t-1/oauth2/authorize  | t-1
          in quotes                | login.microsoftonline.com | "https://login.microsoftonline.com/t-1/oauth2/authorize" | t-1
          the host in large letters | login.microsoftonline.com | https://LOGIN.microsoftonline.com/t-1/oauth2/authorize | t-1
          a domain                 | login.microsoftonline.com | https://login.microsoftonline.com/contoso.com/x       | contoso.com
          an older name            | login.microsoftonline.com | https://login.windows.net/t-1/oauth2/authorize        | t-1
          another name             | login.microsoftonline.com | https://sts.windows.net/t-1/                          | t-1
          from an older name       | login.windows.net         | https://login.microsoftonline.com/t-1/oauth2/authorize | t-1
          the government's         | login.microsoftonline.us  | https://login.usgovcloudapi.net/t-1/oauth2/authorize  | t-1
          China's                  | login.partner.microsoftonline.cn | https://login.chinacloudapi.cn/t-1/x           | t-1
          every tenant             | login.microsoftonline.com | https://login.microsoftonline.com/common/oauth2/authorize | organizations
          every tenant, large      | login.microsoftonline.com | https://login.microsoftonline.com/Common/oauth2/authorize | organizations
          work accounts            | login.microsoftonline.com | https://login.microsoftonline.com/organizations/x     | organizations
          another cloud            | login.microsoftonline.com | https://login.microsoftonline.us/t-1/oauth2/authorize | nobody
          a closed cloud           | login.microsoftonline.com | https://login.microsoftonline.de/t-1/oauth2/authorize | nobody
          in clear text            | login.microsoftonline.com | http://login.microsoftonline.com/t-1/oauth2/authorize | nobody
          with a user              | login.microsoftonline.com | https://a@login.microsoftonline.com/t-1/x             | nobody
          from another cloud       | login.microsoftonline.us  | https://login.windows.net/t-1/oauth2/authorize        | nobody
          a foreign host           | login.microsoftonline.com | https://evil.example/t-1/oauth2/authorize             | nobody
          a host that begins so    | login.microsoftonline.com | https://login.microsoftonline.com.evil.example/t-1/x  | nobody
          a user that looks so     | login.microsoftonline.com | https://login.microsoftonline.com@evil.example/t-1/x  | nobody
          no tenant                | login.microsoftonline.com | https://login.microsoftonline.com/                    | nobody
          only a host              | login.microsoftonline.com | https://login.microsoftonline.com                     | nobody
          an empty tenant          | login.microsoftonline.com | https://login.microsoftonline.com//oauth2/authorize   | nobody
          no address               | login.microsoftonline.com | "https://login microsoftonline"                       | nobody
          a word                   | login.microsoftonline.com | mailto:x                                              | nobody
          nothing                  | login.microsoftonline.com | ""                                                    | nobody
          """)
  void only_the_configured_sign_in_host_is_believed(
      String theCase, String authorityHost, String authorizationUri, String expected) {
    server.answer(PATH, 401, "", "WWW-Authenticate", challenge(authorizationUri));

    assertEquals(expected, ask("https://" + authorityHost));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          its own address          | {own}                        | believed
          with a slash             | {own}/                       | believed
          in quotes                | "{own}/"                     | believed
          another environment      | https://other.crm4.dynamics.com/ | RESOURCE
          a foreign service        | https://graph.microsoft.com/ | RESOURCE
          another port             | http://127.0.0.1:1/          | RESOURCE
          a name that begins so    | {own}.evil.example/          | RESOURCE
          with a path              | {own}/api                    | RESOURCE
          with a query             | {own}/?a=b                   | RESOURCE
          a word                   | Microsoft.CRM                | RESOURCE
          no address               | "http://127 .0.0.1"          | RESOURCE
          nothing                  | ""                           | RESOURCE
          """)
  void only_the_environment_itself_is_believed_as_resource(
      String theCase, String resource, String expected) {
    String named = resource.replace("{own}", dataverse.environment().toString());
    server.answer(
        PATH,
        401,
        "",
        "WWW-Authenticate",
        "Bearer authorization_uri=" + ENTRA + "/t-1/oauth2/authorize, resource_id=" + named);

    assertEquals(
        expected,
        tenant(ENTRA)
            .learn()
            .match(it -> "believed", it -> it.doubt().name(), it -> it.failure().toString()));
    assertEquals(expected.equals("believed") ? "t-1" : "nobody", ask(ENTRA));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          another sign-in host | 401 | Bearer authorization_uri=https://evil.example/t-1/x, resource_id={own} | SIGN_IN_HOST
          no tenant            | 401 | Bearer authorization_uri=https://login.microsoftonline.com/, resource_id={own} | TENANT
          no sign-in host      | 401 | Bearer resource_id={own}   | NO_CHALLENGE
          another scheme       | 401 | Negotiate                  | NO_CHALLENGE
          no challenge         | 401 | ''                         | NO_CHALLENGE
          a page               | 200 | Bearer authorization_uri=https://login.microsoftonline.com/t-1/x, resource_id={own} | NO_CHALLENGE
          not there            | 404 | ''                         | NO_CHALLENGE
          a bad request        | 400 | ''                         | NO_CHALLENGE
          sent elsewhere       | 302 | ''                         | NO_CHALLENGE
          throttled            | 429 | ''                         | throttled
          down                 | 503 | ''                         | down
          """)
  void the_reason_is_told(String theCase, int status, String header, String expected) {
    server.answer(
        PATH,
        status,
        "{}",
        "WWW-Authenticate",
        header.replace("{own}", dataverse.environment().toString()));

    assertEquals(
        expected,
        tenant(ENTRA)
            .learn()
            .match(it -> "believed", it -> it.doubt().name(), it -> it.failure().kind().code()));
    ProviderUnavailable thrown = assertThrows(ProviderUnavailable.class, () -> tenant(ENTRA).ask());
    boolean failed = expected.equals(thrown.failure().kind().code());
    assertEquals(
        failed
            ? expected + ", status " + status
            : "unreadable, " + EnvironmentChallenge.Doubt.valueOf(expected).text(),
        thrown.getMessage());
  }

  @Test
  void an_environment_that_is_down_for_a_moment_is_asked_again() {
    dataverse.answers(
        PATH,
        TinyDataverse.reply(502, ""),
        TinyDataverse.reply(
            401, "", "WWW-Authenticate", challenge(ENTRA + "/t-1/oauth2/authorize")));

    assertEquals("t-1", ask(ENTRA));
    assertEquals(2, server.seen().size());
  }

  @Test
  void an_environment_that_is_not_there_names_nobody() {
    EnvironmentTenant tenant = tenant(ENTRA);
    server.close();

    assertEquals(
        "unreachable",
        assertThrows(ProviderUnavailable.class, tenant::ask).failure().kind().code());
  }
}
