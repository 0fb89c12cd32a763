package org.vestibule.dataverse;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vestibule.http.HttpCalls;
import org.vestibule.http.HttpFailure;
import org.vestibule.http.Json;
import org.vestibule.http.Reply;
import org.vestibule.oauth.AccessToken;
import org.vestibule.oauth.BearerChallenge;
import org.vestibule.oauth.UpstreamFailure;

/**
 * The Web API of one Dataverse environment: hop 5 of {@code docs/architecture.md}.
 *
 * @see "Compose HTTP requests and handle errors" (Dataverse)
 */
public final class WebApi {
  /** Below the environment's address; v9.2 is the current version. */
  static final String PATH = "/api/data/v9.2/";

  private static final Pattern REQUEST_ID = Pattern.compile("[0-9a-fA-F-]{8,64}");

  private final URI environment;
  private final URI whoAmI;
  private final HttpCalls http;
  private final Json json;

  /** The Web API below an environment's address, {@code https://org.crm4.dynamics.com}. */
  public WebApi(URI environment, HttpCalls http, Json json) {
    this.environment = environment;
    this.whoAmI = URI.create(environment.toString().replaceAll("/+$", "") + PATH + "WhoAmI");
    this.http = http;
    this.json = json;
  }

  /** The environment's address. */
  public URI environment() {
    return environment;
  }

  /** Asks who the token's user is: one call. */
  public WhoAmIResult whoAmI(AccessToken token) {
    try {
      return judge(
          http.get(
              whoAmI,
              Map.of(
                  "Authorization", "Bearer " + token.value().reveal(),
                  "OData-MaxVersion", "4.0",
                  "OData-Version", "4.0")));
    } catch (HttpFailure e) {
      return new WhoAmIResult.Unavailable(UpstreamFailure.of(e));
    }
  }

  private WhoAmIResult judge(Reply reply) {
    int status = reply.status();
    if (status == 200) {
      return WhoAmI.parse(reply.body(), json)
          .<WhoAmIResult>map(WhoAmIResult.Known::new)
          .orElseGet(() -> new WhoAmIResult.Unavailable(UpstreamFailure.of(reply)));
    }
    if (status >= 400 && status < 500 && status != 429) {
      Optional<String> requestId =
          reply
              .header("x-ms-service-request-id")
              .or(() -> reply.header("REQ_ID"))
              .filter(id -> REQUEST_ID.matcher(id).matches());
      return new WhoAmIResult.Refused(
          status, DataverseError.parse(reply.body(), json), challenge(reply), requestId);
    }
    return new WhoAmIResult.Unavailable(UpstreamFailure.of(reply));
  }

  /**
   * The claims challenge of a 401.
   *
   * @see "Claims challenges, claims requests, and client capabilities"
   */
  private static Optional<String> challenge(Reply reply) {
    return reply.status() == 401
        ? BearerChallenge.parse(reply.headers("WWW-Authenticate"))
            .filter(it -> it.parameter("error").filter("insufficient_claims"::equals).isPresent())
            .flatMap(it -> it.parameter("claims"))
        : Optional.empty();
  }
}
