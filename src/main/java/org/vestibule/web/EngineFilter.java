package org.vestibule.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.vestibule.doctor.Problem;
import org.vestibule.doctor.Problem.Again;
import org.vestibule.session.Engine;
import org.vestibule.session.EngineUnavailable;
import org.vestibule.session.Established;
import org.vestibule.telemetry.EventLog;

/**
 * Says that the engine does not answer, instead of treating anybody as signed out: a user who comes
 * back later has his session.
 */
final class EngineFilter extends HttpFilter {
  private static final long serialVersionUID = 1;
  private static final EventLog LOG = EventLog.of("org.vestibule.engine");
  private static final Duration WAIT = Duration.ofSeconds(5);

  /** They need no session; probes must not wait for what they report. */
  private static final Set<String> WITHOUT = Set.of("/assets", "/health", "/metrics");

  /** Pages that can be opened again as they are. */
  private static final Set<String> AGAIN = Set.of("/dashboard", "/environments");

  private final transient Engine engine;
  private final transient ProblemPages problems;

  EngineFilter(Engine engine, ProblemPages problems) {
    this.engine = engine;
    this.problems = problems;
  }

  /**
   * Nobody while the engine does not answer, for pages that must come all the same. A server whose
   * session store is away fails in ways of its own.
   */
  static Function<HttpServletRequest, Optional<Established>> orNobody(
      Function<HttpServletRequest, Optional<Established>> sessions) {
    return request -> {
      try {
        return sessions.apply(request);
      } catch (RuntimeException e) {
        return Optional.empty();
      }
    };
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      // A server whose session store does not answer says that there is no such session.
      if (!WITHOUT.contains(request.getServletPath())
          && request.getRequestedSessionId() != null
          && !request.isRequestedSessionIdValid()) {
        engine.check();
      }
      chain.doFilter(request, response);
    } catch (RuntimeException e) {
      if (response.isCommitted() || !engineIsAway(e)) {
        throw e;
      }
      LOG.write(System.Logger.Level.WARNING, "engine", Places.of(e));
      response.resetBuffer();
      tell(request, response);
      // Now, since a server that cannot write its sessions would spoil the answer afterwards.
      response.flushBuffer();
    }
  }

  /** A server whose session store does not answer may also fail in any way of its own. */
  private boolean engineIsAway(RuntimeException failure) {
    try {
      if (!(failure instanceof EngineUnavailable)) {
        engine.check();
      }
      return failure instanceof EngineUnavailable;
    } catch (EngineUnavailable e) {
      return true;
    }
  }

  private void tell(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    Problem problem = problem(request);
    String accepted = Optional.ofNullable(request.getHeader("Accept")).orElse("");
    if (FetchMetadata.noNavigation(request) || !accepted.contains("text/html")) {
      problems.showJson(request, response, problem);
    } else {
      problems.show(request, response, problem);
    }
  }

  private static Problem problem(HttpServletRequest request) {
    boolean again = request.getMethod().equals("GET") && AGAIN.contains(request.getServletPath());
    return new Problem(
        "engine.unavailable",
        HttpServletResponse.SC_SERVICE_UNAVAILABLE,
        Map.of(),
        again ? Optional.of(request.getServletPath()) : Optional.empty(),
        again ? Again.RETRY : Again.HOME,
        Optional.of(WAIT));
  }
}
