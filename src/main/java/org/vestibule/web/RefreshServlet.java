package org.vestibule.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.vestibule.doctor.Problem;
import org.vestibule.session.Established;
import org.vestibule.session.Sessions;

/** {@code POST /dashboard/refresh}: the dashboard that comes next asks the environment anew. */
final class RefreshServlet extends WithAddress {
  private static final long serialVersionUID = 1;

  private final transient Sessions sessions;
  private final transient RecentAnswers recent;
  private final transient Audit audit;

  RefreshServlet(
      PublicAddress address,
      ProblemPages problems,
      Sessions sessions,
      RecentAnswers recent,
      Audit audit) {
    super(address, problems, "POST");
    this.sessions = sessions;
    this.recent = recent;
    this.audit = audit;
  }

  @Override
  void serve(HttpServletRequest request, HttpServletResponse response, URI root)
      throws ServletException, IOException {
    Optional<Established> established = sessions.established(request);
    if (established.isPresent()) {
      if (AntiForgery.lacking(request, established.get())) {
        audit.refused(request, response, problems(), Problem.of("request.forgery", 403));
        return;
      }
      recent.drop(established.get().signedIn());
    }
    Redirects.seeOther(response, URI.create(root + "/dashboard"));
  }
}
