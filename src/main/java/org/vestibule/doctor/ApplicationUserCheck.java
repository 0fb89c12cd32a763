package org.vestibule.doctor;

import java.net.URI;
import java.util.Map;
import org.vestibule.http.HttpCalls;
import org.vestibule.http.HttpFailure;
import org.vestibule.http.Reply;
import org.vestibule.oauth.AccessToken;

/**
 * Calls WhoAmI as the application. Nobody needs an application user to sign in; but an environment
 * that knows the token has the right audience.
 */
final class ApplicationUserCheck {
  private ApplicationUserCheck() {}

  static Verdict make(Installation installation, AccessToken token, HttpCalls http) {
    try {
      Reply reply =
          http.get(
              URI.create(installation.environment() + EnvironmentCheck.WEB_API + "WhoAmI"),
              Map.of("Authorization", "Bearer " + token.value().reveal()));
      return verdict(
              installation,
              switch (reply.status()) {
                case 200 -> Outcome.APPLICATION_USER_OK;
                case 403 -> Outcome.APPLICATION_USER_NONE;
                case 401 -> Outcome.APPLICATION_USER_TOKEN;
                default -> Outcome.APPLICATION_USER_UNAVAILABLE;
              })
          .with("status", String.valueOf(reply.status()));
    } catch (HttpFailure e) {
      return verdict(installation, Outcome.APPLICATION_USER_UNAVAILABLE)
          .with("status", e.kind().name());
    }
  }

  private static Verdict verdict(Installation installation, Outcome outcome) {
    return Verdict.of(Check.APPLICATION_USER, outcome)
        .with("environment", installation.environment().toString())
        .with("clientId", installation.client().id());
  }
}
