package org.vestibule.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.vestibule.cluster.JCacheEngine;
import org.vestibule.config.Operations;
import org.vestibule.config.Settings;
import org.vestibule.session.Engine;
import org.vestibule.session.LocalEngine;

/**
 * Where this node keeps what nodes share.
 *
 * @param check tells how the engine stands; absent for a node that is alone
 */
record Shared(Engine engine, Optional<EngineCheck> check) implements AutoCloseable {
  static Shared of(Settings settings, Clock clock) {
    Optional<Operations.Cluster> cluster = settings.operations().cluster();
    if (cluster.isEmpty()) {
      return new Shared(new LocalEngine(clock), Optional.empty());
    }
    var engine = new JCacheEngine(cluster.get().config(), installation(settings));
    var check = new EngineCheck(engine);
    check.get();
    return new Shared(engine, Optional.of(check));
  }

  /** The same on all nodes of an installation, and another one for each. */
  private static String installation(Settings settings) {
    String named = settings.clientId() + " " + settings.publicUrl();
    UUID id = UUID.nameUUIDFromBytes(named.getBytes(StandardCharsets.UTF_8));
    return "vestibule-" + id.toString().substring(0, 8);
  }

  @Override
  public void close() {
    check.ifPresent(EngineCheck::close);
    if (engine instanceof JCacheEngine it) {
      it.close();
    }
  }
}
