package org.vestibule.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The answer to a batch, and the ways it can be spoilt. */
final class BatchAnswer {
  private static final String LINE = "\r\n";

  /** What a part carries of its own; the rest belongs to the whole answer. */
  private static final Set<String> OWN =
      Set.of("content-type", "odata-version", "preference-applied", "retry-after");

  private BatchAnswer() {}

  /** What some faults answer in place of the second part, null otherwise. */
  static @Nullable Answer spoilt(@Nullable Strike strike, int index) {
    if (index != 1 || !(strike instanceof DataverseFault fault)) {
      return null;
    }
    return switch (fault) {
      case BATCH_PART_FORBIDDEN -> Dataverse.error(DataverseError.PRIVILEGE, "prvReadUser");
      case BATCH_PART_FAILED -> Dataverse.error(DataverseError.FAILED, "");
      case BATCH_PART_THROTTLED ->
          Dataverse.error(DataverseError.THROTTLED, "").with("Retry-After", "1");
      case BATCH_PART_HTML -> Canned.html(200);
      default -> null;
    };
  }

  /** Joins the parts; the boundary is another than the request's, and not quoted. */
  static Answer of(int status, List<Answer> answers, boolean goOn, @Nullable Strike strike) {
    List<String> parts = new ArrayList<>(answers.stream().map(BatchAnswer::part).toList());
    if (strike == DataverseFault.BATCH_PART_MISSING) {
      parts.remove(parts.size() - 1);
    } else if (strike == DataverseFault.BATCH_NO_PARTS) {
      parts.clear();
    } else if (strike == DataverseFault.BATCH_PART_MORE) {
      parts.add(parts.get(0));
    } else if (strike == DataverseFault.BATCH_BAD_STATUS) {
      parts.set(0, parts.get(0).replace("HTTP/1.1 200 OK", "HTTP/1.1 OK"));
    }
    String boundary = "batchresponse_" + Random.guid();
    StringBuilder body = new StringBuilder();
    parts.forEach(part -> body.append("--").append(boundary).append(LINE).append(part));
    if (strike == DataverseFault.BATCH_CUT_OFF) {
      body.setLength(body.length() - 20);
    } else {
      body.append("--").append(boundary).append("--").append(LINE);
    }
    Answer answer = Answer.of(status, "multipart/mixed" + named(boundary, strike), body.toString());
    return goOn ? answer.with("Preference-Applied", "odata.continue-on-error") : answer;
  }

  private static String named(String boundary, @Nullable Strike strike) {
    if (!(strike instanceof DataverseFault fault)) {
      return "; boundary=" + boundary;
    }
    return switch (fault) {
      case BATCH_WRONG_BOUNDARY -> "; boundary=batchresponse_" + Random.guid();
      case BATCH_NO_BOUNDARY -> "";
      case BATCH_QUOTED_BOUNDARY -> "; boundary=\"" + boundary + "\"";
      default -> "; boundary=" + boundary;
    };
  }

  private static String part(Answer answer) {
    StringBuilder part = new StringBuilder();
    part.append("Content-Type: application/http").append(LINE);
    part.append("Content-Transfer-Encoding: binary").append(LINE).append(LINE);
    part.append("HTTP/1.1 ").append(answer.status).append(' ').append(reason(answer.status));
    part.append(LINE);
    answer.eachHeader(
        (name, value) -> {
          boolean failing = answer.status >= 400 && name.equalsIgnoreCase("REQ_ID");
          if (failing || OWN.contains(name.toLowerCase(Locale.ROOT))) {
            part.append(name).append(": ").append(value).append(LINE);
          }
        });
    return part.append(LINE).append(answer.text()).append(LINE).toString();
  }

  private static String reason(int status) {
    return switch (status) {
      case 200 -> "OK";
      case 304 -> "Not Modified";
      case 400 -> "Bad Request";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 429 -> "Too Many Requests";
      case 500 -> "Internal Server Error";
      default -> "Error";
    };
  }
}
