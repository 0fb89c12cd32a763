package org.vestibule.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.vestibule.doctor.Chain;
import org.vestibule.doctor.Doctor;
import org.vestibule.doctor.Explanation;
import org.vestibule.doctor.Problem;
import org.vestibule.http.Form;
import org.vestibule.http.Json;
import org.vestibule.session.Established;
import org.vestibule.telemetry.EventLog;
import org.vestibule.web.ProblemView.Detail;
import org.vestibule.web.ProblemView.Wait;

/**
 * Shows a problem: a page that explains it, and a log line with the same reference number. Neither
 * holds a secret or a text of a provider.
 */
final class ProblemPages {
  private static final EventLog LOG = EventLog.of("org.vestibule.problem");

  /** Problems whose usual cause is a cookie that does not come back. */
  private static final Set<String> COOKIE_SUSPECTS = Set.of("signin.loop", "signin.no-pending");

  /** Labels, and the facts that stand beside them. */
  private static final List<Detail> SUPPORT =
      List.of(
          new Detail("problem.provider-code", "providerCode"),
          new Detail("problem.trace", "trace"),
          new Detail("problem.correlation", "correlation"),
          new Detail("problem.provider-time", "timestamp"),
          new Detail("problem.request-id", "requestId"),
          new Detail("problem.own-request-id", "clientRequestId"));

  private final Pages pages;
  private final PublicAddress address;
  private final Doctor doctor;
  private final Json json;
  private final Function<HttpServletRequest, Optional<Established>> session;
  private final Map<String, String> installation;
  private final Clock clock;
  private final References references;

  /**
   * Pages of one installation.
   *
   * @param session the signed-in one, for the sign-out button: a user whom Dynamics 365 refuses
   *     must be able to come back as somebody else
   * @param installation facts about it that explanations may show: {@code clientId}, {@code
   *     environment}, {@code scope}, {@code tenant}
   */
  ProblemPages(
      Pages pages,
      PublicAddress address,
      Doctor doctor,
      Json json,
      Function<HttpServletRequest, Optional<Established>> session,
      Map<String, String> installation,
      Clock clock,
      References references) {
    this.pages = pages;
    this.address = address;
    this.doctor = doctor;
    this.json = json;
    this.session = session;
    this.installation = Map.copyOf(installation);
    this.clock = clock;
    this.references = references;
  }

  /**
   * Answers with the page.
   *
   * @return the reference number on it
   */
  String show(HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws ServletException, IOException {
    return show(request, response, problem, List.of());
  }

  /** Answers with the page and a table of settings. */
  String show(
      HttpServletRequest request,
      HttpServletResponse response,
      Problem problem,
      List<Detail> settings)
      throws ServletException, IOException {
    String reference = log(request, problem);
    var details = new ArrayList<Detail>();
    details.add(new Detail("problem.reference", reference));
    details.add(new Detail("problem.code", problem.code()));
    details.add(new Detail("problem.time", Formats.iso(clock.instant())));
    details.addAll(support(problem.facts()));
    var view =
        new ProblemView(
            explain(request, problem.code(), problem.facts()),
            reference,
            Chain.of(problem),
            waiting(request, problem),
            details,
            settings,
            antiForgery(request),
            COOKIE_SUSPECTS.contains(problem.code()),
            action(request, problem),
            switch (problem.again()) {
              case SIGN_IN -> "problem.again";
              case RETRY -> "problem.retry";
              case HOME -> "problem.home";
            });
    status(response, problem);
    pages.show(request, response, "problem", view);
    return reference;
  }

  /** A problem, explained and logged under a reference number. */
  public record Told(Explanation explanation, String code, String reference) {}

  /** Logs and explains a problem, for a page that shows more than the problem. */
  Told tell(HttpServletRequest request, Problem problem) {
    return new Told(
        explain(request, problem.code(), problem.facts()), problem.code(), log(request, problem));
  }

  /** Answers with JSON, for callers that are not navigations. */
  void showJson(HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    String reference = log(request, problem);
    Explanation explanation = explain(request, problem.code(), problem.facts());
    status(response, problem);
    pages.tellLanguage(request, response);
    JsonAnswer.write(
        response,
        json,
        Map.of(
            "error", problem.code(),
            "title", explanation.title(),
            "detail", explanation.what(),
            "remedy", explanation.how(),
            "reference", reference));
  }

  private Optional<Wait> waiting(HttpServletRequest request, Problem problem) {
    boolean again = problem.again() == Problem.Again.RETRY && request.getMethod().equals("GET");
    return problem
        .retryAfter()
        .map(
            wait -> {
              Instant then = clock.instant().plus(wait);
              return new Wait(
                  Formats.of(pages.locale(request), Formats.UTC).clock(then),
                  Formats.iso(then),
                  wait.toSeconds(),
                  again);
            });
  }

  /** Sets the status of a problem, and when to come back. */
  static void status(HttpServletResponse response, Problem problem) {
    response.setStatus(problem.status());
    problem
        .retryAfter()
        .ifPresent(wait -> response.setHeader("Retry-After", String.valueOf(wait.toSeconds())));
  }

  private String log(HttpServletRequest request, Problem problem) {
    String reference = references.next();
    LOG.write(
        problem.status() >= 500 ? System.Logger.Level.WARNING : System.Logger.Level.INFO,
        "problem",
        () -> {
          var fields = new LinkedHashMap<String, String>();
          fields.put("reference", reference);
          fields.put("code", problem.code());
          fields.put("status", String.valueOf(problem.status()));
          fields.put("path", OneLine.of(asked(request)));
          new TreeMap<>(problem.facts())
              .forEach((name, value) -> fields.put("fact." + name, OneLine.of(value)));
          return fields;
        });
    return reference;
  }

  /** The path that was asked for, also where the server has passed the request on. */
  private static String asked(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri
        ? uri
        : request.getRequestURI();
  }

  /** Explains a code to this visitor, with what the installation and the session know. */
  Explanation explain(HttpServletRequest request, String code, Map<String, String> problem) {
    var facts = new HashMap<>(installation);
    facts.put(
        "redirectUri", address.root(request).map(root -> root + "/callback").orElse("/callback"));
    facts.put("home", address.root(request).map(root -> root + "/").orElse("/"));
    session.apply(request).ifPresent(it -> facts.put("user", it.signedIn().user().account()));
    facts.putAll(problem);
    return doctor.explain(code, facts, pages.locale(request));
  }

  /** For the sign-out button; empty when nobody is signed in. */
  String antiForgery(HttpServletRequest request) {
    return session.apply(request).map(it -> it.antiForgery().reveal()).orElse("");
  }

  private String action(HttpServletRequest request, Problem problem) {
    String base = address.base(request);
    String next = problem.next().orElse("/");
    return switch (problem.again()) {
      case SIGN_IN -> base + "/login?return_to=" + Form.encode(next);
      case RETRY -> base + next;
      case HOME -> base + "/";
    };
  }

  /** The other side's own names for the failure, in the order in which its support asks. */
  static List<Detail> support(Map<String, String> facts) {
    return SUPPORT.stream()
        .filter(row -> !facts.getOrDefault(row.value(), "").isEmpty())
        .map(row -> new Detail(row.key(), facts.getOrDefault(row.value(), "")))
        .toList();
  }
}
