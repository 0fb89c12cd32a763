package org.vestibule.emulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request refused with one of Entra's codes. The endpoint decides how it is told. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The number after {@code AADSTS}. */
  final int code;

  /** The OAuth 2.0 error. */
  final String error;

  /** The sentence behind the code. */
  final String sentence;

  private final String suberror;
  private final String claims;

  /** Suberror and claims may be empty. */
  Refusal(int code, String error, String suberror, String claims, String sentence) {
    super("AADSTS" + code + ": " + sentence, null, false, false);
    this.code = code;
    this.error = error;
    this.suberror = suberror;
    this.claims = claims;
    this.sentence = sentence;
  }

  /** The text of {@code error_description}: code, sentence and the lines for support. */
  String description(String trace, String correlation, String timestamp) {
    return "AADSTS"
        + code
        + ": "
        + sentence
        + "\r\nTrace ID: "
        + trace
        + "\r\nCorrelation ID: "
        + correlation
        + "\r\nTimestamp: "
        + timestamp;
  }

  /** The error document of the token endpoint; other providers than Entra have no numbers. */
  Map<String, Object> document(Version version, Site site, String correlation) {
    String trace = Random.guid();
    String timestamp = site.time.entra();
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("error", error);
    if (!version.entra()) {
      members.put("error_description", sentence);
      return members;
    }
    members.put("error_description", description(trace, correlation, timestamp));
    members.put("error_codes", List.of(code));
    members.put("timestamp", timestamp);
    members.put("trace_id", trace);
    members.put("correlation_id", correlation);
    members.put("error_uri", site.base + "/error?code=" + code);
    if (!suberror.isEmpty()) {
      members.put("suberror", suberror);
    }
    if (!claims.isEmpty()) {
      members.put("claims", claims);
    }
    return members;
  }

  /** 401 where the client could not prove who it is, otherwise 400 or the server's fault. */
  int status() {
    return switch (error) {
      case "invalid_client" -> 401;
      case "temporarily_unavailable" -> code == Aadsts.THROTTLED.code ? 429 : 503;
      case "server_error" -> 500;
      default -> 400;
    };
  }
}
