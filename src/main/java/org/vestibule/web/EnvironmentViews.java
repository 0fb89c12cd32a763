package org.vestibule.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.vestibule.dataverse.Environment;
import org.vestibule.dataverse.WhoAmI;
import org.vestibule.session.Established;
import org.vestibule.web.UserCall.Answer;
import org.vestibule.web.UserCall.Outcome;

/** Makes the views of the environments. */
final class EnvironmentViews {
  private final TokenSlots slots;
  private final ProblemPages problems;

  EnvironmentViews(TokenSlots slots, ProblemPages problems) {
    this.slots = slots;
    this.problems = problems;
  }

  EnvironmentsView list(
      Established established, List<Environment> list, Optional<ProblemPages.Told> trouble) {
    URI current = slots.current(established);
    return new EnvironmentsView(
        established.antiForgery().reveal(),
        list.stream()
            .filter(it -> TokenSlots.same(it.url(), current))
            .map(Environment::friendlyName)
            .findFirst()
            .orElse(current.toString()),
        current.toString(),
        !TokenSlots.same(current, slots.configured()),
        slots.configured().toString(),
        // What cannot be entered comes last; the order of the names stays otherwise.
        list.stream()
            .sorted(Comparator.comparing(it -> !it.enabled()))
            .map(it -> row(it, current))
            .toList(),
        trouble);
  }

  private static EnvironmentsView.Row row(Environment it, URI current) {
    return new EnvironmentsView.Row(
        it.organizationId().toString(),
        it.friendlyName(),
        it.url().toString(),
        it.region(),
        typeKey(it.type()),
        it.version(),
        TokenSlots.same(it.url(), current),
        it.enabled());
  }

  private static String typeKey(Environment.Type type) {
    return switch (type) {
      case PRODUCTION -> "environments.type.production";
      case SANDBOX -> "environments.type.sandbox";
      case TRIAL -> "environments.type.trial";
      case DEFAULT -> "environments.type.default";
      case DEVELOPER -> "environments.type.developer";
      case TEAMS -> "environments.type.teams";
      case OTHER -> "environments.type.other";
    };
  }

  /**
   * The comparison.
   *
   * @param left how many environments were left out
   */
  ComparisonView comparison(
      HttpServletRequest request, Established established, List<Comparison.Row> rows, int left) {
    URI current = slots.current(established);
    return new ComparisonView(
        established.antiForgery().reveal(),
        rows.stream().map(it -> row(request, it, current)).toList(),
        left,
        rows.stream().anyMatch(it -> it.outcome() instanceof Outcome.SignedOut));
  }

  private ComparisonView.Row row(HttpServletRequest request, Comparison.Row row, URI current) {
    Environment environment = row.environment();
    String name = environment.friendlyName();
    String url = environment.url().toString();
    boolean here = TokenSlots.same(environment.url(), current);
    if (row.outcome() instanceof Outcome.Reached<Answer<WhoAmI>> it) {
      WhoAmI ids = it.value().value();
      return new ComparisonView.Row(
          name,
          url,
          here,
          ids.userId().toString(),
          ids.businessUnitId().toString(),
          ids.organizationId().toString(),
          "",
          "",
          "");
    }
    if (row.outcome() instanceof Outcome.Failed<Answer<WhoAmI>> it) {
      ProblemPages.Told told = problems.tell(request, it.problem());
      return new ComparisonView.Row(
          name, url, here, "", "", "", told.explanation().title(), told.code(), told.reference());
    }
    return new ComparisonView.Row(name, url, here, "", "", "", "", "", "");
  }
}
