package org.vestibule.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.vestibule.doctor.CodeFinder;
import org.vestibule.doctor.CodeFinder.Finding;
import org.vestibule.doctor.Doctor;
import org.vestibule.doctor.Explanation;
import org.vestibule.web.HelpView.Answer;
import org.vestibule.web.HelpView.Link;

/**
 * {@code GET} and {@code POST /help}: explains a code or message that a user has copied, since whom
 * the provider blocks on a page of its own never comes back here. A link names a code; a text is
 * posted, so that it stands in no address. Neither is logged.
 */
final class HelpServlet extends WithAddress {
  private static final long serialVersionUID = 1;

  /** What users meet most; the label is what they see there. */
  private static final List<String> FREQUENT =
      List.of(
          "AADSTS50011",
          "AADSTS50105",
          "AADSTS53003",
          "AADSTS65001",
          "AADSTS7000222",
          "0x80072560");

  private final transient Pages pages;
  private final transient Doctor doctor;
  private final transient CodeFinder finder = new CodeFinder();

  HelpServlet(PublicAddress address, ProblemPages problems, Pages pages, Doctor doctor) {
    super(address, problems, "GET", "POST");
    this.pages = pages;
    this.doctor = doctor;
  }

  @Override
  void serve(HttpServletRequest request, HttpServletResponse response, URI root)
      throws ServletException, IOException {
    String asked = request.getParameter(request.getMethod().equals("POST") ? "text" : "code");
    List<Answer> answers =
        asked == null || asked.isBlank() ? List.of() : List.of(answer(request, finder.find(asked)));
    List<Link> frequent =
        FREQUENT.stream().map(it -> new Link(it, title(request, finder.find(it)))).toList();
    pages.show(
        request,
        response,
        "help",
        new HelpView(answers, frequent, problems().antiForgery(request)));
  }

  private Answer answer(HttpServletRequest request, Finding finding) {
    return new Answer(
        explain(request, finding), finding.known(), ProblemPages.support(finding.facts()));
  }

  private String title(HttpServletRequest request, Finding finding) {
    return doctor.explain(finding.code(), finding.facts(), pages.locale(request)).title();
  }

  private Explanation explain(HttpServletRequest request, Finding finding) {
    return problems().explain(request, finding.code(), finding.facts());
  }
}
