package org.vestibule.doctor;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.vestibule.http.HttpCalls;
import org.vestibule.http.Json;
import org.vestibule.http.Limits;
import org.vestibule.oauth.Randomness;

/**
 * The checks that ask the network, made anew each time and with connections of their own. They run
 * side by side where none needs the other, and end together when their time is over.
 */
public final class Preflight {
  /** The longest that anybody waits for the page. */
  public static final Duration TOTAL = Duration.ofSeconds(30);

  private static final int THREADS = 4;
  private static final int CONNECTIONS = 8;

  private final Installation installation;
  private final Duration total;
  private final EnvironmentCheck environmentCheck;
  private final ProviderCheck providerCheck;
  private final TenantCheck tenantCheck;
  private final CredentialCheck credentialCheck;

  /**
   * Asks nothing yet.
   *
   * @param total for all checks together
   */
  public Preflight(
      Installation installation, Duration total, Json json, Clock clock, Randomness randomness) {
    this.installation = installation;
    this.total = total;
    environmentCheck = new EnvironmentCheck(installation, randomness);
    providerCheck = new ProviderCheck(installation, json, clock);
    tenantCheck = new TenantCheck(installation);
    credentialCheck = new CredentialCheck(installation, json, clock);
  }

  /**
   * The verdicts, in the order of {@link Check}; comes back when the time is over at the latest.
   */
  public List<Verdict> run() {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            THREADS,
            work -> {
              var thread = new Thread(work, "vestibule-preflight");
              thread.setDaemon(true);
              return thread;
            });
    var http =
        new HttpCalls(
            new Limits(
                shorter(installation.connectTimeout()),
                shorter(installation.timeout()),
                Limits.MAX_BODY_BYTES,
                CONNECTIONS));
    try {
      return new Round(http, threads, System.nanoTime() + total.toNanos()).verdicts();
    } finally {
      threads.shutdownNow();
      // What still waits for an answer loses its connection.
      http.close();
    }
  }

  private Duration shorter(Duration time) {
    return time.compareTo(total) < 0 ? time : total;
  }

  /** One run. */
  private final class Round {
    private final HttpCalls http;
    private final ExecutorService threads;
    private final long end;
    private final List<Verdict> verdicts = new ArrayList<>();

    Round(HttpCalls http, ExecutorService threads, long end) {
      this.http = http;
      this.threads = threads;
      this.end = end;
    }

    List<Verdict> verdicts() {
      var environment = start(() -> environmentCheck.make(http));
      var provider =
          (installation.needsTenant() ? environment : start(EnvironmentCheck.Finding::none))
              .thenApplyAsync(this::provider, threads);
      var keys = provider.thenApplyAsync(this::keys, threads);
      var credential = provider.thenCombineAsync(environment, this::credential, threads);
      var user = credential.thenApplyAsync(this::applicationUser, threads);
      var discovery = start(() -> DiscoveryCheck.make(installation, http));
      var tenant =
          provider.thenCombine(environment, (it, of) -> tenantCheck.tenant(of, it.metadata()));

      take(environment.thenApply(EnvironmentCheck.Finding::verdict), Check.ENVIRONMENT);
      take(provider.thenApply(ProviderCheck.Finding::document), Check.METADATA);
      take(provider.thenApply(ProviderCheck.Finding::clock), Check.CLOCK);
      take(tenant, Check.TENANT);
      take(environment.thenApply(tenantCheck::resource), Check.RESOURCE);
      take(keys, Check.KEYS);
      take(start(credentialCheck::certificate), Check.CERTIFICATE);
      take(credential.thenApply(CredentialCheck.Finding::verdict), Check.CREDENTIAL);
      take(user, Check.APPLICATION_USER);
      take(discovery, Check.DISCOVERY);
      verdicts.sort(Comparator.comparing(Verdict::check));
      return List.copyOf(verdicts);
    }

    private ProviderCheck.Finding provider(EnvironmentCheck.Finding environment) {
      Optional<String> tenant =
          installation.entra() ? installation.tenant().or(environment::tenant) : Optional.of("");
      return tenant
          .map(name -> providerCheck.metadata(name, http))
          .orElseGet(ProviderCheck.Finding::blocked);
    }

    private Verdict keys(ProviderCheck.Finding provider) {
      return provider
          .metadata()
          .map(it -> ProviderCheck.keys(it, http))
          .orElseGet(() -> Verdict.blocked(Check.KEYS, Check.METADATA));
    }

    private CredentialCheck.Finding credential(
        ProviderCheck.Finding provider, EnvironmentCheck.Finding environment) {
      String resource = environment.resource().orElse(installation.environment().toString());
      return provider
          .metadata()
          .flatMap(
              it ->
                  installation.several()
                      ? credentialCheck
                          .tenant(environment)
                          .flatMap(name -> providerCheck.metadata(name, http).metadata())
                      : Optional.of(it))
          .map(it -> credentialCheck.make(it, resource, http))
          .orElseGet(CredentialCheck.Finding::blocked);
    }

    private Verdict applicationUser(CredentialCheck.Finding credential) {
      return credential
          .token()
          .map(it -> ApplicationUserCheck.make(installation, it, http))
          .orElseGet(() -> Verdict.blocked(Check.APPLICATION_USER, Check.CREDENTIAL));
    }

    private <T> CompletableFuture<T> start(Supplier<T> work) {
      return CompletableFuture.supplyAsync(work, threads);
    }

    /** Waits for a verdict as long as there is time. */
    private void take(CompletableFuture<Verdict> verdict, Check check) {
      try {
        verdicts.add(verdict.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS));
      } catch (TimeoutException e) {
        verdicts.add(timeOver(check));
      } catch (ExecutionException e) {
        throw new IllegalStateException("a check is broken", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        verdicts.add(timeOver(check));
      }
    }

    private Verdict timeOver(Check check) {
      return Verdict.of(check, Outcome.TIME_OVER)
          .with("seconds", String.valueOf(total.toSeconds()));
    }
  }
}
