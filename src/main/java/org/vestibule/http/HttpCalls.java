package org.vestibule.http;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
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
  /** Who calls, for the administrators of the other side. */
  private static final String USER_AGENT = "Vestibule";

  /** For an answer that does not tell its length, in bytes. */
  private static final int FIRST_BUFFER = 4096;

  /** The second one comes when a thread gets its turn only after its wait was over. */
  private static final Set<String> POOL_IS_BUSY =
      Set.of("ConnectionRequestTimeoutException", "DeadlineTimeoutException");

  /** A client and its pool, which is absent when the transport is not ours. */
  private record Transport(Client client, Optional<Supplier<PoolFigures>> pool) {
    private static Transport of(Limits limits) {
      ClientBuilder builder = ClientBuilder.newBuilder();
      Optional<Supplier<PoolFigures>> pool = ApacheTransport.configure(builder, limits);
      // For another server's transport; ours has them in its pool.
      builder
          .connectTimeout(limits.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
          .readTimeout(limits.timeout().toMillis(), TimeUnit.MILLISECONDS);
      return new Transport(builder.build(), pool);
    }
  }

  private final Lazy<Transport> transport;
  private final Limits limits;
  private final Deadlines deadlines;
  private final Optional<Semaphore> places;

  /** Opens no connection yet. */
  public HttpCalls(Limits limits) {
    this.limits = limits;
    deadlines = new Deadlines();
    places = Optional.empty();
    transport = new Lazy<>(() -> Transport.of(limits));
  }

  private HttpCalls(HttpCalls all, int places) {
    transport = all.transport;
    limits = all.limits;
    deadlines = all.deadlines;
    this.places = Optional.of(new Semaphore(places));
  }

  /**
   * The same way out for one purpose: with so many calls at once at most, of which none waits for a
   * connection. What is beyond is {@link HttpFailure.Kind#BUSY} at once, so that a host that hangs
   * holds neither the connections of other calls nor all threads of the server. Closing one closes
   * all.
   */
  public HttpCalls atMost(int calls) {
    return new HttpCalls(this, calls);
  }

  /** Whether a call would be refused now; never where nothing limits their number. */
  public boolean full() {
    return places.isPresent()
        && (places.get().availablePermits() == 0
            || pool().filter(it -> it.leased() >= it.max()).isPresent());
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
    return post(uri, headers, MediaType.APPLICATION_FORM_URLENCODED_TYPE, body, limits.timeout());
  }

  Reply post(URI uri, Map<String, String> headers, MediaType type, String text, Duration limit)
      throws HttpFailure {
    return call(uri, headers, request -> request.buildPost(Entity.entity(text, type)), limit);
  }

  /** For a whole answer, from the request's first byte. */
  Duration timeout() {
    return limits.timeout();
  }

  /** How busy the connections are now; absent when the transport is not ours. */
  public Optional<PoolFigures> pool() {
    return transport.get().pool.map(Supplier::get);
  }

  private Reply call(
      URI uri,
      Map<String, String> headers,
      Function<Invocation.Builder, Invocation> method,
      Duration limit)
      throws HttpFailure {
    if (full() || !places.map(Semaphore::tryAcquire).orElse(true)) {
      throw new HttpFailure(HttpFailure.Kind.BUSY);
    }
    try {
      return answered(uri, headers, method, limit);
    } finally {
      places.ifPresent(Semaphore::release);
    }
  }

  private Reply answered(
      URI uri,
      Map<String, String> headers,
      Function<Invocation.Builder, Invocation> method,
      Duration limit)
      throws HttpFailure {
    // All at once, since Jersey looks at each of them whenever there is one more.
    var sent = new MultivaluedHashMap<String, Object>();
    sent.put(HttpHeaders.ACCEPT, List.of(MediaType.APPLICATION_JSON));
    // Jersey would spell its own name out for each request.
    sent.put(HttpHeaders.USER_AGENT, List.of(USER_AGENT));
    headers.forEach((name, value) -> sent.put(name, List.of(value)));
    Trace.current().ifPresent(trace -> sent.put(Trace.HEADER, List.of(trace.next())));
    Invocation invocation =
        method.apply(transport.get().client.target(uri).request().headers(sent));
    try (Deadline deadline = Deadline.start(deadlines, limit.toNanos())) {
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
    // As it comes: readers would be looked for among all that are known.
    if (!(response.getEntity() instanceof InputStream in)) {
      return "";
    }
    int cap = limits.maxBodyBytes();
    int told = response.getLength();
    // One more, in which the end is found.
    var text = new byte[told < 0 ? FIRST_BUFFER : Math.min(told, cap) + 1];
    int size = 0;
    for (int read; (read = in.read(text, size, text.length - size)) >= 0; ) {
      size += read;
      if (deadline.over()) {
        throw new HttpFailure(HttpFailure.Kind.TIMEOUT);
      }
      if (size > cap) {
        deadline.cut();
        throw new HttpFailure(HttpFailure.Kind.TOO_LARGE);
      }
      if (size == text.length) {
        text = Arrays.copyOf(text, 2 * size);
      }
    }
    return new String(text, 0, size, StandardCharsets.UTF_8);
  }

  private static Map<String, List<String>> headersOf(Response response) {
    MultivaluedMap<String, String> received = response.getStringHeaders();
    Map<String, List<String>> headers = new HashMap<>(2 * received.size());
    for (Map.Entry<String, List<String>> header : received.entrySet()) {
      headers.put(header.getKey().toLowerCase(Locale.ROOT), List.copyOf(header.getValue()));
    }
    return Collections.unmodifiableMap(headers);
  }

  private static HttpFailure.Kind kind(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLException) {
        return HttpFailure.Kind.TLS;
      }
      // The pool's own exceptions are known by name, since another server may bring another
      // transport.
      if (POOL_IS_BUSY.contains(cause.getClass().getSimpleName())) {
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
    transport.made().ifPresent(it -> it.client.close());
    deadlines.close();
  }
}
