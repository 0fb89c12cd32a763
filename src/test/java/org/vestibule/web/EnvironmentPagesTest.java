package org.vestibule.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.doctor.Doctor;
import org.vestibule.http.LocalServer;
import org.vestibule.oauth.Randomness;

/** The pages up to their view; what is in the browser then is tried on real servers. */
class EnvironmentPagesTest {
  private static final String INSTANCES = "/api/discovery/v2.0/Instances";

  private final SeveralEnvironments ground = new SeveralEnvironments();
  private final TokenSlots slots = ground.slots(false);
  private final PublicAddress address =
      new PublicAddress(Optional.of(URI.create("https://apps.example/crm")));
  private final Pages pages = new Pages(address, new Assets(Map.of()), request -> Optional.empty());
  private final ProblemPages problems =
      new ProblemPages(
          pages,
          address,
          new Doctor(),
          ground.local.json,
          request -> Optional.empty(),
          Map.of("clientId", "client-1", "environment", "https://configured.example"),
          ground.local.clock,
          new References(Randomness.secure()));
  private final SignedOutAnswers signedOut =
      new SignedOutAnswers(new LoopBreaker(true, ground.local.clock), problems, ground.local.json);
  private final EnvironmentPages environments =
      new EnvironmentPages(
          ground.sessions,
          ground.recent,
          ground.environments(slots),
          new Comparison(
              ground.calls(slots), ground.whoAmI(slots), ground.threads, ground.local.clock),
          new EnvironmentViews(slots, problems),
          problems,
          pages,
          signedOut,
          ground.audit());
  private final EnvironmentsServlet list =
      new EnvironmentsServlet(address, problems, ground.sessions, environments, signedOut);
  private final ComparisonServlet compare =
      new ComparisonServlet(address, problems, ground.sessions, environments, signedOut);

  @BeforeEach
  void signIn() {
    ground.signIn(Duration.ofHours(1));
    ground.local.clock.pass(Duration.ofMinutes(2));
  }

  @AfterEach
  void close() {
    ground.close();
  }

  @Test
  void the_list_names_what_there_is_and_where_the_user_is() throws Exception {
    EnvironmentsView view = view(get(list));

    assertEquals(
        List.of("Contoso here", "Other open", "Closed closed"),
        view.rows().stream()
            .map(it -> it.name() + (it.current() ? " here" : it.enabled() ? " open" : " closed"))
            .toList());
    assertEquals("Contoso", view.current());
    assertEquals(ground.configured.uri("").toString(), view.currentUrl());
    assertFalse(view.away());
    assertEquals("environments.type.sandbox", view.rows().get(0).typeKey());
    assertEquals("EMEA", view.rows().get(0).region());
    assertEquals(List.of(ground.discovery.uri("")), ground.exchanged());
  }

  @Test
  void to_look_changes_nothing() throws Exception {
    FakeExchange exchange = ground.browser.request();
    exchange.with("organization", SeveralEnvironments.id(2).toString());
    exchange.with("anti_forgery", ground.established().antiForgery().reveal());

    list.service(exchange.request, exchange.response);

    assertEquals(200, exchange.status);
    assertEquals(Optional.empty(), ground.established().environment());
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void the_button_switches_to_the_environment_of_the_list(boolean large) throws Exception {
    String id = SeveralEnvironments.id(2).toString();

    FakeExchange answer = post(large ? id.toUpperCase(Locale.ROOT) : id);

    assertEquals(303, answer.status);
    assertEquals("https://apps.example/crm/dashboard", answer.answered.get("Location"));
    assertEquals(Optional.of(ground.other.uri("")), ground.established().environment());
    EnvironmentsView view = view(get(list));
    assertEquals("Other", view.current());
    assertTrue(view.away());
  }

  @Test
  void the_configured_one_is_no_further_one() throws Exception {
    post(SeveralEnvironments.id(2).toString());

    assertEquals(303, post(SeveralEnvironments.id(1).toString()).status);

    assertEquals(Optional.empty(), ground.established().environment());
  }

  @Test
  void the_way_back_needs_no_list() throws Exception {
    post(SeveralEnvironments.id(2).toString());
    ground.discovery.answer(INSTANCES, 500, "");

    FakeExchange back = posting("");
    back.with("configured", "1");
    list.service(back.request, back.response);

    assertEquals(303, back.status);
    assertEquals(Optional.empty(), ground.established().environment());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0d0d0d0d-37d4-ed11-a7c7-000d3a2a5e03",
        "0d0d0d0d-37d4-ed11-a7c7-000d3a2a5eff",
        "https://evil.example",
        "Other"
      })
  void what_is_not_on_the_list_or_is_closed_is_not_entered(String organization) throws Exception {
    FakeExchange answer = post(organization);

    assertEquals(404, answer.status);
    assertEquals("request.environment", code(answer));
    assertEquals(Optional.empty(), ground.established().environment());
  }

