package org.vestibule.dataverse;

import jakarta.json.bind.annotation.JsonbProperty;
import java.net.URI;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vestibule.http.HttpCalls;
import org.vestibule.http.Json;
import org.vestibule.http.Reads;
import org.vestibule.http.RetryPlan;
import org.vestibule.oauth.AccessToken;
import org.vestibule.oauth.Randomness;

/**
 * The Global Discovery Service of one cloud: which environments a user can enter. It wants a token
 * of its own. A user without access gets an empty list, not a refusal.
 *
 * @see "Discover user organizations" (Dataverse)
 */
public final class GlobalDiscovery {
  private static final String PATH =
      "/api/discovery/v2.0/Instances"
          + "?$select=Id,FriendlyName,UniqueName,Url,Region,OrganizationType,State,Version";

  /** Far more than a user can choose from. */
  private static final int MAX = 1_000;

  private final URI service;
  private final Calls calls;

  /** Asks nothing yet; the listener hears of every call. */
  public GlobalDiscovery(
      URI service, HttpCalls http, Json json, Randomness randomness, CallListener listener) {
    this(
        service,
        new Calls(
            new Reads(http, RetryPlan.READS, randomness::fraction, Reads.Sleeper.REAL),
            json,
            randomness,
            listener));
  }

  GlobalDiscovery(URI service, Calls calls) {
    this.service = URI.create(service.toString().replaceAll("/+$", ""));
    this.calls = calls;
  }

  /** The service of an environment's cloud; absent for loopback and for hosts of no known cloud. */
  public static Optional<URI> serviceOf(URI environment) {
    return Cloud.of(environment).map(cloud -> cloud.discovery);
  }

  /** Its address without a slash at the end: the audience of its tokens. */
  public URI service() {
    return service;
  }

  /**
   * The environments that the token's user can enter, by name: one round trip. The service says
   * where tokens are sent, so an address is believed only when its host belongs to the service's
   * own cloud; a service on this machine may name addresses on this machine.
   */
  public Result<List<Environment>> environments(AccessToken token) {
    return calls.get(
        "Instances",
        URI.create(service + PATH),
        token,
        reply -> environments(reply.body(), service, calls.json()));
  }

  static Optional<List<Environment>> environments(String text, URI service, Json json) {
    return json.read(text, Wire.class)
        .flatMap(wire -> Optional.ofNullable(wire.value()))
        .map(
            rows -> {
              var found = new LinkedHashMap<URI, Environment>();
              rows.stream()
                  .filter(Objects::nonNull)
                  .limit(MAX)
                  .flatMap(row -> row.toEnvironment(service).stream())
                  .sorted(
                      Comparator.comparing(Environment::friendlyName, String.CASE_INSENSITIVE_ORDER)
                          .thenComparing(it -> it.url().toString()))
                  .forEach(it -> found.putIfAbsent(it.url(), it));
              return List.copyOf(found.values());
            });
  }

  /** The JSON as it comes; its context names a host of the service's own network. */
  public record Wire(@JsonbProperty("value") @Nullable List<Instance> value) {}

  /** A row. */
  public record Instance(
      @JsonbProperty("Id") @Nullable String id,
      @JsonbProperty("FriendlyName") @Nullable String friendlyName,
      @JsonbProperty("UniqueName") @Nullable String uniqueName,
      @JsonbProperty("Url") @Nullable String url,
      @JsonbProperty("Region") @Nullable String region,
      @JsonbProperty("OrganizationType") @Nullable Integer type,
      @JsonbProperty("State") @Nullable Integer state,
      @JsonbProperty("Version") @Nullable String version) {
    private Optional<Environment> toEnvironment(URI service) {
      return Texts.guid(id)
          .flatMap(
              organization ->
                  EnvironmentAddress.parse(url)
                      .filter(address -> believed(address, service))
                      .map(
                          address ->
                              new Environment(
                                  organization,
                                  Texts.of(friendlyName)
                                      .or(() -> Texts.of(uniqueName))
                                      .orElse(address.audience().getHost()),
                                  address.audience(),
                                  Texts.orEmpty(region),
                                  Environment.Type.of(type == null ? -1 : type),
                                  state != null && state == 0,
                                  Texts.orEmpty(version))));
    }

    private static boolean believed(EnvironmentAddress address, URI service) {
      if (EnvironmentAddress.loopback(service)) {
        return address.loopback();
      }
      URI uri = address.audience();
      return Cloud.of(service).filter(cloud -> cloud.hosts(uri)).isPresent() && uri.getPort() < 0;
    }
  }
}
