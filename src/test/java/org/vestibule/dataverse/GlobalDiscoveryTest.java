package org.vestibule.dataverse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.dataverse.TinyDataverse.TOKEN;
import static org.vestibule.dataverse.TinyDataverse.golden;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.http.LocalServer;

class GlobalDiscoveryTest {
  private static final String PATH = "/api/discovery/v2.0/Instances";
  private static final URI PUBLIC = URI.create("https://globaldisco.crm.dynamics.com");
  private static final String ID = "883278f5-07af-45eb-a0bc-3fea67caa544";

  private final TinyDataverse dataverse = new TinyDataverse();

  @AfterEach
  void close() {
    dataverse.close();
  }

  private List<Environment> read(String text, URI service) {
    return GlobalDiscovery.environments(text, service, dataverse.json).orElseThrow();
  }

  private static String row(String url) {
    return "{\"value\":[{\"Id\":\""
        + ID
        + "\",\"FriendlyName\":\"a\",\"Url\":\""
        + url.replace("\\", "\\\\")
        + "\"}]}";
  }

  @Test
  void a_golden_list_is_read_by_name() {
    assertEquals(
        List.of(
            new Environment(
                UUID.fromString("883278f5-07af-45eb-a0bc-3fea67caa545"),
                "Contoso (default)",
                URI.create("https://org2.crm4.dynamics.com"),
                "EMEA",
                Environment.Type.DEFAULT,
                false,
                "9.2.25104.00174"),
            new Environment(
                UUID.fromString(ID),
                "Contoso Production",
                URI.create("https://org.crm4.dynamics.com"),
                "EMEA",
                Environment.Type.PRODUCTION,
                true,
                "9.2.25104.00174")),
        read(golden("instances.json"), PUBLIC));
  }

