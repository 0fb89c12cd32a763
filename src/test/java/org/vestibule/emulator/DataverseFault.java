package org.vestibule.emulator;

import java.util.Locale;

/**
 * What else can go wrong with the next call to the Web API, to {@code $batch} and to Global
 * Discovery. Those without {@code BATCH_} or {@code DISCOVERY_} strike a single call to the Web API
 * unless {@link Emulator#nextAt} sends them elsewhere.
 */
public enum DataverseFault implements Strike {
  /** 429 for too many requests; Retry-After is one second. */
  RETRY_AFTER_1(throttled("0x80072322").with("Retry-After", "1")),
  /** 429 for too much execution time; Retry-After is two seconds. */
  RETRY_AFTER_2(throttled("0x80072321").with("Retry-After", "2")),
  /** 429 for too many calls at once; Retry-After is five seconds. */
  RETRY_AFTER_5(throttled("0x80072326").with("Retry-After", "5")),
  /** 429; Retry-After is 30 seconds. */
  RETRY_AFTER_30(throttled("0x80072322").with("Retry-After", "30")),
  /** 429; Retry-After is a date two seconds from now. */
  RETRY_AFTER_DATE(Deed.of(Effect.ALTERED)),
  /** 429; Retry-After is a date of last year. */
  RETRY_AFTER_PAST(throttled("0x80072322").with("Retry-After", "Sat, 01 Nov 2025 08:00:00 GMT")),
  /** 429 without Retry-After. */
  RETRY_AFTER_MISSING(throttled("0x80072322")),
  /** 429; Retry-After is longer than any number a computer counts with. */
  RETRY_AFTER_ABSURD(throttled("0x80072322").with("Retry-After", "9".repeat(40))),
  /** 429; Retry-After is a week. */
  RETRY_AFTER_WEEK(throttled("0x80072322").with("Retry-After", "604800")),
  /** 429; Retry-After is a negative number. */
  RETRY_AFTER_NEGATIVE(throttled("0x80072322").with("Retry-After", "-5")),
  /** 429; Retry-After is neither number nor date. */
  RETRY_AFTER_TEXT(throttled("0x80072322").with("Retry-After", "soon")),
  /** 429 with a gateway's page, Retry-After one second. */
  THROTTLED_HTML(Canned.html(429).with("Retry-After", "1")),

  /** 502 without a body. */
  BAD_GATEWAY_EMPTY(Answer.empty(502)),
  /** 503 with a gateway's page. */
  UNAVAILABLE_HTML(Canned.html(503)),
  /** 503 without a body; Retry-After is one second. */
  UNAVAILABLE_RETRY_AFTER_1(Answer.empty(503).with("Retry-After", "1")),
  /** 504 with a gateway's page. */
  GATEWAY_TIMEOUT_HTML(Canned.html(504)),
  /** 504 without a body. */
  GATEWAY_TIMEOUT_EMPTY(Answer.empty(504)),
  /** 401 with a gateway's page and no challenge. */
  UNAUTHORIZED_HTML(Canned.html(401)),
  /** 403 with a gateway's page. */
  FORBIDDEN_HTML(Canned.html(403)),
  /** 403 without a body. */
  FORBIDDEN_EMPTY(Answer.empty(403)),
  /** 500 without a body. */
  FAILED_EMPTY(Answer.empty(500)),

  /** UserNotMemberOfOrg with its code in lower case. */
  CODE_LOWER_CASE(coded("0x80072560".toLowerCase(Locale.ROOT))),
  /** UserNotAssignedLicense with its code in upper case, the X included. */
  CODE_UPPER_CASE(coded("0X8004D24B")),
  /** UserNotAssignedRoles with its code as a signed decimal number. */
  CODE_DECIMAL(coded("-2147209463")),
  /** 403 with an empty code. */
  CODE_EMPTY(Canned.json(403, "{\"error\":{\"code\":\"\",\"message\":\"Access is denied.\"}}")),
  /** 403 without a code. */
  CODE_MISSING(Canned.json(403, "{\"error\":{\"message\":\"Access is denied.\"}}")),
  /** 403 with words in place of a code. */
  CODE_TEXT(Canned.json(403, "{\"error\":{\"code\":\"Forbidden\",\"message\":\"Denied.\"}}")),

