package org.vestibule.emulator;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The Dataverse Web API: the challenge for callers without a token, and {@code WhoAmI}. Request
 * headers are recorded, not required, since the real service answers without them too.
 *
 * @see "Compose HTTP requests and handle errors (Microsoft Dataverse), 2026"
 */
final class Dataverse {
  /** The {@code OrganizationId} of the only environment. */
  static final String ORGANIZATION = "0d0d0d01-37d4-ed11-a7c7-000d3a2a5e01";

  private static final String BUSINESS_UNIT = "0c0c0c01-37d4-ed11-a7c7-000d3a2a5e01";
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);
  private static final String ROOT = "/api/data/v9.2/";
  private static final ClaimsRequest CHALLENGE = ClaimsRequest.read(Canned.CHALLENGE);

  private final Site site;
  private final Set<Persona> challenged = ConcurrentHashMap.newKeySet();
  private final Map<String, Function<Caller, Map<String, Object>>> reads =
      Map.of("WhoAmI", this::whoAmI, "WhoAmI()", this::whoAmI, "", this::serviceDocument);

  /** Who asks: a user, or an application that is a user. */
  private record Caller(String userId, String businessUnitId) {}

  Dataverse(Site site) {
    this.site = site;
  }

  Answer answer(Call call, @Nullable Fault fault) {
    String authorization = call.header("authorization");
    boolean bearer = authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7);
    Grants.Access access =
        authorization == null || !bearer
            ? null
            : site.grants.access(authorization.substring(7).strip());
    Answer struck = fault == null ? null : struck(access, fault);
    if (struck != null) {
      return struck;
    }
    if (!bearer) {
      return challenged(Answer.empty(401));
    }
    if (access == null || !access.audience().equals(site.base)) {
      return challenged(error(DataverseError.INVALID, ""));
    }
    if (!site.time.now().isBefore(access.expiry())) {
      return challenged(error(DataverseError.EXPIRED, ""));
    }
    Persona persona = access.grant().persona();
    if (persona != null
        && challenged.contains(persona)
        && !access.grant().claims().covers(CHALLENGE)) {
      return Canned.claimsChallenge().at(site.base);
    }
    String clientId = access.grant().clientId();
    boolean application = persona == null && site.switches.applicationUsers.contains(clientId);
    // A foreign directory's user has no user row.
    if ((persona == null && !application) || !access.grant().tid().equals(Emulator.TENANT)) {
      return error(DataverseError.NOT_A_MEMBER, "");
    }
    if (persona == null) {
      return read(call, new Caller(applicationUserId(clientId), BUSINESS_UNIT), fault);
    }
    if (persona.refusal() != null) {
      return error(persona.refusal(), "");
    }
    return read(call, new Caller(persona.userId(), persona.businessUnitId()), fault);
  }

  /** The {@code UserId} of an application user. */
  static String applicationUserId(String clientId) {
    return UUID.nameUUIDFromBytes(clientId.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** What some faults answer, whatever was asked. */
  private @Nullable Answer struck(Grants.@Nullable Access access, Fault fault) {
    switch (fault) {
      case DATAVERSE_401_CLAIMS_CHALLENGE -> {
        Persona persona = access == null ? null : access.grant().persona();
        if (persona != null && site.switches.claimsChallenges) {
          challenged.add(persona);
        }
        return Canned.claimsChallenge().at(site.base);
      }
      case DATAVERSE_401_ONCE -> {
        return challenged(error(DataverseError.INVALID, ""));
      }
      case DATAVERSE_429_DATE -> {
        Instant later = Instant.now().plusSeconds(7);
        return error(DataverseError.THROTTLED, "").with("Retry-After", DATE.format(later));
      }
      default -> {
        return null;
      }
    }
  }

  private Answer read(Call call, Caller caller, @Nullable Fault fault) {
    String path = call.path();
    String segment = path.startsWith(ROOT) ? path.substring(ROOT.length()) : path;
    Function<Caller, Map<String, Object>> read = reads.get(segment);
    if (read == null) {
      return error(DataverseError.NOT_FOUND, segment);
    }
    if (!call.isGet()) {
      return error(DataverseError.METHOD, call.method());
    }
    Map<String, Object> members = read.apply(caller);
    if (fault == Fault.DATAVERSE_MISSING_FIELD) {
      members.remove("UserId");
    }
    return headers(
        Answer.of(200, "application/json; odata.metadata=minimal", Json.write(members))
            .with("x-ms-ratelimit-burst-remaining-xrm-requests", "5999")
            .with("x-ms-ratelimit-time-remaining-xrm-requests", "1,199.98")
            .with("x-ms-dop-hint", "4"));
  }

  private Map<String, Object> whoAmI(Caller caller) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put(
        "@odata.context", site.base + ROOT + "$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse");
    members.put("BusinessUnitId", caller.businessUnitId());
    members.put("UserId", caller.userId());
    members.put("OrganizationId", ORGANIZATION);
    return members;
  }

  private Map<String, Object> serviceDocument(Caller caller) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("@odata.context", site.base + ROOT + "$metadata");
    members.put("value", List.of());
    return members;
  }

  /** The challenge: unquoted, and naming the v1.0 path whatever the client uses. */
  private Answer challenged(Answer answer) {
    return headers(answer)
        .with(
            "WWW-Authenticate",
            "Bearer authorization_uri="
                + site.base
                + "/"
                + Emulator.TENANT
                + "/oauth2/authorize, resource_id="
                + site.base
                + "/");
  }

  private static Answer error(DataverseError error, String detail) {
    return headers(Answer.of(error.status, Answer.JSON, error.document(detail)));
  }

  /** The code's status and document, the code written like this. */
  static Answer refused(DataverseCode code, String spelling) {
    return headers(Answer.of(code.status(), Answer.JSON, code.document(spelling)));
  }

  private static Answer headers(Answer answer) {
    // The request id comes twice, as it sometimes does from the real service.
    return answer
        .with("OData-Version", "4.0")
        .with("Cache-Control", "no-cache")
        .with("REQ_ID", Random.guid())
        .with("x-ms-service-request-id", Random.guid())
        .with("x-ms-service-request-id", Random.guid())
        .with("Set-Cookie", "ARRAffinity=emulator; path=/; HttpOnly; SameSite=Lax");
  }
}
