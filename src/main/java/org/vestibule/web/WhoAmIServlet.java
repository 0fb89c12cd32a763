package org.vestibule.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.vestibule.http.Json;
import org.vestibule.signin.ReturnPath;

/**
 * {@code GET /whoami}: the answer for scripts of the same origin, always asked anew. Never a
 * redirect.
 */
final class WhoAmIServlet extends WithAddress {
  private static final long serialVersionUID = 1;

  private final transient WhoAmICall whoAmI;
  private final transient Json json;

  WhoAmIServlet(PublicAddress address, ProblemPages problems, WhoAmICall whoAmI, Json json) {
    super(address, problems, "GET");
    this.whoAmI = whoAmI;
    this.json = json;
  }

  @Override
  void serve(HttpServletRequest request, HttpServletResponse response, URI root)
      throws IOException {
    WhoAmICall.Outcome outcome = whoAmI.makeAnew(request, ReturnPath.HOME);
    if (outcome instanceof WhoAmICall.Outcome.Known known) {
      JsonAnswer.write(response, json, WhoAmIJson.of(known));
    } else if (outcome instanceof WhoAmICall.Outcome.Failed failed) {
      problems().showJson(request, response, failed.problem());
    } else {
      JsonAnswer.signedOut(response, json, root);
    }
  }
}
