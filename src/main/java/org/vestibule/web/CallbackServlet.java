package org.vestibule.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.vestibule.doctor.Diagnosis;
import org.vestibule.oauth.CallbackParameters;
import org.vestibule.session.Sessions;
import org.vestibule.signin.SignIn;
import org.vestibule.signin.SignInResult;

/** {@code GET} and {@code POST /callback}: hop 4, the provider's answer. */
final class CallbackServlet extends WithAddress {
  private static final long serialVersionUID = 1;

  private final transient SignIn signIn;
  private final transient Sessions sessions;
  private final transient PostedCallbacks posted;

  CallbackServlet(
      PublicAddress address,
      ProblemPages problems,
      SignIn signIn,
      Sessions sessions,
      PostedCallbacks posted) {
    super(address, problems);
    this.signIn = signIn;
    this.sessions = sessions;
    this.posted = posted;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    withAddress(request, response);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    withAddress(request, response);
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
        signIn.complete(parameters(request), state -> sessions.take(request, state));
    if (result instanceof SignInResult.Completed completed) {
      sessions.establish(request, completed.signedIn());
      Redirects.seeOther(response, URI.create(root + completed.next().value()));
    } else {
      problems().show(request, response, Diagnosis.of(result));
    }
  }

  private CallbackParameters parameters(HttpServletRequest request) {
    return Optional.ofNullable(request.getParameter("ticket"))
        .map(ticket -> posted.take(ticket).orElse(new CallbackParameters(Map.of())))
        .orElseGet(() -> new CallbackParameters(request.getParameterMap()));
  }
}
