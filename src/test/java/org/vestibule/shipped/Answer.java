package org.vestibule.shipped;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a server answered; the names of headers are in lower case. */
public record Answer(URI uri, int status, Map<String, List<String>> headers, String body) {
  static Answer of(URI uri, HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    try (InputStream body =
        status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
      return new Answer(
          uri,
          status,
          connection.getHeaderFields().entrySet().stream()
              // The status line has no name.
              .filter(it -> it.getKey() != null)
              .collect(
                  Collectors.toMap(
                      it -> it.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue)),
          body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  List<String> all(String header) {
    return headers.getOrDefault(header, List.of());
  }

  /** Where a redirect leads. */
  URI location() {
    if (all("location").isEmpty()) {
      throw new AssertionError("no redirect: " + status + " " + uri + "\n" + body);
    }
    return uri.resolve(all("location").get(0));
  }
}
