package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vestibule.emulator.Persona;
import org.vestibule.run.Weight;

/**
 * Users come and go at half of what two nodes can carry, and one of the nodes is killed twice. How
 * long it takes is the system property {@code soak}, one minute at first.
 */
@Tag("cluster")
@ExtendWith({Nginx.Needed.class, Redis.Needed.class})
final class ClusterSoakIT {
  private static final Duration TIME = Duration.parse(System.getProperty("soak", "PT1M"));

  /** Until everybody has signed in; in a long run also until the nodes' code is compiled. */
  private static final Duration WARM_UP = Duration.ofSeconds(Math.min(40, TIME.toSeconds() / 3));

  private static final Duration MEASURE = Duration.ofSeconds(15);

  private static final int COUNTED = 50;

  /** Renewed when less than a minute is left, so that a user needs some. */
  private static final Duration TOKEN_LIFE = Duration.ofSeconds(80);

  @Test
  void nobody_notices_that_a_node_dies_and_nothing_grows() throws Exception {
    try (Cluster cluster = Cluster.startForLong()) {
      cluster.emulator().record(false);
      cluster.emulator().accessTokenLife(TOKEN_LIFE);
      double capacity = perSecond(cluster);
      String commands = Cluster.tomcat() ? commands(cluster) : "";
      var pause = Duration.ofNanos((long) (1e9 * Soak.THREADS / (capacity / 2)));
      ClusterNode killed = cluster.node(1);
      long[] kills = new long[2];

      var soak = new Soak(cluster::visitor, pause);
      sleep(TIME.dividedBy(4));
      Weight early = Weight.of(cluster.node(0).pid());
      for (int i = 0; i < kills.length; i++) {
        kills[i] = System.nanoTime();
        killed.kill();
        sleep(TIME.dividedBy(12));
        killed.start();
        killed.awaitReady();
        sleep(TIME.dividedBy(6));
      }
      sleep(TIME.dividedBy(8));
      Weight late = Weight.of(cluster.node(0).pid());
      List<Soak.Action> actions = soak.end();

      report(capacity, actions, kills, early, late, commands);
      List<String> lost =
          actions.stream()
              .filter(it -> !it.failure().isEmpty())
              .filter(it -> !it.underWayAt(kills[0]) && !it.underWayAt(kills[1]))
              .map(Soak.Action::failure)
              .toList();
      assertEquals(List.of(), lost);
      assertTrue(late.heapBytes() < early.heapBytes() * 1.25 + 16e6, early + " " + late);
      assertTrue(late.threads() <= early.threads() + 16, early + " " + late);
    }
  }

  /** What warm nodes carry, with users who are there already and with some who come and go. */
  private static double perSecond(Cluster cluster) throws InterruptedException {
    var load = new Soak(cluster::visitor, Duration.ZERO);
    sleep(WARM_UP);
    int before = load.done();
    sleep(MEASURE);
    int done = load.done() - before;
    load.end();
    return done / (double) MEASURE.toSeconds();
  }

  /** What warm nodes ask Redis for. */
  private static String commands(Cluster cluster) throws IOException {
    Visitor user = cluster.visitor();
    long before = cluster.redis().commands();
    for (int i = 0; i < COUNTED; i++) {
      user = cluster.visitor();
      user.signIn(Persona.ADA);
    }
    long between = cluster.redis().commands();
    for (int i = 0; i < COUNTED; i++) {
      user.open("dashboard");
    }
    long after = cluster.redis().commands();
    return String.format(
        Locale.ROOT,
        "; commands for a sign-in with its page %.1f, for a page %.1f",
        (between - before) / (double) COUNTED,
        (after - between) / (double) COUNTED);
  }

  private static void report(
      double capacity,
      List<Soak.Action> actions,
      long[] kills,
      Weight early,
      Weight late,
      String commands)
      throws IOException {
    long[] pages =
        actions.stream()
            .filter(it -> it.kind().equals("page") && it.failure().isEmpty())
            .mapToLong(it -> it.end() - it.begin())
            .sorted()
            .toArray();
    String report =
        String.format(
            Locale.ROOT,
            "%s: %s, capacity %.0f actions/s; %d sign-ins, %d pages, %d sign-outs;"
                + " failed %d, of them under way at a kill %d; page p50 %.1f ms, p99 %.1f ms;"
                + " heap %.1f MB, then %.1f MB; threads %d, then %d%s%n",
            Cluster.tomcat() ? "Tomcat, Redis" : "Payara Micro, Hazelcast",
            TIME,
            capacity,
            count(actions, "sign-in"),
            count(actions, "page"),
            count(actions, "sign-out"),
            actions.stream().filter(it -> !it.failure().isEmpty()).count(),
            actions.stream()
                .filter(it -> !it.failure().isEmpty())
                .filter(it -> it.underWayAt(kills[0]) || it.underWayAt(kills[1]))
                .count(),
            pages[pages.length / 2] / 1e6,
            pages[pages.length * 99 / 100] / 1e6,
            early.heapBytes() / 1e6,
            late.heapBytes() / 1e6,
            early.threads(),
            late.threads(),
            commands);
    System.out.print(report);
    Files.writeString(Path.of("target/soak-" + (Cluster.tomcat() ? "tomcat" : "payara")), report);
  }

  private static long count(List<Soak.Action> actions, String kind) {
    return actions.stream().filter(it -> it.kind().equals(kind)).count();
  }

  private static void sleep(Duration time) throws InterruptedException {
    Thread.sleep(time.toMillis());
  }
}
