package org.vestibule.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.http.Secret;

/** Each row departs from a good token in one claim. */
class IdTokenClaimsTest {
  private static final LocalProvider ENTRA = new LocalProvider();
  private static final LocalProvider SEVERAL =
      new LocalProvider(Authority.Kind.ENTRA_V2, "organizations", Set.of(LocalProvider.TENANT));
  private static final LocalProvider OPENID = LocalProvider.openid();
  private static final AccessToken ACCESS =
      new AccessToken(
          // The access token and the hash of OpenID Connect Core 1.0, appendix A.3.
          new Secret("jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y"),
          LocalProvider.NOW.plusSeconds(3600));

  /** The code and the hash of OpenID Connect Core 1.0, appendix A.4. */
  private static final Secret CODE =
      new Secret("Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk");

  @AfterAll
  static void close() {
    ENTRA.close();
    SEVERAL.close();
    OPENID.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nothing changed              | name    | "Ada"                     | verified
          issuer of another host       | iss     | "https://evil.example/{T}/v2.0" | ISSUER
          issuer with one more slash   | iss     | "{I}/"                    | ISSUER
          issuer without its version   | iss     | "{H}/{T}"                 | ISSUER
          issuer of another tenant     | iss     | "{H}/{X}/v2.0"            | ISSUER
          issuer empty                 | iss     | ""                        | ISSUER
          issuer missing               | iss     | -                         | ISSUER
          issuer a number              | iss     | 1                         | MALFORMED
          audience in a list           | aud     | ["{C}"]                   | verified
          audience with a stranger     | aud     | ["{C}","stranger"]        | AUDIENCE
          audience after a stranger    | aud     | ["stranger","{C}"]        | AUDIENCE
          audience twice               | aud     | ["{C}","{C}"]             | AUDIENCE
          audience of another client   | aud     | "{X}"                     | AUDIENCE
          audience an empty list       | aud     | []                        | AUDIENCE
          audience empty               | aud     | ""                        | AUDIENCE
          audience missing             | aud     | -                         | AUDIENCE
          audience a number            | aud     | 1                         | MALFORMED
          this client authorized       | azp     | "{C}"                     | verified
          another client authorized    | azp     | "{X}"                     | AUTHORIZED_PARTY
          a number authorized          | azp     | 1                         | AUTHORIZED_PARTY
          ends at the edge of the skew | exp     | @-60                      | EXPIRED
          ends just inside of the skew | exp     | @-59                      | verified
          ended long ago               | exp     | 0                         | EXPIRED
          ended before the epoch       | exp     | -1                        | EXPIRED
          ends never                   | exp     | -                         | EXPIRED
          ends at a word               | exp     | "tomorrow"                | MALFORMED
          begins inside of the skew    | nbf     | @60                       | verified
          begins after the skew        | nbf     | @61                       | NOT_YET
          begins whenever              | nbf     | -                         | verified
          issued inside of the skew    | iat     | @60                       | verified
          issued after the skew        | iat     | @61                       | ISSUED_AT
          issued a day ago             | iat     | @-86400                   | verified
          issued more than a day ago   | iat     | @-86401                   | ISSUED_AT
          issued whenever              | iat     | -                         | ISSUED_AT
          nonce of another request     | nonce   | "nonce-2"                 | NONCE
          nonce in other case          | nonce   | "Nonce-1"                 | NONCE
          nonce empty                  | nonce   | ""                        | NONCE
          nonce missing                | nonce   | -                         | NONCE
          nonce a number               | nonce   | 1                         | NONCE
          subject empty                | sub     | ""                        | SUBJECT
          subject missing              | sub     | -                         | SUBJECT
          subject a number             | sub     | 1                         | SUBJECT
          object id missing            | oid     | -                         | SUBJECT
          object id empty              | oid     | ""                        | SUBJECT
          object id a number           | oid     | 1                         | SUBJECT
          tenant missing               | tid     | -                         | TENANT
          tenant of somebody else      | tid     | "{X}"                     | TENANT
          tenant not a GUID            | tid     | "v2.0"                    | TENANT
          tenant a number              | tid     | 1                         | TENANT
          hash of the access token     | at_hash | "77QmUPtjPfzWtF2AnpK9RQ"  | verified
          hash of another token        | at_hash | "77QmUPtjPfzWtF2AnpK9RA"  | AT_HASH
          hash empty                   | at_hash | ""                        | AT_HASH
          hash a number                | at_hash | 1                         | AT_HASH
          hash of the code             | c_hash  | "LDktKdoQak3Pk0cnXxCltA"  | verified
          hash of another code         | c_hash  | "LDktKdoQak3Pk0cnXxCltB"  | C_HASH
          hash of no code              | c_hash  | ""                        | C_HASH
          an unknown claim             | xms_x   | {"a":[1]}                 | verified
          """)
  void of_one_tenant(String theCase, String claim, String value, String expected)
      throws ParseException {
    assertEquals(expected, judge(ENTRA, claim, value));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          the tenant on the list        | name | "Ada"          | verified
          the template as it stands     | iss  | "{H}/{tenantid}/v2.0" | ISSUER
          issuer of another tenant      | iss  | "{H}/{X}/v2.0" | ISSUER
          tenant that is not the issuer | tid  | "{X}"          | ISSUER
          tenant missing                | tid  | -              | TENANT
          tenant a path                 | tid  | "x/../{T}"     | TENANT
          """)
  void of_several_tenants(String theCase, String claim, String value, String expected)
      throws ParseException {
    assertEquals(expected, judge(SEVERAL, claim, value));
  }

