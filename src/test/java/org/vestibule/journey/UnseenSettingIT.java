package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vestibule.run.Ports;

/** A node of several whose server is not told so. */
@Tag("payara")
final class UnseenSettingIT {
  @Test
  void payara_has_to_see_for_itself_that_nodes_share_sessions() throws Exception {
    int grid = Ports.free();
    Map<String, String> settings =
        Map.of(
            "DATAVERSE_URL", "https://org.crm4.dynamics.com",
            "AZURE_CLIENT_ID", "00000000-0000-0000-0000-000000000001",
            "CLUSTER", "jcache");
    try (ClusterNode node =
        ClusterServers.payara(Ports.free(), settings, List.of(grid), grid).start()) {
      assertTrue(ServerLog.within(Duration.ofMinutes(2), () -> node.healthy("live")), node.log());
      Hop page = new Visitor(node.app()).open(node.app());

      assertEquals(503, page.status());
      assertTrue(page.body().contains("<code>CLUSTER</code>"), page.body());
      assertTrue(page.body().contains("Payara reads it too"), page.body());
      assertTrue(node.log().contains("CLUSTER must be an environment variable"), node.log());
    }
  }
}
