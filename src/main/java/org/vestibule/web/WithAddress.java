package org.vestibule.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.vestibule.doctor.Problem;

/** A servlet that needs to know under which address its visitor sees the application. */
abstract class WithAddress extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final transient PublicAddress address;
  private final transient ProblemPages problems;
  private final transient List<String> methods;

  /**
   * A servlet for some methods; others get 405.
   *
   * @param methods {@code GET}, which includes {@code HEAD}, and {@code POST}
   */
  WithAddress(PublicAddress address, ProblemPages problems, String... methods) {
    this.address = address;
    this.problems = problems;
    this.methods = List.of(methods);
  }

  @Override
  protected final void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
    Optional<URI> root = address.root(request);
    if (!methods.contains(method)) {
      response.setHeader("Allow", String.join(", ", methods));
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    } else if (root.isEmpty()) {
      problems.show(request, response, Problem.of("config.public-url", 503));
    } else {
      serve(request, response, root.get());
    }
  }

  /** Serves a request below the root, which has no slash at its end. */
  abstract void serve(HttpServletRequest request, HttpServletResponse response, URI root)
      throws ServletException, IOException;

  final ProblemPages problems() {
    return problems;
  }
}