  @Test
  void an_address_in_the_request_is_not_looked_at() throws Exception {
    FakeExchange exchange = ground.browser.request();
    exchange.method = "POST";
    exchange.with("anti_forgery", ground.established().antiForgery().reveal());
    exchange.with("organization", SeveralEnvironments.id(2).toString());
    exchange.with("url", "https://evil.example");

    list.service(exchange.request, exchange.response);

    assertEquals(Optional.of(ground.other.uri("")), ground.established().environment());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "wrong"})
  void without_the_pages_own_value_nothing_is_switched(String brought) throws Exception {
    FakeExchange exchange = ground.browser.request();
    exchange.method = "POST";
    exchange.with("anti_forgery", brought);
    exchange.with("organization", SeveralEnvironments.id(2).toString());

    list.service(exchange.request, exchange.response);

    assertEquals(403, exchange.status);
    assertEquals("request.forgery", code(exchange));
    assertEquals(Optional.empty(), ground.established().environment());
    assertEquals(List.of(), ground.discovery.seen());
  }

  @Test
  void another_sites_form_switches_nothing() throws Exception {
    FakeExchange exchange = posting(SeveralEnvironments.id(2).toString());
    exchange.withHeader("Sec-Fetch-Site", "cross-site");

    list.service(exchange.request, exchange.response);

    assertEquals(403, exchange.status);
    assertEquals(Optional.empty(), ground.established().environment());
  }

  @ParameterizedTest
  @CsvSource({
    "500, 502, discovery.down",
    "403, 502, discovery.refused",
    "200, 502, discovery.unreadable"
  })
  void without_a_list_the_page_says_why_and_where_the_user_is(int answered, int status, String code)
      throws Exception {
    post(SeveralEnvironments.id(2).toString());
    ground.discovery.answer(INSTANCES, answered, "");

    for (WithAddress page : List.of(list, compare)) {
      FakeExchange answer = get(page);

      EnvironmentsView view = view(answer);
      assertEquals(status, answer.status);
      assertEquals(code, view.trouble().orElseThrow().code());
      assertEquals(List.of(), view.rows());
      assertEquals(ground.other.uri("").toString(), view.current());
      assertTrue(view.away());
    }
    assertEquals(Optional.of(ground.other.uri("")), ground.established().environment());
  }

  @Test
  void a_refused_refresh_token_leads_to_the_sign_in_and_back() throws Exception {
    ground.local.server.answer("/token", 400, "{\"error\":\"invalid_grant\"}");

    assertEquals(
        "https://apps.example/crm/login?return_to=/environments",
        get(list).answered.get("Location"));
    assertEquals(
        "https://apps.example/crm/login?return_to=/environments/compare",
        get(compare).answered.get("Location"));
  }

  @Test
  void who_is_signed_out_comes_back_to_the_same_page() throws Exception {
    ground.browser.attributes.clear();

    assertEquals(
        "https://apps.example/crm/login?return_to=/environments/compare",
        get(compare).answered.get("Location"));
    FakeExchange post = ground.browser.request();
    post.method = "POST";
    list.service(post.request, post.response);
    assertEquals(
        "https://apps.example/crm/login?return_to=/environments", post.answered.get("Location"));
  }

  @Test
  void ten_environments_are_compared_the_current_one_first_and_closed_ones_never()
      throws Exception {
    List<LocalServer> more = new ArrayList<>();
    try {
      var rows = new ArrayList<String>();
      rows.add(SeveralEnvironments.row(1, "Contoso", ground.configured, 0));
      rows.add(SeveralEnvironments.row(2, "A closed one", ground.third, 1));
      for (int i = 3; i <= 13; i++) {
        var server = new LocalServer();
        server.answer(
            "/api/data/v9.2/WhoAmI", exchange -> SeveralEnvironments.whoAmI(server, exchange));
        more.add(server);
        rows.add(SeveralEnvironments.row(i, "B%02d".formatted(i), server, 0));
      }
      ground.list(rows.toArray(String[]::new));

      ComparisonView view =
          assertInstanceOf(ComparisonView.class, get(compare).attributes.get("view"));

      assertEquals(10, view.rows().size());
      assertEquals(2, view.left());
      assertEquals("Contoso true", view.rows().get(0).name() + " " + view.rows().get(0).current());
      assertTrue(view.rows().stream().allMatch(ComparisonView.Row::known), view.toString());
      assertEquals(8, ground.established().further().held().size());
    } finally {
      more.forEach(LocalServer::close);
    }
  }

  @Test
  void the_comparison_tells_why_one_is_missing() throws Exception {
    ground.other.answer("/api/data/v9.2/WhoAmI", 403, "{\"error\":{\"code\":\"0x80072560\"}}");

    ComparisonView view =
        assertInstanceOf(ComparisonView.class, get(compare).attributes.get("view"));

    assertEquals(2, view.rows().size());
    assertEquals(SeveralEnvironments.USER_ID.toString(), view.rows().get(0).userId());
    ComparisonView.Row missing = view.rows().get(1);
    assertEquals("You are not a user of this environment", missing.reason());
    assertEquals("dataverse.forbidden.0x80072560", missing.code());
    assertTrue(missing.reference().matches("[A-Z0-9]{5}-[A-Z0-9]{5}"), missing.reference());
    assertFalse(view.again());
  }

  private FakeExchange get(WithAddress servlet) throws ServletException, IOException {
    FakeExchange exchange = ground.browser.request();
    servlet.service(exchange.request, exchange.response);
    return exchange;
  }

  private FakeExchange post(String organization) throws ServletException, IOException {
    FakeExchange exchange = posting(organization);
    list.service(exchange.request, exchange.response);
    return exchange;
  }

  private FakeExchange posting(String organization) {
    FakeExchange exchange = ground.browser.request();
    exchange.method = "POST";
    exchange.with("anti_forgery", ground.established().antiForgery().reveal());
    exchange.with("organization", organization);
    return exchange;
  }

  private static EnvironmentsView view(FakeExchange exchange) {
    return assertInstanceOf(EnvironmentsView.class, exchange.attributes.get("view"));
  }

  private static String code(FakeExchange exchange) {
    ProblemView view = assertInstanceOf(ProblemView.class, exchange.attributes.get("view"));
    return view.details().stream()
        .filter(it -> it.key().equals("problem.code"))
        .map(ProblemView.Detail::value)
        .findFirst()
        .orElseThrow();
  }
}
