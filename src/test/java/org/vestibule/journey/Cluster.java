package org.vestibule.journey;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.vestibule.emulator.Emulator;
import org.vestibule.run.Ports;
import org.vestibule.run.Settings;

/**
 * Two nodes of the shipped WAR with the shipped files, on the kind of server of this run, with
 * their engine and the shipped nginx before them. A third one may join.
 */
final class Cluster implements AutoCloseable {
  /** Ends sessions of an object id. */
  static final String ADMIN_TOKEN = "an-administrators-token-of-40-characters";

  private static final int MOST = 3;

  private final Emulator emulator;
  private final URI app;
  private final Optional<Redis> redis;
  private final List<Integer> grid;
  private final List<ClusterNode> nodes = new ArrayList<>();
  private final Map<String, String> settings = new HashMap<>();
  private final Deque<Runnable> open = new ArrayDeque<>();
  private final Nginx nginx;

  private final boolean lasting;

  private Cluster(Map<String, String> changes, boolean lasting) throws Exception {
    this.lasting = lasting;
    emulator = Emulator.start(0);
    open.push(emulator::close);
    emulator.backChannelLogout(true);
    int port = Ports.free();
    app = URI.create("https://localhost:" + port + "/vestibule/");
    settings.putAll(Settings.forEmulator(emulator, app));
    settings.put("ADMIN_TOKEN", ADMIN_TOKEN);
    settings.putAll(changes);
    redis = tomcat() ? Optional.of(Redis.start()) : Optional.empty();
    redis.ifPresent(it -> open.push(it::close));
    grid = new ArrayList<>();
    for (int i = 0; i < MOST; i++) {
      grid.add(Ports.free());
    }
    join();
    join();
    nginx = Nginx.start("/vestibule/", port, upstream(nodes));
    open.push(nginx::close);
  }

  /** Both nodes ready. */
  static Cluster start(Map<String, String> changes) throws Exception {
    return start(new Cluster(changes, false));
  }

  /** The same for a long time, with JVMs that get as fast as they can. */
  static Cluster startForLong() throws Exception {
    return start(new Cluster(Map.of(), true));
  }

  private static Cluster start(Cluster cluster) throws Exception {
    try {
      cluster.whole();
      return cluster;
    } catch (IOException | RuntimeException | AssertionError e) {
      cluster.close();
      throw e;
    }
  }

  /** Whether this run is Tomcat's, and the engine Redis; else Payara's with its data grid. */
  static boolean tomcat() {
    return ServerLog.inThisJvm();
  }

  /** Adds a node and starts it. */
  ClusterNode join() throws IOException {
    int own = grid.get(nodes.size());
    ClusterNode node =
        redis.isPresent()
            ? ClusterServers.tomcat(Ports.free(), settings, redis.get().port())
            : ClusterServers.payara(Ports.free(), settings, grid, own);
    open.push(node::close);
    nodes.add(node);
    return (lasting ? node.lasting() : node).start();
  }

  /** The two nodes run with the shipped WAR and the right clock, a third one does not. */
  void whole() throws IOException {
    while (nodes.size() > 2) {
      nodes.remove(2).kill();
    }
    for (ClusterNode node : nodes) {
      if (!node.alive()) {
        node.war(Ground.WAR);
        node.clock(0);
        node.start();
      }
    }
    for (ClusterNode node : nodes) {
      node.awaitReady();
    }
    route(nodes);
  }

  /** Who gets the requests from now on. */
  void route(List<ClusterNode> to) throws IOException {
    nginx.route(upstream(to));
  }

  private static String upstream(List<ClusterNode> nodes) {
    return nodes.stream()
        .map(node -> "127.0.0.1:" + node.port())
        .collect(Collectors.joining("; server "));
  }

  ClusterNode node(int index) {
    return nodes.get(index);
  }

  Emulator emulator() {
    return emulator;
  }

  Redis redis() {
    return redis.orElseThrow();
  }

  /** The address that users see. */
  URI app() {
    return app;
  }

  /** A new browser; it may also ask a node past the proxy. */
  Visitor visitor() {
    return new Visitor(app, nginx.client());
  }

  /** Where the servers' own files are. */
  static Path directory() {
    return Path.of("target/it");
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      open.pop().run();
    }
  }
}
