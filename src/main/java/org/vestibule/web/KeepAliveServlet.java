package org.vestibule.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.vestibule.http.Json;

/**
 * {@code GET /keep-alive}: a request that does nothing but be one, so that the session's idle time
 * begins anew. Asks neither provider nor Dataverse.
 */
final class KeepAliveServlet extends WithAddress {
  private static final long serialVersionUID = 1;

  private final transient Function<HttpServletRequest, Optional<SessionClock>> clocks;
  private final transient Json json;

  KeepAliveServlet(
      PublicAddress address,
      ProblemPages problems,
      Function<HttpServletRequest, Optional<SessionClock>> clocks,
      Json json) {
    super(address, problems, "GET");
    this.clocks = clocks;
    this.json = json;
  }

  @Override
  void serve(HttpServletRequest request, HttpServletResponse response, URI root)
      throws IOException {
    Optional<SessionClock> clock = clocks.apply(request);
    if (clock.isPresent()) {
      JsonAnswer.write(
          response, json, Map.of("idle", clock.get().idle(), "left", clock.get().left()));
    } else {
      JsonAnswer.signedOut(response, json, root);
    }
  }
}
