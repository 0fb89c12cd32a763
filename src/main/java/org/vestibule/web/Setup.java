package org.vestibule.web;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.vestibule.config.Reading;
import org.vestibule.config.Settings;
import org.vestibule.doctor.Installation;
import org.vestibule.doctor.Preflight;
import org.vestibule.doctor.SharedPreflight;
import org.vestibule.http.Json;
import org.vestibule.oauth.ClientAuthentication;
import org.vestibule.oauth.Randomness;

/**
 * Puts the set-up page together.
 *
 * @param gate who may see it
 * @param pages its pages
 */
record Setup(SetupGate gate, SetupPages pages) {
  /** For an installation whose settings can be used. */
  static Setup of(
      Reading reading,
      Settings settings,
      ClientAuthentication authentication,
      SetupGate gate,
      Function<PublicAddress, Pages> pages,
      Json json,
      Clock clock,
      Randomness randomness) {
    Installation installation = SetupChecks.installation(reading, settings, authentication);
    var preflight = new Preflight(installation, Preflight.TOTAL, json, clock, randomness);
    var checks =
        new SetupChecks(settings, installation, new SharedPreflight(preflight::run, clock));
    return of(new PublicAddress(settings.publicUrl()), reading, Optional.of(checks), gate, pages);
  }

  /** For an installation whose settings cannot be used. */
  static Setup of(Reading reading, SetupGate gate, Function<PublicAddress, Pages> pages) {
    return of(new PublicAddress(Optional.empty()), reading, Optional.empty(), gate, pages);
  }

  private static Setup of(
      PublicAddress address,
      Reading reading,
      Optional<SetupChecks> checks,
      SetupGate gate,
      Function<PublicAddress, Pages> pages) {
    Pages here = pages.apply(new PublicAddress(Optional.empty()));
    return new Setup(gate, new SetupPages(address, pages.apply(address), here, reading, checks));
  }

  SetupServlet servlet(ProblemPages problems) {
    return new SetupServlet(gate, pages, problems);
  }
}
