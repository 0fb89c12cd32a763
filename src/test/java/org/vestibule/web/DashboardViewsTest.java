package org.vestibule.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.web.SampleDashboard.FULL;
import static org.vestibule.web.SampleDashboard.NOW;
import static org.vestibule.web.SampleDashboard.ORGANIZATION;
import static org.vestibule.web.SampleDashboard.UNIT;
import static org.vestibule.web.SampleDashboard.USER;
import static org.vestibule.web.SampleDashboard.known;
import static org.vestibule.web.SampleDashboard.views;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.dataverse.Organization;
import org.vestibule.dataverse.Preferences;
import org.vestibule.dataverse.Profile;
import org.vestibule.dataverse.ServedCall;
import org.vestibule.dataverse.Team;
import org.vestibule.http.Secret;
import org.vestibule.oauth.Tokens;
import org.vestibule.session.Established;
import org.vestibule.signin.SignedIn;
import org.vestibule.telemetry.LogLines;
import org.vestibule.web.DashboardView.Name;

class DashboardViewsTest {
  private final DashboardViews views = views();

  private DashboardView of(Profile profile, Locale locale) {
    return views.of(known(profile, Optional.of(new Secret("refresh-secret"))), locale);
  }

  private static String value(List<Fact> facts, String label) {
    return facts.stream()
        .filter(it -> it.label().equals(label))
        .map(it -> it.kind() + " " + it.value())
        .findFirst()
        .orElse("absent");
  }

  @ParameterizedTest
  @CsvSource({
    "en, 'Asked 31 seconds ago.'",
    "de, 'Vor 31 Sekunden gefragt.'",
    "fr, 'Demandé il y a 31 secondes.'"
  })
  void the_page_says_how_old_the_answer_is(String language, String words) {
    assertEquals(
        new DashboardView.Age(words, "2026-11-24T13:59:29Z"),
        of(FULL, Locale.forLanguageTag(language)).age());
  }

  @Test
  void the_row_of_the_user_goes_before_the_token() {
    DashboardView view = of(FULL, Locale.ENGLISH);

    assertEquals("Ada Lovelace", view.person().name());
    assertEquals("AL", view.person().initials());
    assertEquals("TEXT ada@contoso.example", value(view.person().facts(), "dashboard.account"));
    assertEquals("TEXT ada@mail.example", value(view.person().facts(), "dashboard.mail"));
    assertEquals("NOTE value.none", value(view.person().facts(), "dashboard.business-unit"));
    assertEquals("MESSAGE mode.READ", value(view.person().facts(), "dashboard.access-mode"));
  }

  @Test
  void what_the_user_may_not_read_is_told_as_such() {
    DashboardView view = of(Profile.HIDDEN, Locale.ENGLISH);

    assertEquals("Ada Token", view.person().name());
    assertEquals("NOTE value.hidden", value(view.person().facts(), "dashboard.mail"));
    for (String label : List.of("name", "region", "version", "state", "language")) {
      assertEquals("NOTE value.hidden", value(view.environment(), "environment." + label), label);
    }
    assertEquals("TEXT https://org.example", value(view.environment(), "environment.address"));
    assertEquals(Optional.empty(), view.roles());
    assertEquals(Optional.empty(), view.teams());
    assertTrue(view.zoneNote().contains("UTC"), view.zoneNote());
  }

  @Test
  void roles_tell_where_they_come_from_and_an_empty_list_is_no_hidden_one() {
    DashboardView view = of(FULL, Locale.ENGLISH);

    assertEquals(
        Optional.of(
            List.of(new Name("Basic User", "role.team"), new Name("Seller", "role.direct"))),
        view.roles());
    assertEquals(Optional.of(List.of()), view.teams());
  }

  @Test
  void teams_tell_their_kind() {
    var profile =
        new Profile(
            Optional.empty(),
            Optional.empty(),
            Optional.of(Stream.of(Team.Kind.values()).map(it -> new Team(it.name(), it)).toList()),
            Optional.empty(),
            Optional.empty());

    assertTrue(
        of(profile, Locale.ENGLISH)
            .teams()
            .orElseThrow()
            .contains(new Name("SECURITY_GROUP", "team.SECURITY_GROUP")));
  }

  @Test
  void times_are_in_the_users_own_zone_and_language() {
    DashboardView view = of(FULL, Locale.GERMAN);

    assertEquals("24.11.2026, 15:59 MEZ", view.access().until().time());
    assertEquals("2026-11-24T14:59:01Z", view.access().until().iso());
    assertEquals("60 Min.", view.access().until().left());
    assertEquals(3541, view.access().until().seconds());
    assertTrue(view.zoneNote().contains("Mitteleuropäische Zeit (Europe/Berlin)"));
    assertEquals("TEXT Deutsch (Deutschland)", value(view.environment(), "environment.language"));
    assertEquals("TEXT 5.987", value(view.budget(), "budget.requests"));
  }

