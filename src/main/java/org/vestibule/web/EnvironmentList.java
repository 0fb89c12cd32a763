package org.vestibule.web;

import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.vestibule.dataverse.Environment;
import org.vestibule.dataverse.GlobalDiscovery;
import org.vestibule.doctor.Diagnosis;
import org.vestibule.session.Established;
import org.vestibule.signin.ReturnPath;

/**
 * The environments that a user can enter, as Global Discovery tells them. No other address than one
 * of its list, and the configured one, is ever sent a token.
 */
final class EnvironmentList {
  /** The page that shows it. */
  static final ReturnPath PAGE = new ReturnPath("/environments");

  private final UserCall calls;
  private final GlobalDiscovery discovery;
  private final TokenSlots slots;

  EnvironmentList(UserCall calls, GlobalDiscovery discovery, TokenSlots slots) {
    this.calls = calls;
    this.discovery = discovery;
    this.slots = slots;
  }

  UserCall.Outcome<List<Environment>> of(UserCall.Caller caller) {
    var ask =
        new UserCall.Ask<>(
            discovery.service(),
            discovery::environments,
            refused -> Diagnosis.discovery(refused, caller.page()),
            unavailable -> Diagnosis.discovery(unavailable, caller.page()));
    return calls.make(caller, ask).then(answer -> new UserCall.Outcome.Reached<>(answer.value()));
  }

  /** The one of an organization id, when the user can enter it. */
  static Optional<Environment> enterable(List<Environment> list, String organizationId) {
    return list.stream()
        .filter(Environment::enabled)
        .filter(it -> it.organizationId().toString().equalsIgnoreCase(organizationId))
        .findFirst();
  }

  /** Those that can be entered, the one that the session is in first. */
  List<Environment> byCurrent(List<Environment> list, Established established) {
    URI current = slots.current(established);
    return list.stream()
        .filter(Environment::enabled)
        .sorted(Comparator.comparing(it -> !TokenSlots.same(it.url(), current)))
        .toList();
  }

  /** What a session keeps of an environment that its user has chosen: nothing of the configured. */
  Optional<URI> selection(Environment environment) {
    return TokenSlots.same(environment.url(), slots.configured())
        ? Optional.empty()
        : Optional.of(environment.url());
  }
}
