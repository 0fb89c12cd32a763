package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vestibule.emulator.Persona;
import org.vestibule.emulator.Seen;

/** The engine: what lies in it, and what users see while it is away. */
@Tag("cluster")
@ExtendWith({Nginx.Needed.class, Redis.Needed.class})
final class ClusterStoreIT {
  private static final Duration AWAY = Duration.ofSeconds(20);
  private static final Duration TOGETHER = Duration.ofMinutes(1);
  private static Cluster cluster;

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
  }

  @Test
  void while_the_engine_is_away_pages_say_so_and_then_users_are_still_signed_in() throws Exception {
    Crowd crowd = Crowd.signedIn(cluster::visitor);
    long engine = Cluster.tomcat() ? cluster.redis().pid() : cluster.node(1).pid();
    ClusterNode asked = cluster.node(0);
    cluster.route(List.of(asked));
    Set<Integer> seen = new HashSet<>();
    Visitor leaving = cluster.visitor();
    leaving.signIn(Persona.GUEST);
    Visitor copy = cluster.visitor();
    copy.steal(leaving);

    long before = grids();
    Signals.freeze(engine);
    try {
      if (!Cluster.tomcat()) {
        assertEquals(303, leaving.signOut(leaving.open("dashboard")).status());
      }
      long end = System.nanoTime() + AWAY.toNanos();
      for (int i = 0; System.nanoTime() < end; i++) {
        Hop page = crowd.users().get(i % Crowd.SIZE).open(i % 2 == 0 ? "whoami" : "dashboard");
        seen.add(page.status());
        if (page.status() == 503) {
          assertTrue(page.body().contains("engine.unavailable"), page.body());
          assertEquals("5", page.header("Retry-After"));
        }
      }
    } finally {
      Signals.thaw(engine);
    }

    // A grid goes on without the node that is frozen; Redis is one.
    assertEquals(Cluster.tomcat() ? Set.of(503) : Set.of(200), seen);
    asked.awaitReady();
    cluster.node(1).awaitReady();
    cluster.route(List.of(asked, cluster.node(1)));
    crowd.expectSignedIn();
    if (!Cluster.tomcat()) {
      // Until both halves of the grid have become one the frozen one knows what it knew.
      assertTrue(ServerLog.within(TOGETHER, () -> grids() > before), "two grids");
      assertTrue(ServerLog.within(TOGETHER, () -> signedOut(copy)), "the sign-out was undone");
      crowd.expect(200, user -> user.open(cluster.node(1).at("whoami")));
      assertTrue(signedOut(copy), "the sign-out was undone later");
    }
  }

  @Test
  void what_lies_in_the_engine_tells_nothing_about_users() throws Exception {
    ClusterNode passive = cluster.join();
    passive.awaitReady();
    cluster.emulator().forget();
    Crowd crowd = Crowd.signedIn(cluster::visitor);
    Visitor waiting = cluster.visitor();
    waiting.answer(Persona.ADA, "login");

    Dump dump = Cluster.tomcat() ? Dump.of(cluster.redis()) : Dump.of(passive);

    List<String> ids =
        crowd.users().stream()
            .map(user -> user.session("__Host-vestibule").replaceFirst("\\..*", ""))
            .toList();
    int stored = dump.found(ids).size();
    assertTrue(stored > Crowd.SIZE / 3, "sessions are in it: " + stored);
    assertEquals(Set.of(), dump.found(canaries(crowd)));
  }

  private static boolean signedOut(Visitor visitor) {
    return IntStream.range(0, 2)
        .allMatch(i -> visitor.open(cluster.node(i).at("whoami")).status() == 401);
  }

  /** How often a node has told of a grid of two members. */
  private static long grids() {
    try {
      return cluster.node(0).log().lines().filter(it -> it.contains("DG Size: 2")).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> canaries(Crowd crowd) {
    var canaries = new ArrayList<String>();
    canaries.add(Persona.ADA.displayName());
    canaries.add(Persona.ADA.account());
    for (Visitor user : crowd.first(20).users()) {
      canaries.add(user.session("__Host-vestibule-key"));
    }
    for (Seen seen : cluster.emulator().requests()) {
      for (String name : List.of("code", "code_verifier", "refresh_token")) {
        if (seen.form().containsKey(name)) {
          canaries.add(seen.form().get(name));
        }
      }
      String authorization = seen.headers().getOrDefault("authorization", "");
      if (authorization.startsWith("Bearer ")) {
        canaries.add(authorization.substring(7));
      }
    }
    assertTrue(canaries.size() > 600, "codes, verifiers and tokens: " + canaries.size());
    return canaries;
  }
}
