package org.vestibule.doctor;

import java.net.URI;
import java.util.Map;
import org.vestibule.http.HttpCalls;
import org.vestibule.http.HttpFailure;

/**
 * Calls Global Discovery without a token; its challenge shows that it can be reached.
 *
 * @see "Discover user organizations" (Dataverse)
 */
final class DiscoveryCheck {
  private static final String PATH = "/api/discovery/v2.0/Instances";

  private DiscoveryCheck() {}

  static Verdict make(Installation installation, HttpCalls http) {
    if (!installation.environments()) {
      return Verdict.of(Check.DISCOVERY, Outcome.DISCOVERY_OFF);
    }
    if (installation.discovery().isEmpty()) {
      return Verdict.of(Check.DISCOVERY, Outcome.DISCOVERY_NONE)
          .with("environment", installation.environment().toString());
    }
    URI service = URI.create(installation.discovery().get() + PATH);
    try {
      int status = http.get(service, Map.of()).status();
      return verdict(service, status == 401 ? Outcome.DISCOVERY_OK : Outcome.DISCOVERY_OTHER)
          .with("status", String.valueOf(status));
    } catch (HttpFailure e) {
      return Reached.not(verdict(service, Outcome.DISCOVERY_UNREACHABLE), e);
    }
  }

  private static Verdict verdict(URI service, Outcome outcome) {
    return Verdict.of(Check.DISCOVERY, outcome).with("uri", service.toString());
  }
}
