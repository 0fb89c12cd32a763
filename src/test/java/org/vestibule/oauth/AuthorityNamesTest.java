package org.vestibule.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which names an authority answers to. */
class AuthorityNamesTest {
  private static final String GUID = "11111111-2222-3333-4444-555555555555";
  private final Authority authority =
      new Authority(
          Authority.Kind.ENTRA_V2, URI.create("https://login.org"), "organizations", Set.of());

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          the same                 | https://login.org/t/v2.0          | https://login.org/t/v2.0           | true
          a slash more             | https://login.org/t/v2.0          | https://login.org/t/v2.0/          | false
          a slash less             | https://login.org/                | https://login.org                  | false
          another case             | https://login.org/t/v2.0          | https://login.org/T/v2.0           | false
          another host             | https://login.org/t/v2.0          | https://login.org.evil.org/t/v2.0  | false
          nothing                  | https://login.org/t/v2.0          | ''                                 | false
          a tenant                 | https://login.org/{tenantid}/v2.0 | https://login.org/GUID/v2.0        | true
          a tenant and nothing     | {tenantid}                        | GUID                               | true
          a tenant, v1.0           | https://login.org/{tenantid}/     | https://login.org/GUID/            | true
          the template itself      | https://login.org/{tenantid}/v2.0 | https://login.org/{tenantid}/v2.0  | false
          a domain for a tenant    | https://login.org/{tenantid}/v2.0 | https://login.org/example.org/v2.0 | false
          no tenant                | https://login.org/{tenantid}/v2.0 | https://login.org//v2.0            | false
          overlapping ends         | https://login.org/{tenantid}/v2.0 | https://login.org/v2.0             | false
          two tenants              | https://login.org/{tenantid}/v2.0 | https://login.org/GUID/GUID/v2.0   | false
          another end              | https://login.org/{tenantid}/v2.0 | https://login.org/GUID/v1.0        | false
          more at the end          | https://login.org/{tenantid}/v2.0 | https://login.org/GUID/v2.0/       | false
          another beginning        | https://login.org/{tenantid}/v2.0 | https://evil1.org/GUID/v2.0        | false
          a path before the tenant | https://login.org/{tenantid}/v2.0 | https://login.org/x/GUID/v2.0      | false
          a tenant and more        | https://login.org/{tenantid}/v2.0 | https://login.org/GUID0/v2.0       | false
          """)
  void answers_as(String theCase, String announced, String issuer, boolean expected) {
    assertEquals(expected, authority.answersAs(announced, issuer.replace("GUID", GUID)));
  }
}
