package org.vestibule.web;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.vestibule.config.Settings;
import org.vestibule.dataverse.CallListener;
import org.vestibule.dataverse.EnvironmentTenant;
import org.vestibule.dataverse.GlobalDiscovery;
import org.vestibule.dataverse.WebApi;
import org.vestibule.http.HttpCalls;
import org.vestibule.http.Json;
import org.vestibule.http.Limits;
import org.vestibule.oauth.Authority;
import org.vestibule.oauth.ClaimsRequest;
import org.vestibule.oauth.ClientCredential;
import org.vestibule.oauth.CredentialPair;
import org.vestibule.oauth.IdTokenVerifier;
import org.vestibule.oauth.LogoutTokens;
import org.vestibule.oauth.OAuthClient;
import org.vestibule.oauth.Provider;
import org.vestibule.oauth.ProviderListener;
import org.vestibule.oauth.ProviderUnavailable;
import org.vestibule.oauth.Randomness;
import org.vestibule.oauth.RequestedAccess;
import org.vestibule.oauth.TokenEndpoint;
import org.vestibule.session.Once;
import org.vestibule.session.Sessions;
import org.vestibule.signin.Renewal;
import org.vestibule.signin.SignIn;
import org.vestibule.signin.SignOut;
import org.vestibule.telemetry.EventLog;
import org.vestibule.telemetry.Metrics;
import org.vestibule.web.Readiness.Part;
import org.vestibule.web.Readiness.Status;

/** Builds the use cases from the settings, once; nothing here asks the network. */
final class Wiring implements AutoCloseable {
  private static final EventLog LOG = EventLog.of("org.vestibule.startup");

  /** A comparison has ten environments at most. */
  private static final int MAX_COMPARING = 8;

  private final HttpCalls http;
  final ScheduledExecutorService background;
  private final AtomicBoolean warming = new AtomicBoolean();
  final Provider provider;
  final OAuthClient client;
  final ClaimsRequest claims;
  final LogoutTokens logoutTokens;
  final SignIn signIn;
  final Renewal renewal;
  final SignOut signOut;
  final Shared shared;
  final Sessions sessions;
  final WebApi webApi;
  final Readiness readiness;

  /** Absent: users stay in the configured environment. */
  final Optional<GlobalDiscovery> discovery;

  /** Make calls that go out together; when all are busy, whoever asks does it himself. */
  final ExecutorService comparing;

