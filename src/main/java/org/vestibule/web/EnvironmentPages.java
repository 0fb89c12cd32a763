package org.vestibule.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vestibule.dataverse.Environment;
import org.vestibule.doctor.Problem;
import org.vestibule.session.Established;
import org.vestibule.session.Sessions;
import org.vestibule.web.UserCall.Caller;
import org.vestibule.web.UserCall.Outcome;

/** What the addresses of the environments answer to somebody who is signed in. */
final class EnvironmentPages {
  private final Sessions sessions;
  private final RecentAnswers recent;
  private final EnvironmentList environments;
  private final Comparison comparison;
  private final EnvironmentViews views;
  private final ProblemPages problems;
  private final Pages pages;
  private final SignedOutAnswers signedOut;
  private final Audit audit;

  EnvironmentPages(
      Sessions sessions,
      RecentAnswers recent,
      EnvironmentList environments,
      Comparison comparison,
      EnvironmentViews views,
      ProblemPages problems,
      Pages pages,
      SignedOutAnswers signedOut,
      Audit audit) {
    this.sessions = sessions;
    this.recent = recent;
    this.environments = environments;
    this.comparison = comparison;
    this.views = views;
    this.problems = problems;
    this.pages = pages;
    this.signedOut = signedOut;
    this.audit = audit;
  }

  /** What the caller can enter, and where he is. */
  void list(Caller caller, HttpServletResponse response, URI root)
      throws ServletException, IOException {
    Outcome<List<Environment>> outcome = environments.of(caller);
    if (outcome instanceof Outcome.Reached<List<Environment>> it) {
      show(caller, response, it.value(), Optional.empty());
    } else {
      without(caller, response, root, outcome);
    }
  }

  /** Who the caller is in each of them. */
  void compare(Caller caller, HttpServletResponse response, URI root)
      throws ServletException, IOException {
    Outcome<List<Environment>> outcome = environments.of(caller);
    if (!(outcome instanceof Outcome.Reached<List<Environment>> it)) {
      without(caller, response, root, outcome);
      return;
    }
    List<Environment> all = environments.byCurrent(it.value(), caller.established());
    List<Environment> asked = all.subList(0, Math.min(Comparison.MAX, all.size()));
    List<Comparison.Row> rows = comparison.of(caller, asked);
    Optional<Established> now = sessions.established(caller.request());
    if (now.isEmpty()) {
      signedOut.send(caller.request(), response, root, caller.page());
      return;
    }
    pages.show(
        caller.request(),
        response,
        "comparison",
        views.comparison(caller.request(), now.get(), rows, all.size() - asked.size()));
  }

  /**
   * Switches to the environment whose organization id the form names, or back to the configured
   * one, and goes on to the dashboard. Its address comes from the list alone, never from the
   * request.
   */
  void enter(Caller caller, HttpServletResponse response, URI root)
      throws ServletException, IOException {
    HttpServletRequest request = caller.request();
    if (AntiForgery.lacking(request, caller.established())) {
      audit.refused(request, response, problems, Problem.of("request.forgery", 403));
      return;
    }
    if (!parameter(request, "configured").isEmpty()) {
      select(caller, response, root, Optional.empty());
      return;
    }
    Outcome<List<Environment>> outcome = environments.of(caller);
    if (!(outcome instanceof Outcome.Reached<List<Environment>> it)) {
      without(caller, response, root, outcome);
      return;
    }
    Optional<Environment> chosen =
        EnvironmentList.enterable(it.value(), parameter(request, "organization"));
    if (chosen.isEmpty()) {
      audit.refused(request, response, problems, unknown());
    } else {
      select(caller, response, root, environments.selection(chosen.get()));
    }
  }

  private static Problem unknown() {
    return new Problem(
        "request.environment",
        404,
        Map.of(),
        Optional.of(EnvironmentList.PAGE.value()),
        Problem.Again.RETRY,
        Optional.empty());
  }

  private void select(
      Caller caller, HttpServletResponse response, URI root, Optional<URI> environment) {
    sessions.select(caller.request(), environment);
    recent.drop(caller.established().signedIn());
    Redirects.seeOther(response, URI.create(root + "/dashboard"));
  }

  /** Without the list the page says why, and where the user is. */
  private void without(
      Caller caller, HttpServletResponse response, URI root, Outcome<List<Environment>> outcome)
      throws ServletException, IOException {
    if (outcome instanceof Outcome.Failed<List<Environment>> it) {
      ProblemPages.Told told = problems.tell(caller.request(), it.problem());
      ProblemPages.status(response, it.problem());
      show(caller, response, List.of(), Optional.of(told));
    } else {
      signedOut.send(caller.request(), response, root, caller.page());
    }
  }

  private void show(
      Caller caller,
      HttpServletResponse response,
      List<Environment> list,
      Optional<ProblemPages.Told> trouble)
      throws ServletException, IOException {
    pages.show(
        caller.request(),
        response,
        "environments",
        views.list(caller.established(), list, trouble));
  }

  private static String parameter(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getParameter(name)).orElse("");
  }
}