  /** The second part of the batch is refused: a missing privilege. */
  BATCH_PART_FORBIDDEN(Endpoint.BATCH),
  /** The second part of the batch fails: 500. */
  BATCH_PART_FAILED(Endpoint.BATCH),
  /** The second part of the batch is throttled: 429, Retry-After one second. */
  BATCH_PART_THROTTLED(Endpoint.BATCH),
  /** The second part of the batch answers 200 with a page. */
  BATCH_PART_HTML(Endpoint.BATCH),
  /** The last part of the answer is missing. */
  BATCH_PART_MISSING(Endpoint.BATCH),
  /** The answer has no part at all. */
  BATCH_NO_PARTS(Endpoint.BATCH),
  /** The answer has one part more than was asked for. */
  BATCH_PART_MORE(Endpoint.BATCH),
  /** The header names another boundary than the body has. */
  BATCH_WRONG_BOUNDARY(Endpoint.BATCH),
  /** The header names no boundary. */
  BATCH_NO_BOUNDARY(Endpoint.BATCH),
  /** The header's boundary is quoted, which is as good. */
  BATCH_QUOTED_BOUNDARY(Endpoint.BATCH),
  /** The body ends in the middle of its last part, though all that was promised has come. */
  BATCH_CUT_OFF(Endpoint.BATCH),
  /** A part's status line cannot be read. */
  BATCH_BAD_STATUS(Endpoint.BATCH),

  /** 401 without a challenge. */
  DISCOVERY_401(Endpoint.DISCOVERY, Answer.empty(401)),
  DISCOVERY_403(Endpoint.DISCOVERY, Canned.dataverse(DataverseError.PRIVILEGE)),
  /** 429; Retry-After is one second. */
  DISCOVERY_429(Endpoint.DISCOVERY, Answer.empty(429).with("Retry-After", "1")),
  DISCOVERY_500(Endpoint.DISCOVERY, Canned.dataverse(DataverseError.FAILED)),
  /** A gateway's page with status 200. */
  DISCOVERY_HTML(Endpoint.DISCOVERY, Canned.html(200)),
  /** A list without the member {@code value}. */
  DISCOVERY_NO_VALUE(Endpoint.DISCOVERY, Canned.json(200, "{\"@odata.context\":\"x\"}")),
  /** The list ends with environments at addresses that nobody must send a token to. */
  DISCOVERY_HOSTILE_ADDRESSES(Endpoint.DISCOVERY),
  /** The list ends with environments whose names are hostile to pages, headers and logs. */
  DISCOVERY_HOSTILE_NAMES(Endpoint.DISCOVERY),
  /** The list ends with environments that lack members or have members of other types. */
  DISCOVERY_INCOMPLETE(Endpoint.DISCOVERY),
  /** The list has 2,000 environments more. */
  DISCOVERY_MANY(Endpoint.DISCOVERY),
  /** The list has environments that the user was removed from. */
  DISCOVERY_STALE(Endpoint.DISCOVERY),
  /** One byte every 100 milliseconds. */
  DISCOVERY_DRIP(Endpoint.DISCOVERY, Deed.of(Effect.DRIP)),
  DISCOVERY_HANG(Endpoint.DISCOVERY, Deed.of(Effect.HANG)),
  DISCOVERY_RESET(Endpoint.DISCOVERY, Deed.of(Effect.RESET));

  @SuppressWarnings("ImmutableEnumChecker") // an Answer never changes nor hands out its array
  private final Deed deed;

  private final Endpoint endpoint;

  DataverseFault(Answer answer) {
    this(Endpoint.DATAVERSE, Deed.answered(answer));
  }

  DataverseFault(Endpoint endpoint, Answer answer) {
    this(endpoint, Deed.answered(answer));
  }

  DataverseFault(Deed deed) {
    this(Endpoint.DATAVERSE, deed);
  }

  DataverseFault(Endpoint endpoint) {
    this(endpoint, Deed.of(Effect.ALTERED));
  }

  DataverseFault(Endpoint endpoint, Deed deed) {
    this.endpoint = endpoint;
    this.deed = deed;
  }

  @Override
  public Endpoint endpoint() {
    return endpoint;
  }

  @Override
  public Deed deed() {
    return deed;
  }

  /** A service protection limit. */
  private static Answer throttled(String code) {
    return coded(code)
        .with("x-ms-ratelimit-burst-remaining-xrm-requests", "0")
        .with("x-ms-ratelimit-time-remaining-xrm-requests", "0.00")
        .with("x-ms-dop-hint", "1");
  }

  private static Answer coded(String code) {
    return Dataverse.refused(DataverseCode.of(code), code);
  }
}