  Wiring(Settings settings, Json json, Clock clock, Randomness randomness, Metrics metrics) {
    http = new HttpCalls(Limits.of(settings.connectTimeout(), settings.timeout()));
    background =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              var thread = new Thread(work, "vestibule-provider");
              thread.setDaemon(true);
              return thread;
            });
    var outcomes = new LastOutcomes(clock);
    ProviderListener heard =
        call -> {
          metrics.provider().called(call);
          outcomes.called(call);
        };
    provider = new Provider(authority(settings, randomness), http, json, clock, background, heard);
    claims = new ClaimsRequest(json, settings.openidIssuer().isEmpty());
    var identity = new ClientIdentity(settings.clientId(), clock, randomness);
    ClientCredential credential = identity.credential(settings.credential());
    identity.tell(credential);
    Optional<ClientCredential> next =
        settings.operations().nextCredential().map(identity::credential);
    next.ifPresent(identity::tell);
    CredentialPair credentials = identity.together(credential, next);
    client =
        new OAuthClient(
            settings.clientId(),
            credentials,
            new RequestedAccess(settings.scope(), settings.resource()),
            claims,
            settings.responseMode());
    var tokens = new TokenEndpoint(provider, client, http, json, clock, heard);
    var codes = tokens.atMost(Limits.MAX_SIGN_INS);
    var verifier = new IdTokenVerifier(provider, settings.clientId(), clock);
    signIn = new SignIn(provider, client, codes, verifier, clock, randomness, metrics.signIns());
    renewal = new Renewal(tokens.atMost(Limits.MAX_RENEWALS), verifier, claims, clock);
    signOut = new SignOut(provider, client, randomness);
    shared = Shared.of(settings, clock);
    var once = new Once(shared.engine(), "logout-tokens", LogoutTokens.REMEMBERED);
    logoutTokens = new LogoutTokens(provider, settings.clientId(), clock, once::first);
    sessions =
        new Sessions(
            settings.sessionIdle(),
            settings.sessionMaxAge(),
            shared.engine(),
            clock,
            randomness,
            new KeyCookie(new PublicAddress(settings.publicUrl()).secure()),
            ClientPlace::device);
    CallListener served =
        call -> {
          metrics.dataverse().served(call);
          outcomes.served(call);
        };
    webApi = new WebApi(http, json, randomness, served);
    readiness =
        new Readiness(
            Stream.concat(
                    Stream.<Supplier<Part>>of(
                        () -> documents(outcomes),
                        new CredentialCheck(
                            credential, next, credentials::nextInUse, outcomes::credential, clock),
                        () -> dataverse(outcomes)),
                    shared.check().stream())
                .toList());
    metrics.pool(http::pool);
    metrics.ready(readiness::up);
    metrics.credential(
        "first", () -> identity.daysLeft(credential), () -> !credentials.nextInUse());
    next.ifPresent(
        it -> metrics.credential("next", () -> identity.daysLeft(it), credentials::nextInUse));
    discovery =
        discoveryUrl(settings).map(url -> new GlobalDiscovery(url, http, json, randomness, served));
    comparing =
        new ThreadPoolExecutor(
            0,
            MAX_COMPARING,
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            Wiring::comparingThread,
            new ThreadPoolExecutor.CallerRunsPolicy());
  }

  private static Thread comparingThread(Runnable work) {
    var thread = new Thread(work, "vestibule-comparing");
    thread.setDaemon(true);
    return thread;
  }

  /** The service that lists environments; it believes Entra's tokens alone. */
  static Optional<URI> discoveryUrl(Settings settings) {
    return settings.singleEnvironment() || settings.openidIssuer().isPresent()
        ? Optional.empty()
        : settings.discoveryUrl().or(() -> GlobalDiscovery.serviceOf(settings.dataverseUrl()));
  }

  /**
   * Whether metadata and keys are at hand. When they are not, the provider is asked again in the
   * background, so a node that a balancer has taken out comes back without a user.
   */
  private Part documents(LastOutcomes outcomes) {
    if (provider.ready()) {
      return outcomes
          .documents()
          .map(reason -> new Part("provider", Status.DEGRADED, reason))
          .orElseGet(() -> Part.up("provider"));
    }
    if (warming.compareAndSet(false, true)) {
      warmUp();
    }
    return new Part("provider", Status.DOWN, outcomes.documents().orElse("not-fetched-yet"));
  }

  /** Every node has the same Dataverse, so its failures take none out of service. */
  private static Part dataverse(LastOutcomes outcomes) {
    return outcomes
        .dataverse()
        .map(reason -> new Part("dataverse", Status.DEGRADED, reason))
        .orElseGet(() -> Part.up("dataverse"));
  }

  /** Fetches metadata and keys in the background, so that the first user need not wait. */
  void warmUp() {
    background.execute(
        () -> {
          try {
            provider.warmUp();
          } catch (ProviderUnavailable e) {
            LOG.write(
                System.Logger.Level.WARNING,
                "provider",
                "the sign-in service is not reachable yet: " + e.getMessage());
          } finally {
            warming.set(false);
          }
        });
  }

  /** The host of the provider's pages, as far as the settings tell. */
  static URI signInHost(Settings settings) {
    return settings.openidIssuer().orElse(settings.authorityHost());
  }

  private Provider.AuthoritySource authority(Settings settings, Randomness randomness) {
    if (settings.openidIssuer().isPresent()) {
      var authority =
          new Authority(
              Authority.Kind.OPENID, settings.openidIssuer().get(), "", settings.allowedTenants());
      return () -> authority;
    }
    var kind = settings.resource().isPresent() ? Authority.Kind.ENTRA_V1 : Authority.Kind.ENTRA_V2;
    var environment =
        new EnvironmentTenant(settings.dataverseUrl(), settings.authorityHost(), http, randomness);
    Optional<String> tenant = settings.tenantId();
    return () ->
        new Authority(
            kind,
            settings.authorityHost(),
            tenant.isPresent() ? tenant.get() : environment.ask(),
            settings.allowedTenants());
  }

  @Override
  public void close() {
    background.shutdownNow();
    comparing.shutdownNow();
    http.close();
    try {
      background.awaitTermination(1, TimeUnit.SECONDS);
      comparing.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
