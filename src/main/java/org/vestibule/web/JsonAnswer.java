package org.vestibule.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.vestibule.http.Json;

/** An answer for programs. */
final class JsonAnswer {
  private JsonAnswer() {}

  static void write(HttpServletResponse response, Json json, Object value) throws IOException {
    response.setContentType("application/json;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(json.write(value).getBytes(UTF_8));
  }

  /** 401, with the address of the sign-in, for callers that cannot follow a redirect to it. */
  static void signedOut(HttpServletResponse response, Json json, URI root) throws IOException {
    response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    write(response, json, Map.of("error", "login_required", "login", root + "/login"));
  }
}
