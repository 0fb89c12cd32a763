package org.vestibule.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorityTest {
  private static final String T = "11111111-2222-3333-4444-55555555abcd";
  private static final String X = "99999999-2222-3333-4444-555555555555";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          one tenant         | ENTRA_V2 | https://login.microsoftonline.com  | {T}           | https://login.microsoftonline.com/{T}/v2.0/.well-known/openid-configuration
          a domain           | ENTRA_V2 | https://login.microsoftonline.com/ | contoso.com   | https://login.microsoftonline.com/contoso.com/v2.0/.well-known/openid-configuration
          another cloud      | ENTRA_V2 | https://login.microsoftonline.us   | organizations | https://login.microsoftonline.us/organizations/v2.0/.well-known/openid-configuration
          the first version  | ENTRA_V1 | https://login.microsoftonline.com  | {T}           | https://login.microsoftonline.com/{T}/.well-known/openid-configuration
          any provider       | OPENID   | https://fs.example/adfs            | ''            | https://fs.example/adfs/.well-known/openid-configuration
          slashes at the end | OPENID   | https://id.example/realm//         | ''            | https://id.example/realm/.well-known/openid-configuration
          """)
  void metadata_stand_at(
      String theCase, Authority.Kind kind, URI base, String tenant, String expected) {
    assertEquals(
        expected.replace("{T}", T),
        new Authority(kind, base, tenant.replace("{T}", T), Set.of()).metadataUri().toString());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          the tenant                   | ENTRA_V2 | {T}           | https://login.microsoftonline.com/{T}/v2.0        | true
          the tenant in large letters  | ENTRA_V2 | {U}           | https://login.microsoftonline.com/{T}/v2.0        | true
          the tenant of another cloud  | ENTRA_V2 | {T}           | https://login.partner.microsoftonline.cn/{T}/v2.0 | true
          another tenant               | ENTRA_V2 | {T}           | https://login.microsoftonline.com/{X}/v2.0        | false
          a template for one tenant    | ENTRA_V2 | {T}           | https://login.microsoftonline.com/{tenantid}/v2.0 | false
          a domain by its GUID         | ENTRA_V2 | contoso.com   | https://login.microsoftonline.com/{T}/v2.0        | true
          a domain by a template       | ENTRA_V2 | contoso.com   | https://login.microsoftonline.com/{tenantid}/v2.0 | false
          several by a template        | ENTRA_V2 | organizations | https://login.microsoftonline.com/{tenantid}/v2.0 | true
          all by a template            | ENTRA_V2 | Common        | https://login.microsoftonline.com/{tenantid}/v2.0 | true
          several by one tenant        | ENTRA_V2 | organizations | https://login.microsoftonline.com/{T}/v2.0        | false
          the first version            | ENTRA_V1 | {T}           | https://sts.windows.net/{T}/                      | true
          the first version, another   | ENTRA_V1 | {T}           | https://sts.windows.net/{X}/                      | false
          the first version, several   | ENTRA_V1 | common        | https://sts.windows.net/{tenantid}/               | true
          any provider                 | OPENID   | ''            | https://base.example                              | true
          one more slash               | OPENID   | ''            | https://base.example/                             | false
          another provider             | OPENID   | ''            | https://evil.example                              | false
          """)
  void metadata_are_the_ones_asked_for(
      String theCase, Authority.Kind kind, String tenant, String issuer, boolean expected) {
    var authority = new Authority(kind, URI.create("https://base.example"), fill(tenant), Set.of());

    assertEquals(expected, authority.announces(fill(issuer)));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          one tenant, its token           | ENTRA_V2 | https://l/{T}/v2.0        | https://l/{T}/v2.0  | {T}     | fine
          one tenant, another issuer      | ENTRA_V2 | https://l/{T}/v2.0        | https://l/{X}/v2.0  | {T}     | ID_TOKEN_ISSUER
          one tenant, another tid         | ENTRA_V2 | https://l/{T}/v2.0        | https://l/{T}/v2.0  | {X}     | ID_TOKEN_TENANT
          one tenant, no tid              | ENTRA_V2 | https://l/{T}/v2.0        | https://l/{T}/v2.0  | -       | ID_TOKEN_TENANT
          one tenant, a piece of it       | ENTRA_V2 | https://l/{T}/v2.0        | https://l/{T}/v2.0  | 1111    | ID_TOKEN_TENANT
          the first version, its token    | ENTRA_V1 | https://sts.windows.net/{T}/ | https://sts.windows.net/{T}/ | {T} | fine
          the first version, the second's | ENTRA_V1 | https://sts.windows.net/{T}/ | https://l/{T}/v2.0 | {T}    | ID_TOKEN_ISSUER
          several, one of the list        | ENTRA_V2 | https://l/{tenantid}/v2.0 | https://l/{T}/v2.0  | {T}     | fine
          several, one not on the list    | ENTRA_V2 | https://l/{tenantid}/v2.0 | https://l/{X}/v2.0  | {X}     | ID_TOKEN_TENANT
          several, listed tid, foreign iss | ENTRA_V2 | https://l/{tenantid}/v2.0 | https://l/{X}/v2.0 | {T}     | ID_TOKEN_ISSUER
          several, foreign tid, listed iss | ENTRA_V2 | https://l/{tenantid}/v2.0 | https://l/{T}/v2.0 | {X}     | ID_TOKEN_ISSUER
          several, the template itself    | ENTRA_V2 | https://l/{tenantid}/v2.0 | https://l/{tenantid}/v2.0 | {tenantid} | ID_TOKEN_TENANT
          several, no tid                 | ENTRA_V2 | https://l/{tenantid}/v2.0 | https://l/{T}/v2.0  | -       | ID_TOKEN_TENANT
          any provider, its token         | OPENID   | https://id.example        | https://id.example  | -       | fine
          any provider, one more slash    | OPENID   | https://id.example        | https://id.example/ | -       | ID_TOKEN_ISSUER
          """)
  void a_token_is_from_here(
      String theCase,
      Authority.Kind kind,
      String announced,
      String issuer,
      @Nullable String tid,
      String expected) {
    var authority = new Authority(kind, URI.create("https://base.example"), "x", Set.of(T));

    assertEquals(
        expected,
        authority
            .problem(
                fill(announced), fill(issuer), Optional.ofNullable(tid).map(AuthorityTest::fill))
            .map(Enum::name)
            .orElse("fine"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          a key for anybody        | -                         | https://l/{T}/v2.0 | {T} | true
          a key for all tenants    | https://l/{tenantid}/v2.0 | https://l/{T}/v2.0 | {T} | true
          all tenants, another tid | https://l/{tenantid}/v2.0 | https://l/{T}/v2.0 | {X} | false
          all tenants, no tid      | https://l/{tenantid}/v2.0 | https://l/{T}/v2.0 | -   | false
          a key for this tenant    | https://l/{T}/v2.0        | https://l/{T}/v2.0 | {T} | true
          a key for another tenant | https://l/{X}/v2.0        | https://l/{T}/v2.0 | {T} | false
          """)
  void a_key_may_sign_for(
      String theCase,
      @Nullable String keyIssuer,
      String issuer,
      @Nullable String tid,
      boolean expected) {
    assertEquals(
        expected,
        Authority.signsFor(
            Optional.ofNullable(keyIssuer).map(AuthorityTest::fill),
            fill(issuer),
            Optional.ofNullable(tid).map(AuthorityTest::fill)));
  }

  private static String fill(String text) {
    return text.replace("{T}", T).replace("{U}", T.toUpperCase(Locale.ROOT)).replace("{X}", X);
  }
}
