package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vestibule.run.Settings;

@Tag("tomcat")
final class VariantIT {
  @Test
  void runs_at_the_root_of_a_server() throws Exception {
    try (var server = TomcatServer.start("", app -> Settings.forEmulator(Ground.emulator(), app))) {
      var request = HttpRequest.newBuilder(server.app()).build();

      var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

      assertEquals(200, response.statusCode());
      assertTrue(response.body().contains("<html"), response.body());
    }
  }
}
