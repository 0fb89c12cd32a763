package org.vestibule.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.vestibule.doctor.Problem;

/** A servlet that needs to know under which address its visitor sees the application. */
abstract class WithAddress extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final transient PublicAddress address;
  private final transient ProblemPages problems;

  WithAddress(PublicAddress address, ProblemPages problems) {
    this.address = address;
    this.problems = problems;
  }

  /** Answers 503 when the address is not known, else hands over to {@link #serve}. */
  final void withAddress(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Optional<URI> root = address.root(request);
    if (root.isEmpty()) {
      problems.show(request, response, Problem.of("config.public-url", 503));
      return;
    }
    serve(request, response, root.get());
  }

  /** Serves a request below the root, which has no slash at its end. */
  abstract void serve(HttpServletRequest request, HttpServletResponse response, URI root)
      throws ServletException, IOException;

  final ProblemPages problems() {
    return problems;
  }
}
