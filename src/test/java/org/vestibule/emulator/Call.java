package org.vestibule.emulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One request as the endpoints see it.
 *
 * @param origin where it came in
 * @param headers first values by lower-case name
 * @param form empty unless the body was {@code application/x-www-form-urlencoded}
 * @param body as text
 */
record Call(
    Origin origin,
    String method,
    String path,
    @Nullable String rawQuery,
    Params query,
    Params form,
    Map<String, String> headers,
    String body) {
  private static final int BODY_LIMIT = 1 << 20;
  private static final Pattern GUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  static Call read(HttpExchange exchange, Origin origin) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Map.Entry<String, List<String>> header : exchange.getRequestHeaders().entrySet()) {
      headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue().get(0));
    }
    String body =
        new String(exchange.getRequestBody().readNBytes(BODY_LIMIT), StandardCharsets.UTF_8);
    String type = headers.getOrDefault("content-type", "");
    boolean isForm = type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
    URI uri = exchange.getRequestURI();
    return new Call(
        origin,
        exchange.getRequestMethod(),
        uri.getPath(),
        uri.getRawQuery(),
        Params.parse(uri.getRawQuery()),
        isForm ? Params.parse(body) : Params.NONE,
        headers,
        body);
  }

  boolean isGet() {
    return method.equals("GET") || method.equals("HEAD");
  }

  boolean isPost() {
    return method.equals("POST");
  }

  /** The form of a POST, otherwise the query. */
  Params params() {
    return isPost() ? form : query;
  }

  /** The same caller asking by GET with other parameters. */
  Call asking(Params params) {
    return new Call(origin, "GET", path, null, params, Params.NONE, headers, "");
  }

  /** A call inside a batch: the same caller with headers of its own. */
  Call inside(String method, String path, @Nullable String query, Map<String, String> own) {
    return new Call(origin, method, path, query, Params.parse(query), Params.NONE, own, "");
  }

  @Nullable String header(String name) {
    return headers.get(name);
  }

  /** The value of a cookie. */
  @Nullable String cookie(String name) {
    for (String pair : headers.getOrDefault("cookie", "").split(";", -1)) {
      String trimmed = pair.strip();
      if (trimmed.startsWith(name + "=")) {
        return trimmed.substring(name.length() + 1);
      }
    }
    return null;
  }

  /** The caller's {@code client-request-id} when it is a GUID, otherwise a new one. */
  String correlation() {
    String sent = headers.get("client-request-id");
    return sent != null && GUID.matcher(sent).matches() ? sent : Random.guid();
  }

  Seen seen(int status) {
    return new Seen(method, path, query.values(), headers, form.values(), rawQuery, status);
  }
}
