package org.vestibule.emulator;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The fixed answers of faults. */
final class Canned {
  /** The claims of the challenge. */
  static final String CHALLENGE =
      "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1604106651\"},"
          + "\"xms_rp_ipaddr\":{\"value\":\"203.0.113.9\"}}}";

  private Canned() {}

  static Answer json(int status, String body) {
    return Answer.of(status, Answer.JSON, body);
  }

  static Answer html(int status) {
    return Answer.of(
        status,
        Answer.HTML,
        "<!doctype html><html lang=\"en\"><title>Gateway</title><h1>Our services aren't available"
            + " right now</h1><script>document.title='executed'</script></html>");
  }

  static Answer garbage() {
    return json(200, "}{ \"access_token\": 'this is not JSON', ");
  }

  static Answer huge() {
    return json(200, "{\"token_type\":\"Bearer\",\"padding\":\"" + "x".repeat(2 << 20) + "\"}");
  }

  static Answer dataverse(DataverseError error) {
    return json(error.status, error.document("")).with("OData-Version", "4.0");
  }

  static Answer tooManyTokens() {
    Map<String, Object> members =
        Map.of(
            "error", Aadsts.THROTTLED.error,
            "error_description", Aadsts.THROTTLED.refusal().getMessage(),
            "error_codes", List.of(Aadsts.THROTTLED.code));
    return json(429, Json.write(members)).with("Retry-After", "7");
  }

  /** See "Claims challenges, claims requests and client capabilities". */
  static Answer claimsChallenge() {
    return challenge(
        Base64.getEncoder().encodeToString(CHALLENGE.getBytes(StandardCharsets.UTF_8)));
  }

  /** A challenge whose claims are this long and no JSON. */
  static Answer notJson(int length) {
    byte[] claims = "{access_token".repeat(length / 13 + 1).getBytes(StandardCharsets.UTF_8);
    return challenge(Base64.getEncoder().encodeToString(claims));
  }

  /** A challenge with whatever in place of its claims. */
  static Answer challenge(String encoded) {
    return Answer.empty(401)
        .with(
            "WWW-Authenticate",
            "Bearer realm=\"\", authorization_uri=\"{base}/common/oauth2/authorize\","
                + " error=\"insufficient_claims\", claims=\""
                + encoded
                + "\"");
  }
}
