package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vestibule.emulator.Emulator;
import org.vestibule.emulator.Persona;

/** Two nodes of the shipped WAR with the shipped files; one of them is killed. */
final class ClusterIT {
  private static final int USERS = 200;

  private final Emulator emulator = Ground.emulator();
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  @BeforeEach
  void reset() {
    emulator.reset();
  }

  @AfterEach
  void close() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
    emulator.reset();
  }

  @Test
  void nobody_is_signed_out_when_a_node_is_killed_and_a_revocation_is_known_to_all()
      throws Exception {
    boolean tomcat = ServerLog.inThisJvm();
    assumeTrue(!tomcat || Redis.present("two nodes of Tomcat"));
    List<ClusterNode> nodes = tomcat ? tomcats() : payaras();
    ClusterNode first = nodes.get(0);
    ClusterNode second = nodes.get(1);
    first.awaitReady();
    second.awaitReady();

    var leaving = new Visitor(first.app());
    emulator.frontChannel(first.at("logout/frontchannel"));
    leaving.signIn(Persona.GUEST);
    assertEquals(200, leaving.open(second.at("whoami")).status());
    String query = emulator.frontChannelUri(Persona.GUEST).getRawQuery();
    new Visitor(second.app()).open(second.at("logout/frontchannel?" + query));
    assertTrue(
        ServerLog.within(
            Duration.ofSeconds(1), () -> leaving.open(first.at("whoami")).status() == 401));
    assertEquals(401, leaving.open(second.at("whoami")).status());

    List<Visitor> users =
        all(
            USERS,
            () -> {
              var user = new Visitor(first.app());
              assertEquals(200, user.signIn(Persona.ADA).status());
              return user;
            });
    first.kill();

    var lost = new ArrayList<String>();
    for (Visitor user : users) {
      Hop hop = user.open(second.at("whoami"));
      if (hop.status() != 200 || !hop.body().contains("UserId")) {
        lost.add(hop.status() + " " + hop.body());
      }
    }
    assertEquals(List.of(), lost);
  }

  private List<ClusterNode> payaras() throws IOException {
    int one = ServerPort.free();
    int two = ServerPort.free();
    int port = ServerPort.free();
    URI users = URI.create("http://localhost:" + port + "/vestibule/");
    List<ClusterNode> nodes = new ArrayList<>();
    nodes.add(opened(ClusterNode.payara(port, users, List.of(one, two))));
    nodes.add(opened(ClusterNode.payara(ServerPort.free(), users, List.of(two, one))));
    return nodes;
  }

  private List<ClusterNode> tomcats() throws IOException {
    Redis redis = Redis.start();
    open.push(redis);
    int port = ServerPort.free();
    URI users = URI.create("http://localhost:" + port + "/vestibule/");
    List<ClusterNode> nodes = new ArrayList<>();
    nodes.add(opened(ClusterNode.tomcat(port, users, redis.port())));
    nodes.add(opened(ClusterNode.tomcat(ServerPort.free(), users, redis.port())));
    return nodes;
  }

  private ClusterNode opened(ClusterNode node) {
    open.push(node);
    return node;
  }

  private static <T> List<T> all(int times, Callable<T> task) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(Collections.nCopies(times, task))) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