  @Test
  void the_environment_tells_its_state_in_words_and_unknown_states_as_they_are() {
    var profile =
        new Profile(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Organization("", "", "", "", "Frozen")),
            Optional.of(new Preferences(Optional.of(0), Optional.of(4711))));

    assertEquals(
        "MESSAGE environment.state.Enabled",
        value(of(FULL, Locale.ENGLISH).environment(), "environment.state"));
    DashboardView view = of(profile, Locale.ENGLISH);
    assertEquals("TEXT Frozen", value(view.environment(), "environment.state"));
    assertEquals("NOTE value.unsaid", value(view.environment(), "environment.name"));
    assertEquals(
        "MESSAGE environment.language.default", value(view.environment(), "environment.language"));
    assertTrue(view.zoneNote().contains("UTC"), view.zoneNote());
  }

  @Test
  void the_token_speaks_in_plain_words() {
    List<Fact> token = of(FULL, Locale.ENGLISH).token();

    assertEquals("CODE https://login.example/t/v2.0", value(token, "token.issuer"));
    assertEquals("MESSAGE token.kind.guest", value(token, "token.kind"));
    assertEquals("TEXT password (pwd), xyz", value(token, "token.methods"));
    assertEquals("absent", value(token, "token.session"));
  }

  @Test
  void the_access_tells_whether_it_renews_itself() {
    assertEquals(
        "MESSAGE access.renewed",
        value(of(FULL, Locale.ENGLISH).access().facts(), "access.renewal"));
    assertEquals(
        "MESSAGE access.not-renewed",
        value(
            views.of(known(FULL, Optional.empty()), Locale.ENGLISH).access().facts(),
            "access.renewal"));
  }

  @Test
  void support_finds_the_page_view_by_its_numbers() {
    List<Fact> support = of(FULL, Locale.ENGLISH).support();

    assertEquals("CODE ABCDE-FGHIJ", value(support, "support.reference"));
    assertEquals("CODE 2026-11-24T14:00:00Z", value(support, "support.time"));
    assertEquals("CODE WhoAmI: id-1, id-2", value(support, "support.request-ids"));
    assertEquals("CODE tenant", value(support, "support.tenant"));
    assertEquals("CODE object", value(support, "support.object"));
    assertEquals("CODE Server 1", value(support, "support.server"));
  }

  @Test
  void the_log_has_the_views_that_had_trouble() {
    LogLines lines = LogLines.of("org.vestibule.page");
    try {
      of(FULL, Locale.ENGLISH);
      assertEquals(List.of(), lines.texts);

      var twice = new ServedCall("WhoAmI", Duration.ofMillis(84), 200, 2, List.of("id-1"));
      views.of(known(FULL, Optional.empty(), twice), Locale.ENGLISH);
      assertEquals(
          List.of("page reference=ABCDE-FGHIJ calls=\"WhoAmI 200 84ms 2x id-1\""), lines.texts);
    } finally {
      lines.close();
    }
  }

  @Test
  void no_token_is_in_the_view() {
    DashboardView view = of(FULL, Locale.ENGLISH);
    String all =
        "%s %s %s %s %s %s"
            .formatted(
                view.person(),
                view.token(),
                view.access(),
                view.support(),
                view.json(),
                view.ids());

    assertFalse(all.contains("secret"), all);
    assertFalse(all.contains("eyJ"), all);
    assertFalse(all.contains("anti-forgery"), all);
  }

  @Test
  void the_json_is_that_of_the_web_api() {
    assertEquals(
        """
        {
          "BusinessUnitId": "%s",
          "UserId": "%s",
          "OrganizationId": "%s"
        }"""
            .formatted(UNIT, USER, ORGANIZATION),
        of(FULL, Locale.ENGLISH).json());
  }

  @Test
  void a_session_without_an_id_token_still_has_its_page() {
    var known = known(FULL, Optional.empty());
    SignedIn signedIn = known.established().signedIn();
    var without =
        new Tokens(signedIn.tokens().accessToken(), Optional.empty(), Optional.empty(), "");
    var view =
        views.of(
            new WhoAmICall.Outcome.Known(
                new Established(
                    new SignedIn(signedIn.user(), without, signedIn.since()), new Secret("a")),
                known.environment(),
                known.whoAmI(),
                NOW,
                Profile.HIDDEN,
                List.of(),
                Optional.empty()),
            Locale.FRENCH);

    assertEquals("NOTE value.unsaid", value(view.token(), "token.name"));
    assertEquals("NOTE value.unsaid", value(view.access().facts(), "access.scopes"));
    assertEquals("NOTE value.unsaid", value(view.budget(), "budget.time"));
    assertEquals("absent", value(view.support(), "support.tenant"));
  }
}
