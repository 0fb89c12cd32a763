package org.vestibule.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vestibule.config.Reuse;
import org.vestibule.dataverse.Profile;
import org.vestibule.dataverse.WhoAmI;
import org.vestibule.doctor.Doctor;
import org.vestibule.http.LocalServer;
import org.vestibule.http.Secret;
import org.vestibule.session.Established;
import org.vestibule.signin.ReturnPath;
import org.vestibule.web.RecentAnswers.Kept;
import org.vestibule.web.RecentAnswers.Name;

class AnswerReuseTest {
  private static final String WHO_AM_I = "/api/data/v9.2/WhoAmI";
  private static final String BATCH = "/api/data/v9.2/$batch";
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final UUID OTHER = UUID.fromString("0b0b0b01-37d4-ed11-a7c7-000d3a2a5e01");

  private final SeveralEnvironments ground = new SeveralEnvironments();

  @BeforeEach
  void signIn() {
    ground.signIn(Duration.ofHours(1));
    parts(ground.configured);
    parts(ground.other);
    reuse(MINUTE, MINUTE);
  }

  @AfterEach
  void close() {
    ground.close();
  }

  @Test
  void within_its_time_nothing_is_asked_again() {
    Outcome first = ask();
    ground.local.clock.pass(Duration.ofSeconds(59));

    Outcome second = ask();

    assertEquals("1 1", asked(ground.configured));
    assertEquals(first, second);
  }

  @Test
  void after_its_time_both_are_asked_again() {
    ask();
    ground.local.clock.pass(MINUTE);

    ask();

    assertEquals("2 2", asked(ground.configured));
  }

  @Test
  void each_part_has_a_time_of_its_own() {
    reuse(Duration.ZERO, MINUTE);
    ask();
    ask();
    assertEquals("2 1", asked(ground.configured));

    reuse(MINUTE, Duration.ZERO);
    ask();
    ask();
    assertEquals("3 3", asked(ground.configured));
  }

  @Test
  void a_profile_that_did_not_come_is_asked_again() {
    ground.configured.answer(BATCH, 500, "");
    ask();

    ask();

    assertEquals(1, ground.configured.count(WHO_AM_I));
    assertTrue(ground.configured.count(BATCH) > 1);
  }

  @Test
  void the_profile_of_another_user_is_not_shown() {
    reuse(Duration.ZERO, MINUTE);
    ask();
    ground.configured.answer(
        WHO_AM_I,
        200,
        "{\"UserId\":\"%s\",\"BusinessUnitId\":\"%s\",\"OrganizationId\":\"%s\"}"
            .formatted(OTHER, OTHER, OTHER));

    ask();

    assertEquals("2 2", asked(ground.configured));
    String batch = ground.configured.seen().get(3).body();
    assertTrue(batch.contains("systemusers(" + OTHER + ")"), batch);
  }

