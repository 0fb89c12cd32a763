package org.vestibule.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.vestibule.http.Json;
import org.vestibule.oauth.Addresses;
import org.vestibule.signin.SignIn;

/** {@code GET /login}: the way to the provider, also from a portal's link. */
final class LoginServlet extends WithAddress {
  private static final long serialVersionUID = 1;

  private final transient SignIn signIn;
  private final transient SignInRedirect redirect;
  private final transient Audit audit;
  private final transient Json json;

  LoginServlet(
      PublicAddress address,
      ProblemPages problems,
      SignIn signIn,
      SignInRedirect redirect,
      Audit audit,
      Json json) {
    super(address, problems, "GET", "POST");
    this.signIn = signIn;
    this.redirect = redirect;
    this.audit = audit;
    this.json = json;
  }

  @Override
  void serve(HttpServletRequest request, HttpServletResponse response, URI root)
      throws ServletException, IOException {
    if (FetchMetadata.noNavigation(request)) {
      // An image or script of another site must not begin a session: OWASP ASVS 5.0, 7.6.2.
      response.setStatus(HttpServletResponse.SC_FORBIDDEN);
      JsonAnswer.write(response, json, Map.of("error", "navigation_required"));
      return;
    }
    LoginParameters wish = LoginParameters.of(request, root, signIn::namedBy);
    if (wish.problem().isPresent()) {
      audit.refused(request, response, problems(), wish.problem().get());
    } else if (request.getMethod().equals("POST")) {
      // From another site it comes without the session cookie: OpenID Connect Core 1.0, section 4.
      URI login = URI.create(root + "/login");
      Redirects.seeOther(response, Addresses.withQuery(login, wish.parameters()));
    } else {
      redirect.send(request, response, root, wish.returnPath(), wish.hints(), Optional.empty());
    }
  }
}
