package org.vestibule.http;

import jakarta.ws.rs.client.ClientBuilder;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.pool.PoolStats;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.glassfish.jersey.apache5.connector.Apache5ClientProperties;
import org.glassfish.jersey.apache5.connector.Apache5ConnectorProvider;
import org.glassfish.jersey.apache5.connector.Apache5HttpClientBuilderConfigurator;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.client.ClientProperties;
import org.glassfish.jersey.client.RequestEntityProcessing;

/**
 * Jersey on a bounded connection pool. Jersey's default transport has no pool of its own, follows
 * redirects in its own way and repeats a POST whose connection broke; this one does none of it.
 */
final class ApacheTransport {
  /** Waiting longer for a free connection only moves the queue from the provider to here. */
  private static final Timeout POOL_WAIT = Timeout.ofMilliseconds(500);

  /** Bounds how long a changed DNS entry stays unnoticed. */
  private static final TimeValue CONNECTION_LIFE = TimeValue.ofMinutes(5);

  private ApacheTransport() {}

  /**
   * Gives a Jersey builder the pool. Another implementation of JAX-RS (WildFly's RESTEasy) keeps
   * its own transport.
   *
   * @return the pool's figures; absent with another implementation
   */
  static Optional<Supplier<PoolFigures>> configure(ClientBuilder builder, Limits limits) {
    if (!builder.getClass().getName().startsWith("org.glassfish.jersey.")) {
      return Optional.empty();
    }
    PoolingHttpClientConnectionManager pool = pool(limits);
    var config = new ClientConfig();
    config.connectorProvider(new Apache5ConnectorProvider());
    config.property(Apache5ClientProperties.CONNECTION_MANAGER, pool);
    config.property(
        Apache5ClientProperties.REQUEST_CONFIG,
        RequestConfig.custom()
            .setConnectionRequestTimeout(POOL_WAIT)
            .setRedirectsEnabled(false)
            .build());
    // A jar shared by all users would hand one user's affinity cookie to the next.
    config.property(Apache5ClientProperties.DISABLE_COOKIES, true);
    config.property(ClientProperties.FOLLOW_REDIRECTS, false);
    // Some token endpoints refuse a chunked body.
    config.property(ClientProperties.REQUEST_ENTITY_PROCESSING, RequestEntityProcessing.BUFFERED);
    config.register((Apache5HttpClientBuilderConfigurator) ApacheTransport::harden);
    builder.withConfig(config);
    return Optional.of(() -> figures(pool.getTotalStats()));
  }

  private static PoolFigures figures(PoolStats stats) {
    return new PoolFigures(
        stats.getLeased(), stats.getAvailable(), stats.getPending(), stats.getMax());
  }

  private static PoolingHttpClientConnectionManager pool(Limits limits) {
    Timeout connect = Timeout.of(limits.connectTimeout().toMillis(), TimeUnit.MILLISECONDS);
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setMaxConnTotal(limits.maxConnections())
        .setMaxConnPerRoute(limits.maxConnections())
        .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(connect).build())
        .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(connect).build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(connect)
                .setSocketTimeout(Timeout.of(limits.timeout().toMillis(), TimeUnit.MILLISECONDS))
                .setTimeToLive(CONNECTION_LIFE)
                .setValidateAfterInactivity(TimeValue.ofSeconds(2))
                .build())
        .build();
  }

  /**
   * Redirects are off in the request's configuration; the connector fails without their handler.
   */
  private static HttpClientBuilder harden(HttpClientBuilder builder) {
    return builder
        // An authorization code must not be sent twice, whatever broke: RFC 6749, 4.1.2.
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        // First, so that it covers the TLS handshake too.
        .addExecInterceptorFirst(
            "deadline",
            (request, scope, chain) -> {
              Deadline.connected(scope.execRuntime::discardEndpoint);
              return chain.proceed(request, scope);
            });
  }
}
