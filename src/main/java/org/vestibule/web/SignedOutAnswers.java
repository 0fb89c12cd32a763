package org.vestibule.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.vestibule.doctor.Problem;
import org.vestibule.http.Form;
import org.vestibule.http.Json;
import org.vestibule.signin.ReturnPath;

/** What a page that needs a signed-in user answers when nobody is. */
final class SignedOutAnswers {
  private final LoopBreaker loops;
  private final ProblemPages problems;
  private final Json json;

  SignedOutAnswers(LoopBreaker loops, ProblemPages problems, Json json) {
    this.loops = loops;
    this.problems = problems;
    this.json = json;
  }

  /** The way to the sign-in and back to this very page. */
  void send(HttpServletRequest request, HttpServletResponse response, URI root, ReturnPath here)
      throws ServletException, IOException {
    if (FetchMetadata.noNavigation(request)) {
      // A redirect to the provider would end a script's call in an error of CORS.
      JsonAnswer.signedOut(response, json, root);
    } else if (loops.circling(request, response)) {
      problems.show(request, response, Problem.of("signin.loop", 400));
    } else {
      String returnTo = Form.encode(here.value()).replace("%2F", "/");
      Redirects.found(response, URI.create(root + "/login?return_to=" + returnTo));
    }
  }
}
