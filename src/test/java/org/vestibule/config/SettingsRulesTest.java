package org.vestibule.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsRulesTest {
  private static final String TENANT = "11111111-2222-3333-4444-55555555ABCD";
  private static final Map<String, String> SMALLEST =
      Map.of("DATAVERSE_URL", "https://org.crm4.dynamics.com", "AZURE_CLIENT_ID", "client-1");

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          clear text                | http://host.example        | http://host.example       | neither
          a user                    | https://a:b@host.example   | https://a@host.example    | neither
          a query                   | https://host.example?a     | https://host.example/?a=b | neither
          a fragment                | https://host.example#a     | https://host.example/#a   | neither
          no scheme                 | host.example               | host.example/path         | neither
          no host                   | https://                   | https:///path             | neither
          another scheme            | ftp://host.example         | file:///etc/passwd        | neither
          spaces                    | https://host .example      | https://host.example/ a   | neither
          a name that begins so     | http://localhost.evil.example | http://127.0.0.1.evil.example | neither
          a path                    | https://host.example/path  | https://host.example/path | public
          a slash                   | https://host.example/      | https://host.example/     | both
          a port                    | https://host.example:8443  | https://host.example:8443 | both
          large letters             | HTTPS://HOST.example       | HTTPS://HOST.example      | both
          this machine              | http://localhost:9400      | http://localhost:8080/app | both
          this machine by number    | http://127.0.0.1:9400      | http://127.0.0.1:8080     | both
          this machine by IPv6      | http://[::1]:9400          | http://[::1]:8080         | both
          """)
  void an_address_is_over_tls_or_on_this_machine(
      String theCase, String host, String address, String accepted) {
    boolean both = accepted.equals("both");

    assertEquals(both, accepted("DATAVERSE_URL", host));
    assertEquals(both, accepted("AZURE_AUTHORITY_HOST", host));
    assertEquals(both, accepted("DATAVERSE_DISCOVERY_URL", host));
    assertEquals(both || accepted.equals("public"), accepted("PUBLIC_URL", address));
    assertEquals(both || accepted.equals("public"), accepted("OPENID_ISSUER", address));
  }

  @ParameterizedTest
  @CsvSource({
    "PT0.001S, true", "P30D, true", "PT720H, true", "P30DT0.001S, false", "PT0.0009S, false",
    "PT0S, false", "-PT1S, false", "10, false", "10s, false", "1 hour, false",
    "PT99999999999999999999H, false"
  })
  void a_duration_is_from_a_millisecond_to_thirty_days(String text, boolean accepted) {
    for (String name :
        List.of("SESSION_IDLE", "SESSION_MAX_AGE", "HTTP_CONNECT_TIMEOUT", "HTTP_TIMEOUT")) {
      assertEquals(accepted, accepted(name, text), name);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "11111111-2222-3333-4444-555555555555, true",
    "contoso.com, true",
    "a b, false",
    "contoso.com/v2.0, false",
    "../x, false",
    ".contoso.com, false",
    "{tenantid}, false",
    "organizations, false",
    "Common, false"
  })
  void a_tenant_is_a_guid_or_a_domain_and_several_need_a_list(String tenant, boolean accepted) {
    assertEquals(accepted, accepted("AZURE_TENANT_ID", tenant));
  }

  @ParameterizedTest
  @ValueSource(strings = {"contoso.com", TENANT + " x", "{" + TENANT + "}", "*"})
  void only_guids_are_on_the_list_of_tenants(String tenants) {
    assertFalse(accepted("AZURE_ALLOWED_TENANTS", tenants));
    assertTrue(accepted("AZURE_ALLOWED_TENANTS", TENANT));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "one,             https://portal.example, true",
    "two,             https://a.example:8443 https://b.example, true",
    "this machine,    http://localhost:8080, true",
    "clear text,      http://portal.example, false",
    "everybody,       *, false",
    "a wildcard,      https://*.example, false",
    "a path,          https://portal.example/x, false",
    "a directive,     https://a.example; script-src *, false",
    "a keyword,       'none', false"
  })
  void only_origins_may_show_the_pages(String theCase, String ancestors, boolean accepted) {
    assertEquals(accepted, accepted("FRAME_ANCESTORS", ancestors));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "long enough,       0123456789abcdef, true",
    "base64,            abcdefghijklmnop+/==, true",
    "too short,         0123456789abcde, false",
    "a space,           01234567 89abcdef, false",
    "a line's end,      '0123456789abcdef\nx', false",
    "another alphabet,  0123456789abcdefü, false"
  })
  void a_token_is_long_and_goes_into_a_header(String theCase, String token, boolean accepted) {
    assertEquals(accepted, accepted("METRICS_TOKEN", token));
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, true",
    "PT5M, true",
    "PT0.5S, true",
    "PT5M0.001S, false",
    "-PT1S, false",
    "5, false"
  })
  void a_stop_is_delayed_by_five_minutes_at_most(String text, boolean accepted) {
    assertEquals(accepted, accepted("STOP_DELAY", text));
  }

  @ParameterizedTest
  @CsvSource({
    "0, true",
    "PT0S, true",
    "PT10M, true",
    "PT10M0.001S, false",
    "-PT1S, false",
    "60, false"
  })
  void an_answer_is_reused_for_ten_minutes_at_most(String text, boolean accepted) {
    assertEquals(accepted, accepted("DATAVERSE_REUSE", text));
    assertEquals(accepted, accepted("DATAVERSE_PROFILE_REUSE", text));
  }

  @Test
  void one_way_to_prove_who_it_is_is_enough() {
    var environment = new HashMap<>(with("AZURE_CLIENT_SECRET", "s"));
    environment.put("AZURE_CLIENT_CERTIFICATE_PATH", "pom.xml");

    assertEquals("AZURE_CLIENT_SECRET", refusal(environment).problems().get(0).name());
    assertFalse(accepted("AZURE_CLIENT_CERTIFICATE_PATH", "a\0b"));
    assertFalse(accepted("AZURE_FEDERATED_TOKEN_FILE", "/no/such/file"));
  }

  @Test
  void a_tenant_does_not_go_with_an_issuer() {
    var environment = new HashMap<>(with("OPENID_ISSUER", "https://id.example"));
    environment.put("AZURE_TENANT_ID", TENANT);

    assertEquals("AZURE_TENANT_ID", refusal(environment).problems().get(0).name());
  }

  private static boolean accepted(String name, String value) {
    try {
      read(with(name, value));
      return true;
    } catch (ConfigurationException e) {
      assertEquals(1, e.problems().size(), e.getMessage());
      return false;
    }
  }

  private static Map<String, String> with(String name, String value) {
    var environment = new HashMap<>(SMALLEST);
    environment.put(name, value);
    return environment;
  }

  private static ConfigurationException refusal(Map<String, String> environment) {
    return assertThrows(ConfigurationException.class, () -> read(environment));
  }

  private static Settings read(Map<String, String> environment) throws ConfigurationException {
    return Settings.read(new Properties(), environment);
  }
}
