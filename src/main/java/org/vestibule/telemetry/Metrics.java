package org.vestibule.telemetry;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.vestibule.dataverse.CallListener;
import org.vestibule.http.PoolFigures;
import org.vestibule.oauth.ProviderListener;
import org.vestibule.signin.SignInListener;

/**
 * What this node has done, in the text format of Prometheus. Every series is made here at the
 * start: what comes from outside chooses among them and cannot add one.
 *
 * @see "Prometheus exposition formats", text format 0.0.4
 */
public final class Metrics implements AutoCloseable {
  /** The media type of {@link #scrape}. */
  public static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Meters meters = new Meters(registry);
  private final SignInMeters signIns;
  private final ProviderMeters provider;
  private final DataverseMeters dataverse;

  /** Meters that stand at zero. */
  public Metrics(Clock clock) {
    signIns = new SignInMeters(meters, clock);
    provider = new ProviderMeters(meters);
    dataverse = new DataverseMeters(meters, clock);
  }

  /** Counts sign-ins. */
  public SignInListener signIns() {
    return signIns;
  }

  /** Times calls to the provider. */
  public ProviderListener provider() {
    return provider;
  }

  /** Times calls to Dataverse. */
  public CallListener dataverse() {
    return dataverse;
  }

  /** Shows how many sessions this node holds, and how many of them are signed in. */
  public void sessions(IntSupplier signedIn, IntSupplier all) {
    String description = "Sessions that this node holds";
    meters.gauge("vestibule.sessions", description, signedIn::getAsInt, "state", "signed_in");
    meters.gauge(
        "vestibule.sessions",
        description,
        () -> Math.max(0, all.getAsInt() - signedIn.getAsInt()),
        "state",
        "waiting");
  }

  /** Shows the outbound pool; a transport without one shows NaN. */
  public void pool(Supplier<Optional<PoolFigures>> pool) {
    String description = "Connections to the provider and Dataverse";
    meters.gauge(
        "vestibule.outbound.connections",
        description,
        of(pool, PoolFigures::leased),
        "state",
        "leased");
    meters.gauge(
        "vestibule.outbound.connections",
        description,
        of(pool, PoolFigures::available),
        "state",
        "available");
    meters.gauge(
        "vestibule.outbound.connections.limit",
        "Connections that there may be at most",
        of(pool, PoolFigures::max));
    meters.gauge(
        "vestibule.outbound.waiting",
        "Calls that wait for a connection",
        of(pool, PoolFigures::waiting));
  }

  private static DoubleSupplier of(
      Supplier<Optional<PoolFigures>> pool, ToIntFunction<PoolFigures> figure) {
    return () -> pool.get().map(it -> (double) figure.applyAsInt(it)).orElse(Double.NaN);
  }

  /** Shows for how many days a credential is valid, NaN when that is not known, and its use. */
  public void credential(String name, DoubleSupplier daysLeft, BooleanSupplier inUse) {
    meters.gauge(
        "vestibule.credential.in.use",
        "1 for the client credential that is in use, else 0",
        () -> inUse.getAsBoolean() ? 1 : 0,
        "credential",
        name);
    meters.gauge(
        "vestibule.credential.days.left",
        "Days until the client credential ends",
        daysLeft,
        "credential",
        name);
  }

  /** Shows whether this node can sign users in. */
  public void ready(BooleanSupplier ready) {
    meters.gauge(
        "vestibule.ready",
        "1 when this node can sign users in, else 0",
        () -> ready.getAsBoolean() ? 1 : 0);
  }

  /** Everything as it is now. */
  public String scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    registry.close();
  }
}
