package org.vestibule.emulator;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The Dataverse Web API of every environment: the challenge for callers without a token, who may
 * enter, and what they read. Request headers are recorded, not required, since the real service
 * answers without them too.
 *
 * @see "Compose HTTP requests and handle errors (Microsoft Dataverse), 2026"
 */
final class Dataverse {
  /** Where the Web API begins. */
  static final String ROOT = "/api/data/v9.2/";

  private static final int URI_LIMIT = 32_768;
  private static final ClaimsRequest CHALLENGE = ClaimsRequest.read(Canned.CHALLENGE);

  private final Site site;
  private final Bearer bearer;
  private final Set<Persona> challenged = ConcurrentHashMap.newKeySet();

  Dataverse(Site site) {
    this.site = site;
    this.bearer = new Bearer(site);
  }

  Answer answer(Environment environment, Call call, @Nullable Strike strike) {
    Grants.Access access = bearer.access(call);
    Answer struck = struck(call, access, strike);
    if (struck != null) {
      return struck;
    }
    Answer refused = bearer.refused(call, access);
    if (refused != null || access == null) {
      return refused == null ? headers(Answer.empty(401)) : headers(refused);
    }
    Persona persona = access.grant().persona();
    if (persona != null
        && challenged.contains(persona)
        && !access.grant().claims().covers(CHALLENGE)) {
      return claimsChallenge(call);
    }
    try {
      Person person = person(environment, access.grant());
      return call.path().equals(ROOT + "$batch")
          ? headers(new Batch(this, person, site.origin(call.origin())).answer(call, strike))
          : read(person, call, strike);
    } catch (DataverseRefusal refusal) {
      return refused(refusal, call);
    }
  }

  /** The {@code UserId} of an application user. */
  static String applicationUserId(String clientId) {
    return UUID.nameUUIDFromBytes(clientId.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** One part of a batch, refusals included. */
  Answer part(Person person, Call call) {
    try {
      return headers(read(person, call, 2 * URI_LIMIT, ""));
    } catch (DataverseRefusal refusal) {
      return refused(refusal, call);
    }
  }

  /** One read, refusals included. */
  private Answer read(Person person, Call call, @Nullable Strike strike) {
    try {
      return headers(
          read(person, call, URI_LIMIT, strike == Fault.DATAVERSE_MISSING_FIELD ? "UserId" : ""));
    } catch (DataverseRefusal refusal) {
      return refused(refusal, call);
    }
  }

  private Answer read(Person person, Call call, int limit, String missing) {
    String query = call.rawQuery();
    if (call.path().length() + (query == null ? 0 : query.length()) > limit) {
      throw new DataverseRefusal(DataverseError.URI_TOO_LONG, Integer.toString(limit));
    }
    if (!call.path().startsWith(ROOT)) {
      throw new DataverseRefusal(DataverseError.NOT_FOUND, call.path());
    }
    String path = call.path().substring(ROOT.length());
    String origin = site.origin(call.origin());
    if (path.isEmpty()) {
      return Answer.of(200, Reads.METADATA, Json.write(serviceDocument(origin)));
    }
    List<ODataPath.Segment> segments = ODataPath.segments(path);
    if (!call.isGet()) {
      boolean known = Reads.known(segments.get(0).name()) || path.equals("$batch");
      throw new DataverseRefusal(
          known ? DataverseError.METHOD : DataverseError.NOT_FOUND,
          known ? call.method() : segments.get(0).name());
    }
    return new Reads(new Store(person, site.switches.hidden), origin, call)
        .answer(segments, missing);
  }

  /** Whom a token stands for in an environment; refuses those who may not enter. */
  private Person person(Environment environment, Grant grant) {
    Persona persona = grant.persona();
    if (!environment.enabled()) {
      throw new DataverseRefusal(DataverseError.DISABLED_ORGANIZATION, "");
    }
    // A foreign directory's user has no user row.
    boolean ours = grant.tid().equals(Emulator.TENANT);
    Person person = null;
    if (persona == null && site.switches.applicationUsers.contains(grant.clientId()) && ours) {
      person = Person.application(grant.clientId(), environment);
    } else if (persona != null && ours) {
      if (environment == Environment.SALES && persona.refusal() != null) {
        throw new DataverseRefusal(persona.refusal(), "");
      }
      person = Person.of(persona, environment);
    }
    if (person == null) {
      throw new DataverseRefusal(DataverseError.NOT_A_MEMBER, "");
    }
    return person;
  }

  /** What some faults answer, whatever was asked. */
  private @Nullable Answer struck(
      Call call, Grants.@Nullable Access access, @Nullable Strike strike) {
    if (strike == Fault.DATAVERSE_401_CLAIMS_CHALLENGE) {
      Persona persona = access == null ? null : access.grant().persona();
      if (persona != null && site.switches.claimsChallenges) {
        challenged.add(persona);
      }
      return claimsChallenge(call);
    }
    if (strike == Fault.DATAVERSE_401_ONCE) {
      return headers(bearer.challenged(call, error(DataverseError.INVALID, "")));
    }
    if (strike == Fault.DATAVERSE_429_DATE || strike == DataverseFault.RETRY_AFTER_DATE) {
      int seconds = strike == DataverseFault.RETRY_AFTER_DATE ? 2 : 7;
      return headers(error(DataverseError.THROTTLED, ""))
          .with("Retry-After", Time.httpDate(seconds));
    }
    return null;
  }

  private static Map<String, Object> serviceDocument(String origin) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("@odata.context", origin + ROOT + "$metadata");
    members.put("value", List.of());
    return members;
  }

  /** The code's status and document, the code written like this. */
  static Answer refused(DataverseCode code, String spelling) {
    Answer answer = headers(Answer.of(code.status(), Answer.JSON, code.document(spelling)));
    return code.status() == 401 ? answer.with("WWW-Authenticate", Bearer.CHALLENGE) : answer;
  }

  private Answer claimsChallenge(Call call) {
    return Canned.claimsChallenge().at(site.base, site.origin(call.origin()));
  }

  private static Answer refused(DataverseRefusal refusal, Call call) {
    boolean annotated =
        String.valueOf(call.header("prefer")).contains("odata.include-annotations=\"*\"");
    String document =
        annotated
            ? refusal.error.annotated(refusal.detail)
            : refusal.error.document(refusal.detail);
    return headers(Answer.of(refusal.error.status, Answer.JSON, document));
  }

  static Answer error(DataverseError error, String detail) {
    return Answer.of(error.status, Answer.JSON, error.document(detail));
  }

  private static Answer headers(Answer answer) {
    Answer complete =
        answer
            .with("OData-Version", "4.0")
            .with("Cache-Control", "no-cache")
            .with("REQ_ID", Random.guid())
            // The request id comes twice, as it sometimes does from the real service.
            .with("x-ms-service-request-id", Random.guid())
            .with("x-ms-service-request-id", Random.guid())
            .with("Set-Cookie", "ARRAffinity=emulator; path=/; HttpOnly; SameSite=Lax");
    return answer.status == 200
        ? complete
            .with("x-ms-ratelimit-burst-remaining-xrm-requests", "5999")
            .with("x-ms-ratelimit-time-remaining-xrm-requests", "1,199.98")
            .with("x-ms-dop-hint", "4")
        : complete;
  }
}
