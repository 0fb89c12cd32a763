package org.vestibule.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.vestibule.doctor.Diagnosis;
import org.vestibule.doctor.Problem;
import org.vestibule.session.Sessions;
import org.vestibule.signin.BeginResult;
import org.vestibule.signin.SignIn;

/** {@code GET /login}: hop 2, the way to the provider. */
final class LoginServlet extends WithAddress {
  private static final long serialVersionUID = 1;

  private final transient SignIn signIn;
  private final transient Sessions sessions;

  LoginServlet(PublicAddress address, ProblemPages problems, SignIn signIn, Sessions sessions) {
    super(address, problems);
    this.signIn = signIn;
    this.sessions = sessions;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    withAddress(request, response);
  }

  @Override
  void serve(HttpServletRequest request, HttpServletResponse response, URI root)
      throws ServletException, IOException {
    LoginParameters wish = LoginParameters.of(request);
    if (wish.problem().isPresent()) {
      problems().show(request, response, wish.problem().get());
      return;
    }
    BeginResult result =
        signIn.begin(wish.returnPath(), wish.hints(), URI.create(root + "/callback"));
    if (result instanceof BeginResult.Redirect redirect) {
      sessions.remember(request, redirect.pending());
      Redirects.found(response, redirect.location());
    } else if (result instanceof BeginResult.Unavailable unavailable) {
      Problem problem = Diagnosis.provider(unavailable.failure(), wish.returnPath());
      problems().show(request, response, problem);
    }
  }
}
