package org.vestibule.emulator;

import org.jspecify.annotations.Nullable;

/**
 * What a resource does with the token of a call. The challenge is unquoted, and names the v1.0 path
 * whatever the client uses.
 *
 * @see "RFC 6750, sections 2.1 and 3"
 */
final class Bearer {
  /** The challenge of an origin, before it is known which. */
  static final String CHALLENGE =
      "Bearer authorization_uri={base}/"
          + Emulator.TENANT
          + "/oauth2/authorize, resource_id={origin}/";

  private final Site site;

  Bearer(Site site) {
    this.site = site;
  }

  /** What the call's token stands for, null without a token that was issued here. */
  Grants.@Nullable Access access(Call call) {
    String token = token(call);
    return token == null ? null : site.grants.access(token);
  }

  /**
   * The answer to a call without a token, with an unknown or expired one, or another resource's.
   */
  @Nullable Answer refused(Call call, Grants.@Nullable Access access) {
    if (token(call) == null) {
      return challenged(call, Answer.empty(401));
    }
    if (access == null || !access.audience().equals(site.origin(call.origin()))) {
      return challenged(call, Dataverse.error(DataverseError.INVALID, ""));
    }
    return site.time.now().isBefore(access.expiry())
        ? null
        : challenged(call, Dataverse.error(DataverseError.EXPIRED, ""));
  }

  /** The answer with the challenge of the resource that was called. */
  Answer challenged(Call call, Answer answer) {
    return answer.with("WWW-Authenticate", CHALLENGE).at(site.base, site.origin(call.origin()));
  }

  private static @Nullable String token(Call call) {
    String authorization = call.header("authorization");
    return authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)
        ? authorization.substring(7).strip()
        : null;
  }
}
