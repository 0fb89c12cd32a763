package org.vestibule.web;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.vestibule.dataverse.WhoAmI;
import org.vestibule.signin.SignedIn;

/** Makes the dashboard's view. */
final class DashboardViews {
  private final DateTimeFormatter time;

  DashboardViews(Locale locale) {
    this.time =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(locale)
            .withZone(ZoneOffset.UTC);
  }

  DashboardView of(WhoAmICall.Outcome.Known known) {
    SignedIn signedIn = known.established().signedIn();
    WhoAmI whoAmI = known.whoAmI();
    Instant until = signedIn.tokens().accessToken().expiresAt();
    return new DashboardView(
        signedIn.user().name(),
        signedIn.user().account(),
        known.environment().toString(),
        whoAmI.userId().toString(),
        whoAmI.businessUnitId().toString(),
        whoAmI.organizationId().toString(),
        time.format(until) + " UTC",
        until.toString(),
        signedIn.tokens().refreshToken().isPresent(),
        known.established().antiForgery().reveal());
  }
}
