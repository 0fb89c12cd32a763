package org.vestibule.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.vestibule.doctor.Problem;
import org.vestibule.oauth.SignInHints;
import org.vestibule.signin.ReturnPath;

/**
 * What a link to the sign-in asks for. A hostile return path is dropped; a hint that cannot be
 * passed on is told, since it is a mistake in a portal's link.
 */
record LoginParameters(ReturnPath returnPath, SignInHints hints, Optional<Problem> problem) {
  private static final int MAX_HINT = 320;

  static LoginParameters of(HttpServletRequest request) {
    ReturnPath returnPath =
        single(request, "return_to").flatMap(ReturnPath::parse).orElse(ReturnPath.HOME);
    var hints =
        new SignInHints(
            single(request, "login_hint"),
            single(request, "domain_hint"),
            single(request, "prompt"));
    Optional<Problem> problem =
        check(request, "login_hint", LoginParameters::printable)
            .or(() -> check(request, "domain_hint", LoginParameters::printable))
            .or(() -> check(request, "prompt", SignInHints.PROMPTS::contains));
    return new LoginParameters(returnPath, hints, problem);
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
