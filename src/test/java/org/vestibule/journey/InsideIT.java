package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Looks at class loading from where the application stands: these methods run inside the server.
 */
@ExtendWith({ServerPort.class, ArquillianExtension.class})
final class InsideIT {
  @Deployment
  static WebArchive war() throws IOException {
    Ground.settings(ServerPort.address("inside"));
    WebArchive war = Ground.war("inside");
    return war.setWebXML(new StringAsset(openForFragments(war)))
        // The server loads this class with its annotations, and must find what they name.
        .addClass(ServerPort.class);
  }

  /**
   * Arquillian brings its servlet as a fragment, and Tomcat takes none beside complete metadata.
   */
  private static String openForFragments(WebArchive war) throws IOException {
    try (InputStream in = war.get("WEB-INF/web.xml").getAsset().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("metadata-complete=\"true\"", "metadata-complete=\"false\"");
    }
  }

  @Test
  void a_jersey_client_can_be_built() {
    Client client = ClientBuilder.newClient();

    assertNotNull(client.target("http://localhost/"));

    client.close();
  }

  @Test
  void what_the_session_keeps_can_be_written_and_read() throws Exception {
    String kept = "a session attribute";

    var bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(kept);
    Object read = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

    assertEquals(kept, read);
  }
}
