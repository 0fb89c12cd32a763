package org.vestibule.run;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** The verdicts of the running application, as its page for set-up gives them to programs. */
final class SetupChecks {
  /** Longer than all checks together may take. */
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  private SetupChecks() {}

  /** One line for each check, its state first. */
  static List<String> of(URI app) throws Refused, IOException {
    URI setup = URI.create(app + "/setup");
    var connection = (HttpURLConnection) setup.toURL().openConnection();
    connection.setConnectTimeout((int) PATIENCE.toMillis());
    connection.setReadTimeout((int) PATIENCE.toMillis());
    connection.setRequestProperty("Accept", "text/plain");
    int status = connection.getResponseCode();
    // 503 comes with the problems of the settings.
    if (status != HttpURLConnection.HTTP_OK && status != HttpURLConnection.HTTP_UNAVAILABLE) {
      throw new Refused(setup + " answered with status " + status + ".");
    }
    try (InputStream body =
        status == HttpURLConnection.HTTP_OK
            ? connection.getInputStream()
            : connection.getErrorStream()) {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  static boolean failed(String line) {
    return line.startsWith("failed ");
  }
}
