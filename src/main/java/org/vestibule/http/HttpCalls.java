package org.vestibule.http;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;

/**
 * The application's one way out: a JAX-RS client with a bounded pool, a deadline for each call, no
 * redirects, no repeats, no cookies and a cap on what is read. Thread-safe; it lives as long as the
 * application.
 */
public final class HttpCalls implements AutoCloseable {
  private final Client client;
  private final Limits limits;
  private final ScheduledThreadPoolExecutor timer;
  private final Optional<Supplier<PoolFigures>> pool;

  /** Opens no connection yet. */
  public HttpCalls(Limits limits) {
    this.limits = limits;
    ClientBuilder builder = ClientBuilder.newBuilder();
    pool = ApacheTransport.configure(builder, limits);
    client =
        builder
            .connectTimeout(limits.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
            .readTimeout(limits.timeout().toMillis(), TimeUnit.MILLISECONDS)
            .build();
    timer =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              var thread = new Thread(work, "vestibule-deadlines");
              thread.setDaemon(true);
              return thread;
            });
    timer.setRemoveOnCancelPolicy(true);
  }

  /**
   * Reads a resource.
   *
   * @throws HttpFailure when no complete answer came; every status is a normal return
   */
  public Reply get(URI uri, Map<String, String> headers) throws HttpFailure {
    return get(uri, headers, limits.timeout());
  }

  Reply get(URI uri, Map<String, String> headers, Duration limit) throws HttpFailure {
    return call(uri, headers, Invocation.Builder::buildGet, limit);
  }

  /**
   * Posts a form; the parameters never stand in the address.
   *
   * @throws HttpFailure when no complete answer came; every status is a normal return
   */
  public Reply postForm(URI uri, Map<String, String> headers, Map<String, String> form)
      throws HttpFailure {
    String body = Form.encode(form);
    return post(uri, headers, MediaType.APPLICATION_FORM_URLENCODED, body, limits.timeout());
  }

  Reply post(URI uri, Map<String, String> headers, String type, String text, Duration limit)
      throws HttpFailure {
    return call(uri, headers, request -> request.buildPost(Entity.entity(text, type)), limit);
  }

  /** For a whole answer, from the request's first byte. */
  Duration timeout() {
    return limits.timeout();
  }

  /** How busy the connections are now; absent when the transport is not ours. */
  public Optional<PoolFigures> pool() {
    return pool.map(Supplier::get);
  }

  private Reply call(
      URI uri,
      Map<String, String> headers,
      Function<Invocation.Builder, Invocation> method,
      Duration limit)
      throws HttpFailure {
    Invocation.Builder request = client.target(uri).request(MediaType.APPLICATION_JSON);
    headers.forEach(request::header);
    Trace.current().ifPresent(trace -> request.header(Trace.HEADER, trace.next()));
    Invocation invocation = method.apply(request);
    try (Deadline deadline = Deadline.start(timer, limit.toNanos())) {
      try (Response response = invocation.invoke()) {
        return new Reply(response.getStatus(), headersOf(response), body(response, deadline));
      } catch (ProcessingException | IOException e) {
        if (e instanceof HttpFailure failure) {
          throw failure;
        }
        throw deadline.over()
            ? new HttpFailure(HttpFailure.Kind.TIMEOUT, e)
            : new HttpFailure(kind(e), e);
      }
    }
  }

  private String body(Response response, Deadline deadline) throws IOException {
    var text = new ByteArrayOutputStream(4096);
    InputStream in = response.readEntity(InputStream.class);
    var buffer = new byte[8192];
    for (int read; in != null && (read = in.read(buffer)) >= 0; ) {
      if (deadline.over()) {
        throw new HttpFailure(HttpFailure.Kind.TIMEOUT);
      }
      if (text.size() + read > limits.maxBodyBytes()) {
        deadline.cut();
        throw new HttpFailure(HttpFailure.Kind.TOO_LARGE);
      }
      text.write(buffer, 0, read);
    }
    return text.toString(StandardCharsets.UTF_8);
  }

  private static Map<String, List<String>> headersOf(Response response) {
    var headers = new HashMap<String, List<String>>();
    response
        .getStringHeaders()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
    return Map.copyOf(headers);
  }

  private static HttpFailure.Kind kind(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLException) {
        return HttpFailure.Kind.TLS;
      }
      // The pool's own exception is known by name, since another server may bring another
      // transport.
      if (cause.getClass().getSimpleName().equals("ConnectionRequestTimeoutException")) {
        return HttpFailure.Kind.BUSY;
      }
      if (cause instanceof ConnectException
          || cause instanceof UnknownHostException
          || cause instanceof NoRouteToHostException
          || cause.getClass().getSimpleName().equals("ConnectTimeoutException")) {
        return HttpFailure.Kind.UNREACHABLE;
      }
      if (cause instanceof SocketTimeoutException) {
        return HttpFailure.Kind.TIMEOUT;
      }
    }
    return HttpFailure.Kind.BROKEN;
  }

  @Override
  public void close() {
    client.close();
    timer.shutdownNow();
    try {
      // A server that unloads the application looks for threads that it left behind.
      timer.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
