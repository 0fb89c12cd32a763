package org.vestibule.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vestibule.http.Json;

/** What whoever installs the application reads of a provider's documents. */
class ReportsTest {
  private static final String ISSUER = "https://id.example";

  private final Json json = new Json();
  private final Authority authority =
      new Authority(Authority.Kind.OPENID, URI.create(ISSUER), "", Set.of());

  @AfterEach
  void close() {
    json.close();
  }

  private static Map<String, Object> document() {
    return new HashMap<>(
        Map.of(
            "issuer", ISSUER,
            "authorization_endpoint", ISSUER + "/authorize",
            "token_endpoint", ISSUER + "/token",
            "jwks_uri", ISSUER + "/keys"));
  }

  private MetadataReport report(Map<String, Object> document) {
    return MetadataReport.of(authority, JSONObjectUtils.toJSONString(document), json);
  }

  @Test
  void good_metadata_can_be_worked_with() {
    MetadataReport report = report(document());

    assertEquals(Optional.of(ISSUER), report.issuer());
    assertEquals(true, report.announced());
    assertEquals(List.of(), report.faults());
    assertEquals(ISSUER, report.metadata().orElseThrow().issuer());
  }

  @Test
  void metadata_of_another_cannot_though_nothing_is_missing() {
    Map<String, Object> document = document();
    document.put("issuer", ISSUER + "/");

    MetadataReport report = report(document);

    assertEquals(Optional.of(ISSUER + "/"), report.issuer());
    assertEquals(false, report.announced());
    assertEquals(List.of(), report.faults());
    assertEquals(Optional.empty(), report.metadata());
  }

  @Test
  void each_fault_is_named() {
    MetadataReport report =
        report(Map.of("token_endpoint", "http://id.example/token", "jwks_uri", ISSUER + "/keys"));

    assertEquals(List.of("issuer", "authorization_endpoint", "token_endpoint"), report.faults());
    assertEquals(Optional.empty(), report.issuer());
    assertEquals(false, report.announced());
    assertEquals(Optional.empty(), report.metadata());
  }

  @Test
  void what_is_not_json_has_no_faults_of_its_own() {
    assertEquals(
        new MetadataReport(Optional.empty(), false, List.of(), Optional.empty()),
        MetadataReport.of(authority, "<html>", json));
  }

  @Test
  void keys_are_counted_by_what_they_can_do() {
    String keys = new JWKSet(List.of(Jwts.KEY.toPublicJWK(), Jwts.EC_KEY.toPublicJWK())).toString();

    KeysReport report = KeysReport.of(keys);

    assertEquals(2, report.usable());
    assertEquals(true, report.algorithms().containsAll(Set.of("RS256", "PS256", "ES256")));
    assertEquals(new KeysReport(0, Set.of()), KeysReport.of("<html>"));
    assertEquals(new KeysReport(0, Set.of()), KeysReport.of("{\"keys\":[]}"));
  }
}