  @Test
  void of_several_tenants_one_that_is_not_on_the_list_is_refused() {
    String other = "99999999-2222-3333-4444-555555555555";
    Map<String, Object> claims = SEVERAL.claims();
    claims.put("iss", SEVERAL.issuer(other));
    claims.put("tid", other);

    assertEquals("TENANT", judge(SEVERAL, claims, Optional.of(LocalProvider.NONCE)));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no tenant at all         | tid | -          | verified
          a tenant means nothing   | tid | "whatever" | verified
          no object id             | oid | -          | verified
          issuer with a slash more | iss | "{H}/"     | ISSUER
          subject missing          | sub | -          | SUBJECT
          """)
  void of_any_provider(String theCase, String claim, String value, String expected)
      throws ParseException {
    assertEquals(expected, judge(OPENID, claim, value));
  }

  @Test
  void a_refreshed_token_needs_no_nonce_and_brings_its_own() {
    Map<String, Object> claims = ENTRA.claims();
    claims.remove("nonce");

    assertEquals("verified", judge(ENTRA, claims, Optional.empty()));
    assertEquals("verified", judge(ENTRA, ENTRA.claims(), Optional.empty()));
  }

  @Test
  void what_is_read_are_the_claims() {
    Map<String, Object> claims = ENTRA.claims();
    claims.put("sid", "session-1");
    claims.put("login_hint", "hint-1");

    assertEquals(
        new IdToken(
            ENTRA.issuer(LocalProvider.TENANT),
            "subject-1",
            Optional.of(LocalProvider.TENANT),
            Optional.of("aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"),
            "Ada Lovelace",
            "ada@example.org",
            Optional.of("session-1"),
            Optional.of("hint-1"),
            Optional.of(LocalProvider.NONCE)),
        read(ENTRA, claims));
  }

  @Test
  void a_provider_other_than_entra_has_no_tenants() {
    IdToken token = read(OPENID, OPENID.claims());

    assertEquals(Optional.empty(), token.tenant());
    assertEquals(Optional.empty(), token.objectId());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"upn, upn", "the first version's, unique_name", "mail, email"})
  void an_account_has_other_names_too(String theCase, String claim) {
    Map<String, Object> claims = ENTRA.claims();
    claims.remove("preferred_username");
    claims.remove("name");
    claims.put(claim, "ada@other.example");

    assertEquals("ada@other.example", read(ENTRA, claims).account());
    assertEquals("ada@other.example", read(ENTRA, claims).name());
  }

  private static IdToken read(LocalProvider local, Map<String, Object> claims) {
    IdTokenResult result =
        local
            .verifier(local.provider())
            .verify(
                new Secret(Jwts.sign(Jwts.KEY, claims)),
                new IdTokenVerifier.Context(Optional.empty(), Optional.empty(), ACCESS));
    return assertInstanceOf(IdTokenResult.Verified.class, result).idToken();
  }

  /** {@code -} takes the claim out, {@code @n} is n seconds from now, anything else is JSON. */
  private static String judge(LocalProvider local, String claim, String value)
      throws ParseException {
    Map<String, Object> claims = local.claims();
    if (value.equals("-")) {
      claims.remove(claim);
    } else if (value.startsWith("@")) {
      claims.put(claim, LocalProvider.NOW.getEpochSecond() + Long.parseLong(value.substring(1)));
    } else {
      String json =
          value
              .replace("{I}", local.issuer(LocalProvider.TENANT))
              .replace("{H}", local.at(""))
              .replace("{T}", LocalProvider.TENANT)
              .replace("{C}", LocalProvider.CLIENT_ID)
              .replace("{X}", "99999999-2222-3333-4444-555555555555");
      claims.put(claim, JSONObjectUtils.parse("{\"it\":" + json + "}").get("it"));
    }
    return judge(local, claims, Optional.of(LocalProvider.NONCE));
  }

  private static String judge(
      LocalProvider local, Map<String, Object> claims, Optional<String> nonce) {
    return local
        .verifier(local.provider())
        .verify(
            new Secret(Jwts.sign(Jwts.KEY, claims)),
            new IdTokenVerifier.Context(nonce, Optional.of(CODE), ACCESS))
        .match(
            verified -> "verified",
            rejected -> rejected.reason().name().replace("ID_TOKEN_", ""),
            unverifiable -> unverifiable.failure().toString());
  }
}
