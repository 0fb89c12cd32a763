package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vestibule.emulator.Emulator;
import org.vestibule.emulator.Fault;
import org.vestibule.emulator.Persona;

/** What one node does is done for all of them. */
@Tag("cluster")
@ExtendWith({Nginx.Needed.class, Redis.Needed.class})
final class ClusterSharingIT {
  private static final Duration STANDARD = Duration.ofSeconds(3599);
  private static final Duration ONE_SECOND = Duration.ofSeconds(1);
  private static final Duration LONGER_THAN_A_LEASE = Duration.ofSeconds(12);
  private static Cluster cluster;

  private Emulator emulator;
  private ClusterNode one;
  private ClusterNode two;

  @BeforeAll
  static void start() throws Exception {
    // A provider may take longer than a lease lives unrenewed.
    cluster = Cluster.start(Map.of("HTTP_TIMEOUT", "PT14S"));
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @BeforeEach
  void begin() throws IOException {
    cluster.whole();
    emulator = cluster.emulator();
    one = cluster.node(0);
    two = cluster.node(1);
    emulator.clearFaults();
    emulator.accessTokenLife(STANDARD);
    emulator.rotateRefreshTokens(false);
  }

  @Test
  void fifty_requests_over_both_nodes_with_a_token_that_is_over_cost_one_renewal()
      throws Exception {
    Visitor user = signedInWithoutToken();
    emulator.rotateRefreshTokens(true);
    var turn = new AtomicInteger();

    List<Hop> answers =
        Visitor.together(
            50, () -> user.open((turn.getAndIncrement() % 2 == 0 ? one : two).at("whoami")));

    emulator.rotateRefreshTokens(false);
    assertEquals(50, answers.stream().filter(it -> it.status() == 200).count());
    assertEquals(1, emulator.requests("/token").size());
    assertEquals(200, user.open(one.at("whoami")).status());
    assertEquals(200, user.open(two.at("whoami")).status());
    assertEquals(1, emulator.requests("/token").size());
  }

  @Test
  void a_renewal_that_takes_longer_than_a_lease_is_still_the_only_one() throws Exception {
    Visitor user = signedInWithoutToken();
    emulator.next(Fault.TOKEN_HANG);
    CompletableFuture<Hop> slow = CompletableFuture.supplyAsync(() -> user.open(one.at("whoami")));
    assertTrue(ServerLog.within(Ground.PATIENCE, () -> emulator.requests("/token").size() == 1));

    CompletableFuture<Hop> other = CompletableFuture.supplyAsync(() -> user.open(two.at("whoami")));

    assertFalse(
        ServerLog.within(LONGER_THAN_A_LEASE, () -> emulator.requests("/token").size() > 1),
        "the other node did not wait");
    assertEquals(504, slow.get(60, TimeUnit.SECONDS).status(), "the provider never answered");
    assertEquals(200, other.get(60, TimeUnit.SECONDS).status());
    assertEquals(2, emulator.requests("/token").size());
  }

  private Visitor signedInWithoutToken() {
    emulator.accessTokenLife(Duration.ZERO);
    Visitor user = cluster.visitor();
    assertEquals(303, user.follow(user.answer(Persona.ADA, "login")).status());
    emulator.accessTokenLife(STANDARD);
    emulator.forget();
    return user;
  }

  @Test
  void a_sign_out_is_known_to_all_nodes() {
    Visitor user = signedIn();
    var copy = cluster.visitor();
    copy.steal(user);

    assertEquals(303, user.signOut(user.open(one.at("dashboard"))).status());

    expectSignedOut(copy);
  }

  @Test
  void a_posted_answer_is_fetched_from_another_node_than_it_came_to() {
    Visitor user = cluster.visitor();
    Map<String, String> answer = user.answer(Persona.ADA, "login").parameters();

    Hop posted = cluster.visitor().post(one.at("callback"), answer);
    Hop back = user.open(two.at("callback?" + posted.location().getRawQuery()));

    assertEquals(303, back.status(), back.body());
    assertEquals(200, user.open(one.at("whoami")).status());
  }

  @Test
  void a_logout_token_counts_once_on_all_nodes() {
    signedIn();
    Map<String, String> form = Map.of("logout_token", emulator.logoutToken(Persona.ADA));

    assertEquals(200, cluster.visitor().post(one.at("logout/backchannel"), form).status());
    assertEquals(400, cluster.visitor().post(two.at("logout/backchannel"), form).status());
  }

  @Test
  void the_provider_s_calls_are_known_to_all_nodes() {
    Visitor front = signedIn();
    emulator.frontChannel(two.at("logout/frontchannel"));
    cluster.visitor().open(emulator.frontChannelUri(Persona.ADA));
    expectSignedOut(front);

    Visitor back = signedIn();
    Map<String, String> form = Map.of("logout_token", emulator.logoutToken(Persona.ADA));
    assertEquals(200, cluster.visitor().post(two.at("logout/backchannel"), form).status());
    expectSignedOut(back);
  }

  @Test
  void a_user_ends_one_or_all_of_the_sessions_from_either_node() {
    Visitor here = signedIn();
    Visitor there = signedIn();
    Visitor third = signedIn();
    Hop page = here.open(two.at("sessions"));
    String id = page.find("name=\"session\" value=\"([^\"]*)\"");

    end(here, page, Map.of("session", id));
    assertTrue(
        ServerLog.within(
            ONE_SECOND,
            () ->
                there.open(one.at("whoami")).status() + third.open(one.at("whoami")).status()
                    == 601));
    assertEquals(200, here.open(one.at("whoami")).status());

    end(here, here.open(one.at("sessions")), Map.of("which", "all"));
    for (Visitor user : List.of(here, there, third)) {
      expectSignedOut(user);
    }
  }

  private void end(Visitor user, Hop page, Map<String, String> which) {
    var fields = new HashMap<>(which);
    fields.put("anti_forgery", page.hidden().getOrDefault("anti_forgery", ""));
    assertEquals(303, user.post(two.at("sessions/end"), fields).status());
  }

  @Test
  void an_administrator_ends_the_sessions_of_an_object_id_on_all_nodes() {
    Visitor user = signedIn();
    URI end = two.at("admin/sessions/end");

    Hop ended =
        cluster
            .visitor()
            .post(
                end,
                Map.of("object_id", Persona.ADA.oid()),
                "Authorization",
                "Bearer " + Cluster.ADMIN_TOKEN);

    assertEquals(200, ended.status(), ended.body());
    expectSignedOut(user);
  }

  private static Visitor signedIn() {
    Visitor user = cluster.visitor();
    assertEquals(200, user.signIn(Persona.ADA).status());
    return user;
  }

  private void expectSignedOut(Visitor user) {
    for (ClusterNode node : List.of(one, two)) {
      assertTrue(
          ServerLog.within(ONE_SECOND, () -> user.open(node.at("whoami")).status() == 401),
          node.app().toString());
    }
  }
}
