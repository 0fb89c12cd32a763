package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vestibule.emulator.Persona;

/** Two nodes of the shipped WAR with the shipped files; one of them is killed. */
@ExtendWith({Nginx.Needed.class, Redis.Needed.class})
final class ClusterIT {
  @Test
  void nobody_is_signed_out_when_a_node_is_killed_and_a_revocation_is_known_to_all()
      throws Exception {
    try (Cluster cluster = Cluster.start(Map.of())) {
      ClusterNode first = cluster.node(0);
      ClusterNode second = cluster.node(1);
      Visitor leaving = cluster.visitor();
      cluster.emulator().frontChannel(second.at("logout/frontchannel"));
      leaving.signIn(Persona.GUEST);
      assertEquals(200, leaving.open(second.at("whoami")).status());
      cluster.visitor().open(cluster.emulator().frontChannelUri(Persona.GUEST));
      assertTrue(
          ServerLog.within(
              Duration.ofSeconds(1), () -> leaving.open(first.at("whoami")).status() == 401));
      assertEquals(401, leaving.open(second.at("whoami")).status());
      Crowd crowd = Crowd.signedIn(cluster::visitor);

      first.kill();

      crowd.expectSignedIn();
    }
  }
}
