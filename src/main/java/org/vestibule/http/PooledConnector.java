package org.vestibule.http;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.glassfish.jersey.client.ClientRequest;
import org.glassfish.jersey.client.ClientResponse;
import org.glassfish.jersey.client.spi.AsyncConnectorCallback;
import org.glassfish.jersey.client.spi.Connector;
import org.glassfish.jersey.message.internal.Statuses;

/**
 * Carries out a request of Jersey, whose body is a text if it has one, on Apache's smallest client:
 * one connection of the pool, one try, one answer. It knows no redirects, repeats, cookies,
 * authentication or compression, so none of these has to be switched off. Thread-safe.
 *
 * @see "RFC 6749, section 4.1.2": a code is sent once
 */
final class PooledConnector implements Connector {
  private final CloseableHttpClient client;
  private final RequestConfig limits;

  /** Closes the pool when it is closed itself. */
  PooledConnector(HttpClientConnectionManager pool, RequestConfig limits) {
    this.client = HttpClients.createMinimal(pool);
    this.limits = limits;
  }

  @Override
  public ClientResponse apply(ClientRequest request) {
    var context = HttpClientContext.create();
    context.setRequestConfig(limits);
    try {
      HttpUriRequestBase sent = apacheRequest(request);
      // The deadline covers the wait for a connection and the TLS handshake too.
      Deadline.connected(sent::cancel);
      return jerseyResponse(
          request, client.executeOpen(RoutingSupport.determineHost(sent), sent, context));
    } catch (IOException | HttpException e) {
      throw new ProcessingException(e);
    }
  }

  private static HttpUriRequestBase apacheRequest(ClientRequest request) {
    var sent = new HttpUriRequestBase(request.getMethod(), request.getUri());
    if (request.hasEntity()) {
      var text = (String) request.getEntity();
      // In one piece, since some token endpoints refuse a chunked body.
      sent.setEntity(new ByteArrayEntity(text.getBytes(StandardCharsets.UTF_8), null));
    }
    for (Map.Entry<String, List<Object>> header : request.getHeaders().entrySet()) {
      for (Object value : header.getValue()) {
        sent.addHeader(header.getKey(), value);
      }
    }
    // Apache counts the body itself.
    sent.removeHeaders(HttpHeaders.CONTENT_LENGTH);
    return sent;
  }

  private static ClientResponse jerseyResponse(ClientRequest request, ClassicHttpResponse reply)
      throws IOException {
    var response =
        new ClientResponse(Statuses.from(reply.getCode(), reply.getReasonPhrase()), request);
    for (Header header : reply.getHeaders()) {
      response.getHeaders().add(header.getName(), header.getValue());
    }
    HttpEntity entity = reply.getEntity();
    response.setEntityStream(
        entity == null ? InputStream.nullInputStream() : new Body(entity.getContent(), reply));
    return response;
  }

  /** An answer that is not read to its end takes its connection with it. */
  private static final class Body extends FilterInputStream {
    private final ClassicHttpResponse reply;

    Body(InputStream content, ClassicHttpResponse reply) {
      super(content);
      this.reply = reply;
    }

    @Override
    public void close() throws IOException {
      reply.close();
    }
  }

  /** In the caller's thread, as every call of this application. */
  @Override
  public Future<?> apply(ClientRequest request, AsyncConnectorCallback callback) {
    try {
      ClientResponse response = apply(request);
      callback.response(response);
      return CompletableFuture.completedFuture(response);
    } catch (ProcessingException e) {
      callback.failure(e);
      return CompletableFuture.failedFuture(e);
    }
  }

  @Override
  public String getName() {
    return "Apache HttpClient";
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      throw new ProcessingException(e);
    }
  }
}
