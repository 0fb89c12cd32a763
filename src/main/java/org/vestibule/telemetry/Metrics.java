package org.vestibule.telemetry;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.vestibule.dataverse.CallListener;
import org.vestibule.http.PoolFigures;
import org.vestibule.oauth.ProviderListener;
import org.vestibule.signin.BeginResult;
import org.vestibule.signin.SignInListener;
import org.vestibule.signin.SignInResult;

/**
 * What this node has done, in the text format of Prometheus. Every series is made here at the
 * start: what comes from outside chooses among them and cannot add one.
 *
 * @see "Prometheus exposition formats", text format 0.0.4
 */
public final class Metrics implements AutoCloseable {
  /** The media type of {@link #scrape}. */
  public static final String MEDIA_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private record Made(
      PrometheusMeterRegistry registry,
      Meters meters,
      SignInListener signIns,
      ProviderListener provider,
      CallListener dataverse) {
    private static Made at(Clock clock) {
      var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
      var meters = new Meters(registry);
      return new Made(
          registry,
          meters,
          new SignInMeters(meters, clock),
          new ProviderMeters(meters),
          new DataverseMeters(meters, clock));
    }
  }

  /** Complete once every series that was asked for so far is there. */
  private volatile CompletableFuture<Made> made;

  /**
   * Meters that stand at zero. They are made beside the caller, since a server's start need not
   * wait for the library behind them; whoever counts or looks does.
   */
  public Metrics(Clock clock) {
    made = CompletableFuture.supplyAsync(() -> Made.at(clock), Metrics::beside);
  }

  private static void beside(Runnable work) {
    var thread = new Thread(work, "vestibule-metrics");
    thread.setDaemon(true);
    thread.start();
  }

  /** Counts sign-ins. */
  public SignInListener signIns() {
    return new SignInListener() {
      @Override
      public void begun(BeginResult result, Duration took) {
        made.join().signIns.begun(result, took);
      }

      @Override
      public void answered(SignInResult result, Optional<Instant> begunAt) {
        made.join().signIns.answered(result, begunAt);
      }
    };
  }

  /** Times calls to the provider. */
  public ProviderListener provider() {
    return call -> made.join().provider.called(call);
  }

  /** Times calls to Dataverse. */
  public CallListener dataverse() {
    return served -> made.join().dataverse.served(served);
  }

  private void gauge(String name, String description, DoubleSupplier figure, String... tags) {
    made =
        made.thenApply(
            it -> {
              it.meters.gauge(name, description, figure, tags);
              return it;
            });
  }

  /** Shows how many sessions this node holds, and how many of them are signed in. */
  public void sessions(IntSupplier signedIn, IntSupplier all) {
    String description = "Sessions that this node holds";
    gauge("vestibule.sessions", description, signedIn::getAsInt, "state", "signed_in");
    gauge(
        "vestibule.sessions",
        description,
        () -> Math.max(0, all.getAsInt() - signedIn.getAsInt()),
        "state",
        "waiting");
  }

  /** Shows the outbound pool; a transport without one shows NaN. */
  public void pool(Supplier<Optional<PoolFigures>> pool) {
    String description = "Connections to the provider and Dataverse";
    gauge(
        "vestibule.outbound.connections",
        description,
        of(pool, PoolFigures::leased),
        "state",
        "leased");
    gauge(
        "vestibule.outbound.connections",
        description,
        of(pool, PoolFigures::available),
        "state",
        "available");
    gauge(
        "vestibule.outbound.connections.limit",
        "Connections that there may be at most",
        of(pool, PoolFigures::max));
    gauge(
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
    gauge(
        "vestibule.credential.in.use",
        "1 for the client credential that is in use, else 0",
        () -> inUse.getAsBoolean() ? 1 : 0,
        "credential",
        name);
    gauge(
        "vestibule.credential.days.left",
        "Days until the client credential ends",
        daysLeft,
        "credential",
        name);
  }

  /** Shows whether this node can sign users in. */
  public void ready(BooleanSupplier ready) {
    gauge(
        "vestibule.ready",
        "1 when this node can sign users in, else 0",
        () -> ready.getAsBoolean() ? 1 : 0);
  }

  /** Everything as it is now. */
  public String scrape() {
    return made.join().registry.scrape();
  }

  @Override
  public void close() {
    made.join().registry.close();
  }
}
