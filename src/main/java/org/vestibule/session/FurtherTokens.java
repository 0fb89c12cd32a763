package org.vestibule.session;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vestibule.oauth.AccessToken;

/**
 * Access tokens for other audiences than the primary one: further environments, and Global
 * Discovery. All of them come from the session's one refresh token.
 *
 * @param held one for each audience, the most recently used last
 */
public record FurtherTokens(List<Held> held) {
  /**
   * The token for an audience.
   *
   * @param scope the scopes granted, separated by spaces
   */
  public record Held(URI audience, AccessToken accessToken, String scope) {}

  static final FurtherTokens NONE = new FurtherTokens(List.of());

  /** Each is some two kilobytes in every store that keeps the session. */
  static final int MAX = 8;

  public FurtherTokens {
    held = List.copyOf(held);
  }

  Optional<Held> find(URI audience) {
    return held.stream().filter(it -> it.audience().equals(audience)).findFirst();
  }

  /**
   * Adds a token or replaces the one of its audience; beyond eight the least recently used goes.
   */
  FurtherTokens with(Held added) {
    var all = new ArrayList<>(held);
    all.removeIf(it -> it.audience().equals(added.audience()));
    all.add(added);
    return new FurtherTokens(all.subList(Math.max(0, all.size() - MAX), all.size()));
  }

  /** Notes that the token of an audience is in use. */
  FurtherTokens used(URI audience) {
    return find(audience).map(this::with).orElse(this);
  }
}
