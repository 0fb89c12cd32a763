package org.vestibule.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.vestibule.emulator.Emulator;
import org.vestibule.run.Settings;

/**
 * What every deployment of a test run stands on: the WAR file, one emulator, a file of settings.
 */
final class Ground {
  /** The build names it; the default serves an IDE. */
  static final Path WAR = Path.of(System.getProperty("vestibule.war", "target/vestibule.war"));

  /** For what the application does in the background after its start. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Emulator EMULATOR = startEmulator();

  private Ground() {}

  static Emulator emulator() {
    return EMULATOR;
  }

  /** The settings reach a server of another process in the file that VESTIBULE_CONFIG names. */
  static void settings(URI app) throws IOException {
    String file = System.getenv("VESTIBULE_CONFIG");
    if (file == null) {
      throw new IllegalStateException("VESTIBULE_CONFIG must name a file before the tests start");
    }
    write(Path.of(file), Settings.forEmulator(EMULATOR, app));
  }

  static void write(Path file, Map<String, String> settings) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    var properties = new Properties();
    properties.putAll(settings);
    try (var out = Files.newBufferedWriter(file)) {
      properties.store(out, null);
    }
  }

  private static Emulator startEmulator() {
    try {
      return Emulator.start(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
