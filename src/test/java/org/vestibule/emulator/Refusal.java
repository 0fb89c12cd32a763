package org.vestibule.emulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request refused with one of Entra's codes. The endpoint decides how it is told. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The reason. */
  final Aadsts reason;

  /** The sentence behind the code. */
  final String sentence;

  Refusal(Aadsts reason, String sentence) {
    super("AADSTS" + reason.code + ": " + sentence, null, false, false);
    this.reason = reason;
    this.sentence = sentence;
  }

  /** The text of {@code error_description}: code, sentence and the lines for support. */
  String description(String trace, String correlation, String timestamp) {
    return "AADSTS"
        + reason.code
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
    members.put("error", reason.error);
    if (!version.entra()) {
      members.put("error_description", sentence);
      return members;
    }
    members.put("error_description", description(trace, correlation, timestamp));
    members.put("error_codes", List.of(reason.code));
    members.put("timestamp", timestamp);
    members.put("trace_id", trace);
    members.put("correlation_id", correlation);
    members.put("error_uri", site.base + "/error?code=" + reason.code);
    if (!reason.suberror.isEmpty()) {
      members.put("suberror", reason.suberror);
    }
    if (!reason.claims.isEmpty()) {
      members.put("claims", reason.claims);
    }
    return members;
  }

  /** 401 where the client could not prove who it is, otherwise 400 or the server's fault. */
  int status() {
    return switch (reason.error) {
      case "invalid_client" -> 401;
      case "temporarily_unavailable" -> 503;
      case "server_error" -> 500;
      default -> 400;
    };
  }
}
