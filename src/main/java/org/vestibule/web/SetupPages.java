package org.vestibule.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vestibule.config.Origin;
import org.vestibule.config.Reading;
import org.vestibule.config.Setting;
import org.vestibule.doctor.CheckLine;
import org.vestibule.doctor.CheckTexts;
import org.vestibule.doctor.Composition;
import org.vestibule.doctor.Composition.Cloud;
import org.vestibule.doctor.Composition.Format;
import org.vestibule.doctor.Composition.Way;
import org.vestibule.doctor.Verdict;

/** The pages of {@code /setup}: for eyes, and as plain text for programs. */
final class SetupPages {
  /** Says that a code was right, so that a cookie should have come. */
  static final String ENTERED = "entered=1";

  private static final String BACK = "back";
  private static final String ROBOTS = "noindex, nofollow";

  private final PublicAddress address;
  private final Pages pages;
  private final Pages here;
  private final Reading reading;
  private final Optional<SetupChecks> checks;

  /**
   * Pages of one installation.
   *
   * @param pages for visitors who come the way of users
   * @param here for visitors at this machine, who see the server's own context path
   * @param checks absent when the settings cannot be used
   */
  SetupPages(
      PublicAddress address,
      Pages pages,
      Pages here,
      Reading reading,
      Optional<SetupChecks> checks) {
    this.address = address;
    this.pages = pages;
    this.here = here;
    this.reading = reading;
    this.checks = checks;
  }

  /** Whether a program asks: it wants lines and no page. */
  static boolean program(HttpServletRequest request) {
    String accept = Optional.ofNullable(request.getHeader("Accept")).orElse("");
    return accept.contains("text/plain") && !accept.contains("text/html");
  }

  /** Asks for the code. */
  void closed(
      HttpServletRequest request, HttpServletResponse response, Optional<SetupGate.Entry> entry)
      throws ServletException, IOException {
    boolean wait = entry.filter(SetupGate.Entry.WAIT::equals).isPresent();
    boolean lost = ENTERED.equals(request.getQueryString()) && entry.isEmpty();
    String notice =
        lost
            ? "setup.closed.lost"
            : wait ? "setup.closed.wait" : entry.isPresent() ? "setup.closed.wrong" : "";
    show(request, response, wait ? 429 : 403, "setup-closed", new SetupClosedView(notice));
  }

  /** The page of a fresh deployment, whatever was asked for. */
  void fresh(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    SetupForm form = SetupForm.of(reading.found(), root(request).toString());
    page(request, response, lines(request, Optional.empty()), form, Optional.empty());
  }

  /** The checks, after the cookie has made its way where that can be tried. */
  void checks(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    boolean tried = checks.filter(it -> !it.elsewhere(request)).isPresent();
    boolean came = tried && cookie(request);
    if (tried && !came && request.getParameter(BACK) == null) {
      SmallCookie.set(
          response, address.secure(), CookieTestServlet.NAME, "1", CookieTestServlet.LIFE);
      response.setHeader("X-Robots-Tag", ROBOTS);
      Redirects.found(response, URI.create("setup?" + BACK + "=1"));
      return;
    }
    Optional<Boolean> result = tried ? Optional.of(came) : Optional.empty();
    SetupForm form = SetupForm.of(reading.found(), root(request).toString());
    page(request, response, lines(request, result), form, Optional.empty());
  }

  /** The composed texts, or the form with what is wrong. */
  void composed(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    SetupForm form = SetupForm.sent(name -> Optional.ofNullable(request.getParameter(name)));
    Optional<Composition> composition =
        form.errors().isEmpty() ? Optional.of(form.composition()) : Optional.empty();
    page(request, response, List.of(), form, composition);
  }

  /** One line for each check, its state first. */
  void text(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var text = new StringBuilder();
    for (CheckLine line : lines(request, Optional.empty())) {
      text.append(line.plain()).append('\n');
    }
    headers(response, 200);
    response.setContentType("text/plain;charset=UTF-8");
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(text.toString().getBytes(UTF_8));
  }

  private List<CheckLine> lines(HttpServletRequest request, Optional<Boolean> cookie) {
    Locale locale = pages.locale(request);
    List<Verdict> verdicts =
        checks
            .map(it -> it.verdicts(request, root(request), cookie))
            .orElseGet(() -> SetupChecks.problems(reading, locale));
    CheckTexts texts = CheckTexts.of(locale);
    return verdicts.stream().map(texts::line).toList();
  }

  private void page(
      HttpServletRequest request,
      HttpServletResponse response,
      List<CheckLine> lines,
      SetupForm form,
      Optional<Composition> composition)
      throws ServletException, IOException {
    var view =
        new SetupView(
            checks.isEmpty(),
            lines,
            lines.stream().filter(it -> it.state().equals("failed")).count(),
            lines.stream().filter(it -> it.state().equals("warning")).count(),
            reading.found().stream().map(SetupPages::row).toList(),
            form.fields(pages.locale(request)),
            choices(form),
            composition.map(it -> it.file(form.format())).orElse(""),
            composition.map(Composition::script).orElse(""));
    show(request, response, 200, "setup", view);
  }

  private void show(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      String name,
      Object view)
      throws ServletException, IOException {
    headers(response, status);
    (Loopback.direct(request) ? here : pages).show(request, response, name, view);
  }

  private void headers(HttpServletResponse response, int status) {
    response.setStatus(checks.isEmpty() && status == 200 ? 503 : status);
    response.setHeader("X-Robots-Tag", ROBOTS);
  }

  private static boolean cookie(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies != null
        && Arrays.stream(cookies).anyMatch(it -> it.getName().equals(CookieTestServlet.NAME));
  }

  /** The application's address, as far as this request tells; never where anything is sent to. */
  private URI root(HttpServletRequest request) {
    return address
        .root(request)
        .orElse(URI.create("https://apps.example" + request.getContextPath()));
  }

  private static SetupView.Row row(Setting setting) {
    return new SetupView.Row(
        setting.name(),
        setting.shown().orElse(""),
        setting.hidden() ? setting.length() : 0,
        origin(setting.origin()),
        setting.file().orElse(""));
  }

  private static String origin(Origin origin) {
    return switch (origin) {
      case SYSTEM_PROPERTY -> "setup.origin.system-property";
      case ENVIRONMENT -> "setup.origin.environment";
      case CONFIG_FILE -> "setup.origin.config-file";
      case DEFAULT -> "setup.origin.default";
      case NOT_SET -> "setup.origin.not-set";
    };
  }

  private static List<SetupView.Choice> choices(SetupForm form) {
    return List.of(
        choice("credential", "setup.credential", "setup.credential.", Way.values(), form.way()),
        choice("cloud", "setup.cloud", "setup.cloud.", Cloud.values(), form.cloud()),
        choice("format", "setup.format", "setup.format.", Format.values(), form.format()));
  }

  private static <E extends Enum<E>> SetupView.Choice choice(
      String name, String legend, String prefix, E[] all, E chosen) {
    return new SetupView.Choice(
        name,
        legend,
        Arrays.stream(all)
            .map(
                it ->
                    new SetupView.Option(
                        it.name(),
                        prefix + it.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        it == chosen))
            .toList());
  }
}
