package org.vestibule.dataverse;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.vestibule.http.HttpCalls;
import org.vestibule.http.Json;
import org.vestibule.http.Reads;
import org.vestibule.http.RetryPlan;
import org.vestibule.oauth.AccessToken;
import org.vestibule.oauth.Randomness;

/**
 * The Web API of Dataverse environments: hop 5 of {@code docs/architecture.md}. An environment is
 * named by its address, {@code https://org.crm4.dynamics.com}; a token must be meant for it.
 *
 * @see "Use the Microsoft Dataverse Web API"
 */
public final class WebApi {
  /** Below the environment's address; v9.2 is the current version. */
  static final String PATH = "/api/data/v9.2/";

  private final Calls calls;

  /** Asks nothing yet; the listener hears of every call. */
  public WebApi(HttpCalls http, Json json, Randomness randomness, CallListener listener) {
    this(
        new Calls(
            new Reads(http, RetryPlan.READS, randomness::fraction, Reads.Sleeper.REAL),
            json,
            randomness,
            listener));
  }

  WebApi(Calls calls) {
    this.calls = calls;
  }

  /** Asks who the token's user is: one round trip. */
  public Result<WhoAmI> whoAmI(URI environment, AccessToken token) {
    return calls.get(
        "WhoAmI",
        at(environment, "WhoAmI"),
        token,
        reply -> WhoAmI.parse(reply.body(), calls.json()));
  }

  /**
   * Asks what the environment knows of the token's user: one round trip, whatever he may read.
   *
   * @param userId his {@code UserId}, as WhoAmI tells it
   * @param entraObjectId his object id in Entra; without it the roles are those assigned to himself
   */
  public Result<Profile> profile(
      URI environment, AccessToken token, UUID userId, Optional<UUID> entraObjectId) {
    String root = at(environment, "").getRawPath();
    var batch = new ProfileBatch(calls.randomness().uuid(), root, userId, entraObjectId);
    return calls.batch(
        "$batch",
        at(environment, "$batch"),
        token,
        batch,
        reply -> batch.read(reply, calls.json()));
  }

  static URI at(URI environment, String path) {
    return URI.create(EnvironmentAddress.withoutSlashes(environment.toString()) + PATH + path);
  }
}