  @Test
  void both_are_under_way_together_once_the_id_is_known() throws InterruptedException {
    reuse(Duration.ZERO, Duration.ofSeconds(1));
    ask();
    ground.local.clock.pass(Duration.ofSeconds(2));
    var batch = new CountDownLatch(1);
    ground.configured.answer(
        BATCH,
        exchange -> {
          batch.countDown();
          SeveralEnvironments.answer(exchange, 403, "{}");
        });
    ground.configured.answer(
        WHO_AM_I,
        exchange -> {
          try {
            boolean together = batch.await(5, TimeUnit.SECONDS);
            if (together) {
              SeveralEnvironments.whoAmI(ground.configured, exchange);
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });

    Outcome again = ask();

    assertEquals(List.of("WhoAmI", "$batch"), again.calls());
    assertEquals("2 2", asked(ground.configured));
  }

  @Test
  void anew_means_anew_and_counts_for_the_next_page() {
    ask();
    ground.local.clock.pass(Duration.ofSeconds(50));

    calls().makeAnew(ground.browser.request().request, ReturnPath.HOME);
    ground.local.clock.pass(Duration.ofSeconds(50));
    ask();

    assertEquals("2 2", asked(ground.configured));
  }

  @Test
  void another_environment_is_asked_itself() {
    ask();
    ground.sessions.select(ground.browser.request().request, Optional.of(ground.other.uri("")));

    assertEquals(ground.other.uri(""), ask().environment());

    assertEquals("1 1", asked(ground.configured));
    assertEquals("1 1", asked(ground.other));
  }

  @Test
  void a_renewed_token_asks_for_itself() {
    reuse(Duration.ofMinutes(10), Duration.ofMinutes(10));
    ground.local.clock.pass(Duration.ofMinutes(58));
    ask();
    ground.local.clock.pass(Duration.ofMinutes(2));

    assertEquals(List.of("token", "WhoAmI", "$batch"), ask().calls());

    assertEquals("2 2", asked(ground.configured));
  }

  @Test
  void an_answer_is_found_again_by_the_token_that_brought_it() {
    ground.configured.answer(
        WHO_AM_I,
        exchange -> {
          String token = exchange.getRequestHeaders().getFirst("Authorization");
          if (token.endsWith("#0")) {
            SeveralEnvironments.answer(exchange, 401, "{}");
          } else {
            SeveralEnvironments.whoAmI(ground.configured, exchange);
          }
        });

    assertEquals(List.of("WhoAmI", "token", "WhoAmI", "$batch"), ask().calls());
    ask();

    assertEquals("2 1", asked(ground.configured));
  }

  @Test
  void another_sign_in_with_the_same_tokens_has_another_name() {
    Established one = ground.established();
    var other = new Established(one.signedIn(), new Secret("another"));
    URI environment = ground.configured.uri("");

    assertNotEquals(
        Name.of(one, one.signedIn(), environment), Name.of(other, one.signedIn(), environment));
  }

  @Test
  void what_is_dropped_is_asked_again() {
    ask();

    ground.recent.drop(ground.established().signedIn());
    ask();

    assertEquals("2 2", asked(ground.configured));
  }

  @Test
  void refresh_drops_and_goes_back_to_the_page() throws Exception {
    ask();

    FakeExchange exchange = refresh(ground.established().antiForgery().reveal());
    ask();

    assertEquals(303, exchange.status);
    assertEquals("http://localhost:8080/dashboard", exchange.answered.get("Location"));
    assertEquals("2 2", asked(ground.configured));
  }

  @Test
  void refresh_without_the_page_s_value_is_refused() throws Exception {
    ask();

    FakeExchange exchange = refresh("guessed");
    ask();

    assertEquals(403, exchange.status);
    assertEquals("1 1", asked(ground.configured));
  }

  @Test
  void the_oldest_of_too_many_sessions_is_pushed_out() {
    Kept kept =
        new Kept(
            new WhoAmI(OTHER, OTHER, OTHER),
            ground.local.clock.instant(),
            Optional.of(Profile.HIDDEN),
            ground.local.clock.instant(),
            List.of(),
            Optional.empty());
    for (int i = 0; i <= 10_000; i++) {
      ground.recent.keep(name(i), kept);
    }

    assertEquals(Optional.empty(), ground.recent.find(name(0)));
    assertEquals(Optional.empty(), ground.recent.user(name(0)));
    assertEquals(Optional.of(kept), ground.recent.find(name(1)));
    assertEquals(Optional.of(OTHER), ground.recent.user(name(10_000)));
  }

  @Test
  void a_name_tells_no_token() {
    Name name =
        Name.of(ground.established(), ground.established().signedIn(), ground.configured.uri(""));

    String token = ground.established().signedIn().tokens().accessToken().value().reveal();
    assertTrue(!name.toString().contains(token), name.toString());
    assertTrue(
        !name.toString().contains(ground.established().antiForgery().reveal()), name.toString());
  }

  private static Name name(int number) {
    return new Name("session " + number, URI.create("https://org.example"), "question");
  }

  /** A batch of which every part is refused: a profile in which nothing is visible. */
  private static void parts(LocalServer environment) {
    environment.answer(
        BATCH,
        200,
        "--b\r\n\r\nHTTP/1.1 403 Forbidden\r\n\r\n{}\r\n--b--\r\n",
        "Content-Type",
        "multipart/mixed; boundary=b");
  }

  private void reuse(Duration whoAmI, Duration profile) {
    ground.recent = new RecentAnswers(new Reuse(whoAmI, profile), ground.local.clock);
  }

  private WhoAmICall calls() {
    return ground.whoAmI(ground.slots(false));
  }

  /** What a page shows of an answer. */
  private record Outcome(URI environment, Instant asked, List<String> calls) {}

  private Outcome ask() {
    var known =
        assertInstanceOf(
            WhoAmICall.Outcome.Known.class,
            calls().make(ground.browser.request().request, ReturnPath.HOME));
    return new Outcome(
        known.environment(),
        known.asked(),
        known.calls().stream().map(call -> call.name()).toList());
  }

  private static String asked(LocalServer environment) {
    return environment.count(WHO_AM_I) + " " + environment.count(BATCH);
  }

  private FakeExchange refresh(String brought) throws Exception {
    FakeExchange exchange = ground.browser.request().with("anti_forgery", brought);
    exchange.method = "POST";
    var address = new PublicAddress(Optional.empty());
    var problems =
        new ProblemPages(
            new Pages(address, new Assets(Map.of()), request -> Optional.empty()),
            address,
            new Doctor(),
            ground.local.json,
            request -> Optional.empty(),
            Map.of(),
            ground.local.clock,
            new References(() -> "abcdefghij"));
    new RefreshServlet(address, problems, ground.sessions, ground.recent, ground.audit())
        .service(exchange.request, exchange.response);
    return exchange;
  }
}
