package org.vestibule.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.vestibule.doctor.Problem;
import org.vestibule.oauth.SignInHints;
import org.vestibule.signin.ReturnPath;

/**
 * What a link to the sign-in asks for. A hostile return path is dropped; what a portal's link gets
 * wrong is told, since it is a mistake that somebody can mend.
 *
 * @see "OpenID Connect Core 1.0, section 4"
 */
record LoginParameters(ReturnPath returnPath, SignInHints hints, Optional<Problem> problem) {
  private static final int MAX_HINT = 320;

  /**
   * Reads the parameters.
   *
   * @param root the application's address
   * @param issuer whether an {@code iss} names the configured provider
   */
  static LoginParameters of(HttpServletRequest request, URI root, Predicate<String> issuer) {
    ReturnPath returnPath =
        single(request, "return_to")
            .flatMap(ReturnPath::parse)
            .or(() -> single(request, "target_link_uri").flatMap(link -> local(root, link)))
            .orElse(ReturnPath.HOME);
    var hints =
        new SignInHints(
            single(request, "login_hint"),
            single(request, "domain_hint"),
            single(request, "prompt"));
    Optional<Problem> problem =
        check(request, "login_hint", LoginParameters::printable)
            .or(() -> check(request, "domain_hint", LoginParameters::printable))
            .or(() -> check(request, "prompt", SignInHints.PROMPTS::contains))
            .or(() -> check(request, "iss", issuer))
            .or(() -> check(request, "target_link_uri", link -> local(root, link).isPresent()));
    return new LoginParameters(returnPath, hints, problem);
  }

  /** The same wish as parameters of a link. */
  Map<String, String> parameters() {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("return_to", returnPath.value());
    hints.loginHint().ifPresent(it -> parameters.put("login_hint", it));
    hints.domainHint().ifPresent(it -> parameters.put("domain_hint", it));
    hints.prompt().ifPresent(it -> parameters.put("prompt", it));
    return parameters;
  }

  /** The path of a link into this application; of a link to its root the standard one. */
  private static Optional<ReturnPath> local(URI root, String link) {
    String prefix = root + "/";
    if (link.equals(root.toString()) || link.equals(prefix)) {
      return Optional.of(ReturnPath.HOME);
    }
    return link.startsWith(prefix)
        ? ReturnPath.parse(link.substring(prefix.length() - 1))
        : Optional.empty();
  }

  private static Optional<Problem> check(
      HttpServletRequest request, String name, Predicate<String> rule) {
    String[] values = request.getParameterValues(name);
    if (values == null || (values.length == 1 && rule.test(values[0]))) {
      return Optional.empty();
    }
    return Optional.of(
        new Problem(
            "login.parameter",
            400,
            Map.of("parameter", name),
            Optional.empty(),
            Problem.Again.HOME,
            Optional.empty()));
  }

  private static Optional<String> single(HttpServletRequest request, String name) {
    String[] values = request.getParameterValues(name);
    return values != null && values.length == 1 ? Optional.of(values[0]) : Optional.empty();
  }

  private static boolean printable(String hint) {
    return !hint.isBlank()
        && hint.length() <= MAX_HINT
        && hint.chars().noneMatch(Character::isISOControl);
  }
}