  @Test
  void one_call_with_the_token_in_its_header() {
    dataverse.server.answer(PATH, 200, row(dataverse.environment().toString()));

    Result<List<Environment>> result = dataverse.discovery().environments(TOKEN);

    assertEquals("1", result.match(it -> "" + it.value().size(), it -> "", it -> ""));
    assertEquals(1, dataverse.server.seen().size());
    LocalServer.Seen seen = dataverse.server.seen().get(0);
    assertEquals(
        "GET "
            + PATH
            + "?$select=Id,FriendlyName,UniqueName,Url,Region,OrganizationType,State,Version",
        seen.method() + " " + seen.target());
    assertEquals("Bearer access-1", seen.headers().get("authorization"));
    assertEquals("4.0", seen.headers().get("odata-version"));
    assertEquals("null", seen.headers().get("if-none-match"));
    assertEquals(
        List.of("Instances"), dataverse.heard.stream().map(it -> it.call().name()).toList());
    assertEquals(
        dataverse.heard.get(0).call().requestIds().get(0),
        seen.headers().get("x-ms-client-request-id"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://org.crm4.dynamics.com,            https://globaldisco.crm.dynamics.com",
    "https://org.crm.dynamics.com,             https://globaldisco.crm.dynamics.com",
    "https://org.crm99.dynamics.com,           https://globaldisco.crm.dynamics.com",
    "https://org.api.crm4.dynamics.com,        https://globaldisco.crm.dynamics.com",
    "HTTPS://ORG.CRM4.DYNAMICS.COM,            https://globaldisco.crm.dynamics.com",
    "https://org.crm9.dynamics.com,            https://globaldisco.crm9.dynamics.com",
    "https://org.crm.microsoftdynamics.us,     https://globaldisco.crm.microsoftdynamics.us",
    "https://org.crm.appsplatform.us,          https://globaldisco.crm.appsplatform.us",
    "https://org.crm.dynamics.cn,              https://globaldisco.crm.dynamics.cn",
    "https://org.crm.microsoftdynamics.de,     none",
    "https://crm.corp.example,                 none",
    "https://evildynamics.com,                 none",
    "https://org.crm4.dynamics.com.evil.example, none",
    "http://org.crm4.dynamics.com,             none",
    "http://127.0.0.1:9400,                    none",
    "http://localhost:9400,                    none",
    "mailto:a@crm4.dynamics.com,               none"
  })
  void the_service_follows_from_the_environment_s_cloud(URI environment, String expected) {
    assertEquals(
        expected, GlobalDiscovery.serviceOf(environment).map(URI::toString).orElse("none"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://globaldisco.crm.dynamics.com,  https://org.crm4.dynamics.com,            yes",
    "https://globaldisco.crm.dynamics.com,  https://org.crm4.dynamics.com/,           yes",
    "https://globaldisco.crm.dynamics.com,  https://org.crm4.dynamics.com:443,        yes",
    "https://globaldisco.crm.dynamics.com,  https://org.crm9.dynamics.com,            yes",
    "https://globaldisco.crm9.dynamics.com, https://org.crm9.dynamics.com,            yes",
    "https://globaldisco.crm.microsoftdynamics.us, https://org.crm.microsoftdynamics.us, yes",
    "https://globaldisco.crm.microsoftdynamics.us, https://org.crm4.dynamics.com,     no",
    "https://globaldisco.crm.dynamics.com,  https://org.crm.microsoftdynamics.us,     no",
    "https://globaldisco.crm.dynamics.cn,   https://org.crm.dynamics.cn,              yes",
    "https://globaldisco.crm.dynamics.com,  https://org.crm.dynamics.cn,              no",
    "https://globaldisco.crm.dynamics.com,  http://org.crm4.dynamics.com,             no",
    "https://globaldisco.crm.dynamics.com,  https://org.crm4.dynamics.com:8443,       no",
    "https://globaldisco.crm.dynamics.com,  https://org.crm4.dynamics.com/path,       no",
    "https://globaldisco.crm.dynamics.com,  https://org.crm4.dynamics.com?a=b,        no",
    "https://globaldisco.crm.dynamics.com,  https://org.crm4.dynamics.com#a,          no",
    "https://globaldisco.crm.dynamics.com,  https://a@org.crm4.dynamics.com,          no",
    "https://globaldisco.crm.dynamics.com,  https://evil.example\\@org.crm4.dynamics.com, no",
    "https://globaldisco.crm.dynamics.com,  https://org.crm4.dynamics.com@evil.example, no",
    "https://globaldisco.crm.dynamics.com,  https://org.crm4.dynamics.com.evil.example, no",
    "https://globaldisco.crm.dynamics.com,  https://evildynamics.com,                 no",
    "https://globaldisco.crm.dynamics.com,  https://dynamics.com,                     no",
    "https://globaldisco.crm.dynamics.com,  http://127.0.0.1:9400,                    no",
    "https://globaldisco.crm.dynamics.com,  javascript:alert(1),                      no",
    "https://globaldisco.crm.dynamics.com,  '',                                       no",
    "http://127.0.0.1:9400,                 http://127.0.0.1:9500,                    yes",
    "http://127.0.0.1:9400,                 http://localhost:9500/,                   yes",
    "http://localhost:9400,                 http://[::1]:9500,                        yes",
    "http://127.0.0.1:9400,                 https://org.crm4.dynamics.com,            no",
    "http://127.0.0.1:9400,                 http://127.0.0.1:9400/path,               no",
    "http://127.0.0.1:9400,                 http://127.0.0.1.evil.example,            no",
    "https://disco.corp.example,            https://org.crm4.dynamics.com,            no",
    "https://disco.corp.example,            https://crm.corp.example,                 no",
    "https://disco.corp.example,            http://127.0.0.1:9400,                    no"
  })
  void an_address_is_believed_within_the_service_s_cloud(URI service, String url, String expected) {
    assertEquals(expected.equals("yes") ? 1 : 0, read(row(url), service).size());
  }

  @ParameterizedTest
  @CsvSource({
    "0, PRODUCTION",
    "1, OTHER",
    "2, OTHER",
    "3, OTHER",
    "4, PRODUCTION",
    "5, SANDBOX",
    "6, SANDBOX",
    "7, OTHER",
    "8, OTHER",
    "9, TRIAL",
    "10, OTHER",
    "11, TRIAL",
    "12, DEFAULT",
    "13, DEVELOPER",
    "14, TRIAL",
    "15, TEAMS",
    "16, OTHER",
    "-1, OTHER",
    "null, OTHER"
  })
  void the_type_is_read(String number, Environment.Type expected) {
    String text =
        row("https://org.crm4.dynamics.com")
            .replace("\"Id\"", "\"OrganizationType\":" + number + ",\"Id\"");

    assertEquals(expected, read(text, PUBLIC).get(0).type());
  }

  @ParameterizedTest
  @CsvSource({"0, true", "1, false", "null, false", "7, false"})
  void an_environment_of_state_0_is_enabled(String state, boolean expected) {
    String text =
        row("https://org.crm4.dynamics.com").replace("\"Id\"", "\"State\":" + state + ",\"Id\"");

    assertEquals(expected, read(text, PUBLIC).get(0).enabled());
  }

  @Test
  void a_row_without_a_friendly_name_has_another_name() {
    String text = row("https://org.crm4.dynamics.com").replace("FriendlyName", "UniqueName");
    String bare = row("https://org.crm4.dynamics.com").replace("FriendlyName", "Other");

    assertEquals("a", read(text, PUBLIC).get(0).friendlyName());
    assertEquals("org.crm4.dynamics.com", read(bare, PUBLIC).get(0).friendlyName());
    assertEquals("", read(bare, PUBLIC).get(0).region());
    assertEquals("", read(bare, PUBLIC).get(0).version());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "ada", "883278f5-07af-45eb-a0bc", "{883278f5-07af-45eb-a0bc-3fea67caa544}"})
  void a_row_without_an_id_is_left_out(String id) {
    String text = row("https://org.crm4.dynamics.com").replace(ID, id);

    assertEquals(List.of(), read(text, PUBLIC));
  }

  @Test
  void an_environment_comes_once_and_the_list_ends_at_a_thousand() {
    String one = row("https://org.crm4.dynamics.com").replaceFirst("\\{\"value\":\\[", "");
    String row = one.substring(0, one.length() - 2);
    String last = row.replace("org.crm4", "last.crm4");

    assertEquals(1, read("{\"value\":[" + (row + ",").repeat(1_000) + last + "]}", PUBLIC).size());
    assertEquals(2, read("{\"value\":[" + (row + ",").repeat(999) + last + "]}", PUBLIC).size());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nobody's            | 200 | {"value":[]}                 | 0
          a row of nothing    | 200 | {"value":[null,{}]}          | 0
          no list             | 200 | {"value":null}               | unreadable 200
          no rows             | 200 | {"value":[1]}                | unreadable 200
          nothing             | 200 | {}                           | unreadable 200
          a page              | 200 | <html></html>                | unreadable 200
          not this token      | 401 | ''                           | refused 401
          forbidden           | 403 | <html></html>                | refused 403
          not there           | 404 | ''                           | refused 404
          throttled           | 429 | ''                           | throttled 429
          broken              | 500 | <html></html>                | down 500
          sent elsewhere      | 302 | ''                           | unreadable 302
          """)
  void judges(String theCase, int status, String body, String expected) {
    dataverse.server.answer(PATH, status, body);

    assertEquals(
        expected,
        dataverse
            .discovery()
            .environments(TOKEN)
            .match(
                it -> String.valueOf(it.value().size()),
                it -> "refused " + it.status(),
                it -> it.failure().kind().code() + " " + it.failure().status()));
  }

  @Test
  void a_service_that_is_down_for_a_moment_is_asked_again() {
    dataverse.answers(
        PATH, TinyDataverse.reply(503, ""), TinyDataverse.reply(200, "{\"value\":[]}"));

    assertTrue(dataverse.discovery().environments(TOKEN) instanceof Result.Known<?>);
    assertEquals(2, dataverse.server.count(PATH));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "//"})
  void slashes_at_the_service_s_end_do_not_matter(String slashes) {
    var discovery =
        new GlobalDiscovery(
            URI.create(PUBLIC + slashes),
            dataverse.http,
            dataverse.json,
            TinyDataverse.RANDOMNESS,
            CallListener.NONE);

    assertEquals(PUBLIC, discovery.service());
  }
}
