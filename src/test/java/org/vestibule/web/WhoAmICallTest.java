package org.vestibule.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.dataverse.Profile;
import org.vestibule.http.LocalServer;
import org.vestibule.signin.ReturnPath;
import org.vestibule.web.WhoAmICall.Outcome;

class WhoAmICallTest {
  private static final String WHO_AM_I = "/api/data/v9.2/WhoAmI";
  private static final String BATCH = "/api/data/v9.2/$batch";

  private final SeveralEnvironments ground = new SeveralEnvironments();
  private final WhoAmICall whoAmI = ground.whoAmI(ground.slots(false));

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
  void a_token_at_hand_is_no_hop_and_two_calls_are_all() {
    Outcome.Known known = known();

    assertEquals("WhoAmI 200, $batch 403", calls(known));
    assertEquals(ground.configured.uri(""), known.environment());
    assertEquals(2, ground.configured.seen().size());
    assertEquals(List.of(), ground.exchanged());
  }

  @Test
  void an_exchange_is_a_hop() {
    ground.local.clock.pass(Duration.ofHours(1));

    assertEquals("token 200, WhoAmI 200, $batch 403", calls(known()));
  }

  @Test
  void the_object_id_goes_into_the_second_call() {
    known();

    String batch = ground.configured.seen().get(1).body();
    assertTrue(batch.contains("DirectoryObjectId=aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"), batch);
    assertTrue(batch.contains("systemusers(" + SeveralEnvironments.USER_ID + ")"), batch);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(ints = {200, 401, 403, 404, 500})
  void without_the_second_answer_the_ids_are_shown_and_how_it_went(int status) {
    ground.configured.answer(BATCH, status, "{}");

    Outcome.Known known = known();

    assertEquals(SeveralEnvironments.USER_ID, known.whoAmI().userId());
    assertEquals(Profile.HIDDEN, known.profile());
    assertEquals("WhoAmI 200, $batch " + status, calls(known));
  }

  @Test
  void in_another_environment_its_own_token_is_used_from_the_first_call_on() {
    select(ground.other);

    Outcome.Known known = known();

    assertEquals(ground.other.uri(""), known.environment());
    assertEquals("token 200, WhoAmI 200, $batch 403", calls(known));
    assertEquals(List.of(ground.other.uri("")), ground.exchanged());
    assertEquals(List.of(), ground.configured.seen());
    assertEquals(
        ground.other.uri("") + "#1",
        known.established().signedIn().tokens().accessToken().value().reveal());
    assertEquals("WhoAmI 200, $batch 403", calls(known()));
  }

  @Test
  void back_in_the_configured_one_the_primary_token_is_still_good() {
    select(ground.other);
    known();
    ground.sessions.select(ground.browser.request().request, Optional.empty());

    assertEquals("WhoAmI 200, $batch 403", calls(known()));
    assertEquals(1, ground.exchanged().size());
  }

  @Test
  void where_there_is_a_single_environment_an_old_choice_is_over() {
    select(ground.other);

    Outcome outcome =
        ground.whoAmI(ground.slots(true)).make(ground.browser.request().request, ReturnPath.HOME);

    assertEquals(
        ground.configured.uri(""), assertInstanceOf(Outcome.Known.class, outcome).environment());
  }

  @Test
  void a_token_that_is_not_accepted_there_is_replaced_once() {
    select(ground.other);
    var asked = new AtomicInteger();
    ground.other.answer(
        WHO_AM_I,
        exchange -> {
          if (asked.incrementAndGet() == 1) {
            SeveralEnvironments.answer(exchange, 401, "{}");
          } else {
            SeveralEnvironments.whoAmI(ground.other, exchange);
          }
        });

    assertEquals("token 200, WhoAmI 401, token 200, WhoAmI 200, $batch 403", calls(known()));
    assertEquals(List.of(ground.other.uri(""), ground.other.uri("")), ground.exchanged());
    assertEquals("WhoAmI 200, $batch 403", calls(known()), "the new one is kept");
  }

  @Test
  void a_token_that_is_refused_again_is_a_problem_of_that_environment() {
    select(ground.other);
    ground.other.answer(WHO_AM_I, 401, "{}");

    Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, make());

    assertEquals("dataverse.unauthorized", failed.problem().code());
    assertEquals(ground.other.uri("").toString(), failed.problem().facts().get("environment"));
    assertEquals(2, ground.other.count(WHO_AM_I));
    assertEquals(2, ground.exchanged().size());
  }

  @Test
  void what_a_second_challenge_demands_is_kept_for_the_sign_in() {
    select(ground.other);
    String demand = "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1\"}}}";
    String coded = Base64.getEncoder().encodeToString(demand.getBytes(UTF_8));
    ground.other.answer(
        WHO_AM_I,
        401,
        "",
        "WWW-Authenticate",
        "Bearer error=\"insufficient_claims\", claims=\"" + coded + "\"");

    assertInstanceOf(Outcome.SignedOut.class, make());

    assertEquals(Optional.of(demand), ground.sessions.takeDemand(ground.browser.request().request));
    String second = ground.local.server.seen().get(ground.local.server.seen().size() - 1).body();
    assertTrue(second.contains("grant_type=refresh_token"), second);
  }

  @ParameterizedTest
  @CsvSource({"403, dataverse.forbidden", "404, dataverse.refused", "500, dataverse.down"})
  void what_fails_names_the_environment_and_asks_no_second_question(int status, String code) {
    select(ground.other);
    ground.other.answer(WHO_AM_I, status, "");

    Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, make());

    assertEquals(code, failed.problem().code());
    assertEquals(ground.other.uri("").toString(), failed.problem().facts().get("environment"));
    assertEquals(0, ground.other.count(BATCH));
  }

  @Test
  void a_token_that_is_refused_for_an_environment_names_it() {
    select(ground.other);
    ground.local.server.answer("/token", 400, "{\"error\":\"invalid_resource\"}");

    Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, make());

    assertEquals("token.invalid_resource", failed.problem().code());
    assertEquals(ground.other.uri("").toString(), failed.problem().facts().get("environment"));
  }

  @Test
  void nobody_is_signed_in() {
    ground.browser.attributes.clear();

    assertInstanceOf(Outcome.SignedOut.class, make());
  }

  private void select(LocalServer environment) {
    ground.sessions.select(ground.browser.request().request, Optional.of(environment.uri("")));
  }

  private Outcome make() {
    return whoAmI.make(ground.browser.request().request, ReturnPath.HOME);
  }

  private Outcome.Known known() {
    return assertInstanceOf(Outcome.Known.class, make());
  }

  private static String calls(Outcome.Known known) {
    return String.join(
        ", ", known.calls().stream().map(it -> it.name() + " " + it.status()).toList());
  }
}
