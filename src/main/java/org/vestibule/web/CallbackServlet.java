package org.vestibule.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.vestibule.signin.SignIn;
import org.vestibule.signin.SignInResult;

/** {@code GET} and {@code POST /callback}: hop 4, the provider's answer. */
final class CallbackServlet extends WithAddress {
  private static final long serialVersionUID = 1;

  private final transient SignIn signIn;
  private final transient CallbackAnswers answers;
  private final transient PostedCallbacks posted;

  CallbackServlet(
      PublicAddress address,
      ProblemPages problems,
      SignIn signIn,
      CallbackAnswers answers,
      PostedCallbacks posted) {
    super(address, problems, "GET", "POST");
    this.signIn = signIn;
    this.answers = answers;
    this.posted = posted;
  }

  @Override
  void serve(HttpServletRequest request, HttpServletResponse response, URI root)
      throws ServletException, IOException {
    if (request.getMethod().equals("POST")) {
      String ticket = posted.keep(request.getParameterMap()).orElse("");
      Redirects.seeOther(response, URI.create(root + "/callback?ticket=" + ticket));
      return;
    }
    SignInResult result =
        signIn.complete(posted.parameters(request), state -> answers.take(request, state));
    answers.send(request, response, root, result);
  }
}
