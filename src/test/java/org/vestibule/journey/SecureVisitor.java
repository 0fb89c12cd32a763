package org.vestibule.journey;

import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Keeps cookies as a browser does, trusts this nginx alone, and follows no redirect. */
final class SecureVisitor {
  private final HttpClient http;

  SecureVisitor(Nginx nginx) {
    http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(nginx.trust())
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .build();
  }

  Hop get(URI uri, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(uri);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(uri, request);
  }

  Hop post(URI uri, Map<String, String> form) throws Exception {
    String body =
        form.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        uri,
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body)));
  }

  private Hop send(URI uri, HttpRequest.Builder request) throws Exception {
    var response =
        http.send(request.timeout(Duration.ofSeconds(20)).build(), BodyHandlers.ofString());
    return new Hop(uri, response.statusCode(), response.headers(), response.body());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
