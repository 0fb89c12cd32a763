package org.vestibule.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vestibule.dataverse.Preferences;
import org.vestibule.dataverse.Profile;
import org.vestibule.dataverse.ServedCall;
import org.vestibule.dataverse.SettingsCodes;
import org.vestibule.dataverse.UserRow;
import org.vestibule.dataverse.WhoAmI;
import org.vestibule.doctor.Chain;
import org.vestibule.http.Json;
import org.vestibule.oauth.TokenFacts;
import org.vestibule.signin.SignedIn;
import org.vestibule.telemetry.EventLog;
import org.vestibule.web.DashboardView.Access;
import org.vestibule.web.DashboardView.Age;
import org.vestibule.web.DashboardView.Name;
import org.vestibule.web.DashboardView.Person;
import org.vestibule.web.DashboardView.Until;

/** Makes the dashboard's view. */
final class DashboardViews {
  private static final EventLog LOG = EventLog.of("org.vestibule.page");

  private final Json json;
  private final boolean environments;
  private final Duration maxAge;
  private final About about;
  private final Clock clock;
  private final References references;

  /**
   * Views of one installation.
   *
   * @param environments whether there is a list of environments to choose from
   * @param maxAge of a session
   */
  DashboardViews(
      Json json,
      boolean environments,
      Duration maxAge,
      About about,
      Clock clock,
      References references) {
    this.json = json;
    this.environments = environments;
    this.maxAge = maxAge;
    this.about = about;
    this.clock = clock;
    this.references = references;
  }

  DashboardView of(WhoAmICall.Outcome.Known known, Locale locale) {
    SignedIn signedIn = known.established().signedIn();
    Profile profile = known.profile();
    Optional<ZoneId> zone =
        profile.preferences().flatMap(Preferences::timeZoneCode).flatMap(SettingsCodes::zone);
    var formats = Formats.of(locale, zone.orElse(Formats.UTC));
    TokenFacts token = facts(signedIn);
    WhoAmI whoAmI = known.whoAmI();
    String reference = references.next();
    List<Fact> support = new SupportFacts(about, clock.instant()).of(known, token, reference);
    LOG.write(
        level(known.calls()),
        "page",
        () -> {
          var fields = new LinkedHashMap<String, String>();
          fields.put("reference", reference);
          fields.put(
              "calls",
              known.calls().stream().map(ServedCall::line).collect(Collectors.joining(", ")));
          return fields;
        });
    return new DashboardView(
        person(signedIn, profile.user(), formats),
        EnvironmentFacts.of(known.environment(), profile, formats),
        environments,
        profile
            .roles()
            .map(
                all ->
                    all.stream()
                        .map(it -> new Name(it.name(), it.direct() ? "role.direct" : "role.team"))
                        .toList()),
        profile
            .teams()
            .map(all -> all.stream().map(it -> new Name(it.name(), "team." + it.kind())).toList()),
        List.of(
            Fact.code("dashboard.user-id", whoAmI.userId().toString()),
            Fact.code("dashboard.business-unit-id", whoAmI.businessUnitId().toString()),
            Fact.code("dashboard.organization-id", whoAmI.organizationId().toString())),
        new TokenWords(formats).of(token),
        access(signedIn, formats),
        json(whoAmI),
        CallTimes.of(known.calls(), formats),
        EnvironmentFacts.budget(known.budget(), formats),
        Chain.whole(),
        support,
        age(known.asked(), formats),
        formats.text(zone.isPresent() ? "zone.yours" : "zone.unknown", formats.zoneName()),
        known.established().antiForgery().reveal());
  }

  /** What went as it should stands on the page itself, and would be most of what is logged. */
  private static System.Logger.Level level(List<ServedCall> calls) {
    return calls.stream().anyMatch(ServedCall::troubled)
        ? System.Logger.Level.INFO
        : System.Logger.Level.DEBUG;
  }

  /** Read anew for each page: kept, they would be an eighth of what a session takes. */
  private TokenFacts facts(SignedIn signedIn) {
    return signedIn
        .tokens()
        .idToken()
        .flatMap(it -> TokenFacts.read(it, json))
        .orElse(TokenFacts.NONE);
  }

  private static Person person(SignedIn signedIn, Optional<UserRow> row, Formats formats) {
    String name =
        row.map(UserRow::fullName).filter(it -> !it.isBlank()).orElse(signedIn.user().name());
    var facts = new ArrayList<Fact>();
    facts.add(Fact.text("dashboard.account", signedIn.user().account()));
    if (row.isPresent()) {
      facts.add(Fact.text("dashboard.mail", row.get().mail()));
      facts.add(Fact.text("dashboard.job-title", row.get().jobTitle()));
      facts.add(Fact.text("dashboard.business-unit", row.get().businessUnit()));
      facts.add(Fact.message("dashboard.access-mode", "mode." + row.get().accessMode()));
    } else {
      facts.add(Fact.hidden("dashboard.mail"));
      facts.add(Fact.hidden("dashboard.job-title"));
      facts.add(Fact.hidden("dashboard.business-unit"));
    }
    return new Person(name, formats.text("dashboard.heading", name), Initials.of(name), facts);
  }

  private Access access(SignedIn signedIn, Formats formats) {
    Instant until = signedIn.tokens().accessToken().expiresAt();
    Duration left = Duration.between(clock.instant(), until);
    boolean renewable = signedIn.tokens().refreshToken().isPresent();
    return new Access(
        new Until(
            formats.left(left),
            Math.max(0, left.toSeconds()),
            formats.time(until),
            Formats.iso(until)),
        List.of(
            Fact.codes("access.scopes", signedIn.tokens().scope()),
            Fact.message("access.renewal", renewable ? "access.renewed" : "access.not-renewed"),
            formats.time("access.since", signedIn.since()),
            formats.time("access.session-end", signedIn.since().plus(maxAge))));
  }

  private Age age(Instant asked, Formats formats) {
    long seconds = Math.max(0, Duration.between(asked, clock.instant()).toSeconds());
    return new Age(formats.text("age.of", seconds), Formats.iso(asked));
  }

  /** As the Web API writes it. */
  private static String json(WhoAmI whoAmI) {
    return "{\n  \"BusinessUnitId\": \""
        + whoAmI.businessUnitId()
        + "\",\n  \"UserId\": \""
        + whoAmI.userId()
        + "\",\n  \"OrganizationId\": \""
        + whoAmI.organizationId()
        + "\"\n}";
  }
}
