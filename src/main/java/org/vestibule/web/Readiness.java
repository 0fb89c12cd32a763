package org.vestibule.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Whether this node can sign users in, and what stands in the way. A cause that lies in this node
 * takes it out of service; one that all nodes share does not, since users who are signed in would
 * then have no node left. Nothing here asks anybody.
 */
final class Readiness {
  /** How a part stands; the worst one is the node's. */
  enum Status {
    /** As it should be. */
    UP,
    /** Somebody has to look, and the node goes on. */
    DEGRADED,
    /** The node should get no users. */
    DOWN
  }

  /**
   * One thing that sign-ins need.
   *
   * @param reason a stable word; empty when there is nothing to say
   */
  record Part(String name, Status status, String reason) {
    static Part up(String name) {
      return new Part(name, Status.UP, "");
    }
  }

  private final List<Supplier<Part>> parts;
  private volatile boolean stopping;

  Readiness(List<Supplier<Part>> parts) {
    this.parts = List.copyOf(parts);
  }

  /** From now on the node is going. */
  void stop() {
    stopping = true;
  }

  List<Part> parts() {
    return stopping
        ? List.of(new Part("process", Status.DOWN, "stopping"))
        : parts.stream().map(Supplier::get).toList();
  }

  boolean up() {
    return status(parts()) != Status.DOWN;
  }

  static Status status(List<Part> parts) {
    return parts.stream().map(Part::status).max(Status::compareTo).orElse(Status.UP);
  }

  /** What a caller on this machine is told. */
  static Map<String, Object> told(List<Part> parts) {
    var all = new LinkedHashMap<String, Object>();
    for (Part part : parts) {
      var one = new LinkedHashMap<String, String>();
      one.put("status", part.status().name());
      if (!part.reason().isEmpty()) {
        one.put("reason", part.reason());
      }
      all.put(part.name(), one);
    }
    var told = new LinkedHashMap<String, Object>();
    told.put("status", status(parts).name());
    told.put("parts", all);
    return told;
  }
}
