package org.vestibule.http;

import jakarta.ws.rs.client.ClientBuilder;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.pool.PoolStats;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.glassfish.jersey.client.ClientConfig;

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
    RequestConfig each =
        RequestConfig.custom()
            .setConnectionRequestTimeout(POOL_WAIT)
            .setResponseTimeout(Timeout.ofMilliseconds(limits.timeout().toMillis()))
            .build();
    var config = new ClientConfig();
    config.connectorProvider((client, configuration) -> new PooledConnector(pool, each));
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
}
