package org.vestibule.dataverse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.http.HttpCalls;
import org.vestibule.http.Limits;
import org.vestibule.http.LocalServer;
import org.vestibule.oauth.ProviderUnavailable;

class EnvironmentTenantTest {
  private static final String PATH = "/api/data/v9.2/";
  private static final String CHALLENGE =
      "Bearer authorization_uri=https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/oauth2/authorize,"
          + " resource_id=https://org.crm4.dynamics.com/";

  private final LocalServer server = new LocalServer();
  private final HttpCalls http =
      new HttpCalls(Limits.of(Duration.ofSeconds(3), Duration.ofSeconds(10)));

  @AfterEach
  void close() {
    http.close();
    server.close();
  }

  @Test
  void the_challenge_of_dataverse_names_the_tenant() {
    server.answer(PATH, 401, "", "WWW-Authenticate", CHALLENGE);

    assertEquals("11111111-2222-3333-4444-555555555555", ask("login.microsoftonline.com"));
    assertEquals(1, server.seen().size());
    assertFalse(server.seen().get(0).headers().containsKey("authorization"));
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
        CHALLENGE);

    assertEquals("11111111-2222-3333-4444-555555555555", ask("login.microsoftonline.com"));
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
          another cloud            | login.microsoftonline.com | https://login.microsoftonline.us/t-1/oauth2/authorize | nobody
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
    server.answer(
        PATH, 401, "", "WWW-Authenticate", "Bearer authorization_uri=" + authorizationUri);

    assertEquals(expected, ask(authorityHost));
  }

  @ParameterizedTest
  @CsvSource({"401, unreadable", "200, unreadable", "404, unreadable", "503, down"})
  void without_a_challenge_nobody_is_named(int status, String expected) {
    server.answer(PATH, status, "{}");
    var tenant = new EnvironmentTenant(server.uri("/"), URI.create("https://login.example"), http);

    assertEquals(
        expected, assertThrows(ProviderUnavailable.class, tenant::ask).failure().kind().code());
  }

  @Test
  void an_environment_that_is_not_there_names_nobody() {
    var tenant = new EnvironmentTenant(server.uri(""), URI.create("https://login.example"), http);
    server.close();

    assertEquals(
        "unreachable",
        assertThrows(ProviderUnavailable.class, tenant::ask).failure().kind().code());
  }

  private String ask(String authorityHost) {
    try {
      return new EnvironmentTenant(server.uri(""), URI.create("https://" + authorityHost), http)
          .ask();
    } catch (ProviderUnavailable e) {
      return "nobody";
    }
  }
}
