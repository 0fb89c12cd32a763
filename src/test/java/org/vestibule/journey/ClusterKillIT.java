package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.emulator.Emulator;
import org.vestibule.emulator.Fault;
import org.vestibule.emulator.Persona;

/** Nodes that die, go, come and are wrong about the time, with two hundred users signed in. */
@Tag("cluster")
@ExtendWith({Nginx.Needed.class, Redis.Needed.class})
final class ClusterKillIT {
  private static final Duration STANDARD = Duration.ofSeconds(3599);
  private static Cluster cluster;

  private Emulator emulator;

  @BeforeAll
  static void start() throws Exception {
    cluster = Cluster.start(Map.of());
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @BeforeEach
  void whole() throws IOException {
    cluster.whole();
    emulator = cluster.emulator();
    emulator.clearFaults();
    emulator.forget();
    emulator.accessTokenLife(STANDARD);
    emulator.rotateRefreshTokens(false);
  }

  @Test
  void a_node_is_killed_while_users_are_at_the_provider() {
    Crowd crowd = Crowd.of(cluster::visitor);
    List<Hop> answers = crowd.each(user -> user.answer(Persona.ADA, "login"));

    cluster.node(0).kill();

    crowd.expect(200, user -> user.follow(user.follow(answers.get(crowd.users().indexOf(user)))));
    crowd.expectSignedIn();
  }

  @Test
  void a_node_is_killed_while_it_renews_tokens() throws Exception {
    emulator.accessTokenLife(Duration.ZERO);
    Crowd crowd = Crowd.of(cluster::visitor);
    crowd.expect(303, user -> user.follow(user.answer(Persona.ADA, "login")));
    emulator.accessTokenLife(STANDARD);
    emulator.rotateRefreshTokens(true);
    emulator.forget();
    Crowd renewing = crowd.first(8);
    emulator.next(Fault.TOKEN_HANG, renewing.users().size());
    ExecutorService threads = Executors.newFixedThreadPool(renewing.users().size());
    List<Future<Hop>> cut =
        renewing.users().stream()
            .map(it -> threads.submit(() -> it.open(cluster.node(0).at("whoami"))))
            .toList();
    assertTrue(
        ServerLog.within(
            Ground.PATIENCE, () -> emulator.requests("/token").size() == renewing.users().size()),
        () -> emulator.requests().toString() + cut);

    cluster.node(0).kill();

    for (Future<Hop> answer : cut) {
      assertThrows(ExecutionException.class, () -> answer.get(30, TimeUnit.SECONDS));
    }
    threads.shutdown();
    crowd.expectSignedIn();
    emulator.rotateRefreshTokens(false);
    assertEquals(
        crowd.users().size() + renewing.users().size(), emulator.requests("/token").size());
  }

  @Test
  void a_node_after_the_other_gets_a_new_war_while_users_go_on() throws Exception {
    Crowd crowd = Crowd.signedIn(cluster::visitor);
    Path next = next();
    try (var bustle = new Bustle(crowd)) {
      for (int i = 0; i < 2; i++) {
        ClusterNode node = cluster.node(i);
        cluster.route(List.of(cluster.node(1 - i)));
        node.stop();
        node.war(next);
        node.start();
        node.awaitReady();
        cluster.route(List.of(cluster.node(0), cluster.node(1)));
        bustle.awaitAnswers(100);
      }
      assertEquals(List.of(), bustle.failures());
    }
    crowd.expectSignedIn();
  }

  /** The WAR as another build has it. */
  private static Path next() throws IOException {
    Path next = Cluster.directory().resolve("next.war");
    try (var from = new ZipInputStream(Files.newInputStream(Ground.WAR));
        var to = new ZipOutputStream(Files.newOutputStream(next))) {
      for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
        to.putNextEntry(new ZipEntry(entry.getName()));
        from.transferTo(to);
      }
      to.putNextEntry(new ZipEntry("WEB-INF/classes/next.txt"));
    }
    return next;
  }

  @Test
  void a_node_joins_while_users_go_on() throws Exception {
    Crowd crowd = Crowd.signedIn(cluster::visitor);
    try (var bustle = new Bustle(crowd)) {
      ClusterNode third = cluster.join();
      third.awaitReady();
      cluster.route(List.of(cluster.node(0), cluster.node(1), third));
      bustle.awaitAnswers(200);
      crowd.expect(200, user -> user.open(third.at("whoami")));
      assertEquals(List.of(), bustle.failures());
    }
    crowd.expectSignedIn();
  }

  @ParameterizedTest(name = "{0} s")
  @ValueSource(ints = {30, -30})
  void a_node_is_wrong_about_the_time(int seconds) throws Exception {
    ClusterNode wrong = cluster.node(1);
    wrong.kill();
    wrong.clock(seconds);
    wrong.start();
    wrong.awaitReady();
    Crowd crowd = Crowd.signedIn(cluster::visitor);
    Visitor leaving = cluster.visitor();
    Visitor staying = cluster.visitor();
    leaving.signIn(Persona.GUEST);

    crowd.expect(200, user -> user.open(cluster.node(0).at("whoami")));
    crowd.expect(200, user -> user.open(wrong.at("whoami")));
    assertEquals(303, leaving.signOut(leaving.open("dashboard")).status());
    staying.signIn(Persona.GUEST);
    for (ClusterNode node : List.of(cluster.node(0), wrong)) {
      assertEquals(401, leaving.open(node.at("whoami")).status());
      assertEquals(200, staying.open(node.at("whoami")).status());
    }
    wrong.kill();
    crowd.expectSignedIn();
  }
}
