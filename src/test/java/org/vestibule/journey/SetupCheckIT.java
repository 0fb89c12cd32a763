package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vestibule.emulator.Emulator;
import org.vestibule.run.Ports;
import org.vestibule.run.Run;

/** {@code mvn -Prun -Dcheck}, without the part of Maven: the command as a process of its own. */
@Tag("tomcat")
final class SetupCheckIT {
  /** Longer than the command itself waits for the server and for the checks. */
  private static final long PATIENCE_SECONDS = 180;

  @TempDir Path folder;

  private record Ended(int code, String out) {}

  /** Runs the command with these settings in its environment. */
  private Ended check(Map<String, String> settings) throws Exception {
    Path target = Path.of("target").toAbsolutePath();
    int port = Ports.free();
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classes(),
            Run.class.getName(),
            target.toString(),
            "tomcat",
            String.valueOf(port),
            String.valueOf(Ports.free()),
            "true");
    builder
        .environment()
        .keySet()
        .removeIf(it -> it.matches("(AZURE|DATAVERSE|OAUTH|OPENID|VESTIBULE)_.*|PUBLIC_URL"));
    builder.environment().putAll(settings);
    Path out = folder.resolve("out");
    Process process = builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
    try {
      boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertTrue(ended, () -> read(out));
    } finally {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroyForcibly();
    }
    assertFree(port);
    return new Ended(process.exitValue(), read(out));
  }

  /** What the command knows: the emulator and itself, and no library. */
  private static String classes() {
    return Path.of("target/test-classes").toAbsolutePath().toString();
  }

  /** The server that it started is gone. */
  private static void assertFree(int port) throws IOException {
    new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void it_ends_well_when_all_is_well() throws Exception {
    Ended ended = check(Map.of());

    assertEquals(0, ended.code(), ended.out());
    assertTrue(ended.out().contains("Vestibule is checked on Tomcat"), ended.out());
    assertTrue(ended.out().contains("\nok              Client credential: "), ended.out());
    assertFalse(ended.out().contains("\nfailed "), ended.out());
    assertFalse(ended.out().contains(Emulator.CLIENT_SECRET), ended.out());
  }

  @Test
  void it_fails_with_the_remedy_when_a_check_fails() throws Exception {
    try (Emulator emulator = Emulator.start(0)) {
      Ended ended =
          check(
              Map.of(
                  "DATAVERSE_URL",
                  emulator.base().toString(),
                  "AZURE_AUTHORITY_HOST",
                  emulator.base().toString(),
                  "AZURE_CLIENT_ID",
                  Emulator.CLIENT_ID,
                  "AZURE_CLIENT_SECRET",
                  "canary-7f3a"));

      assertEquals(1, ended.code(), ended.out());
      assertTrue(ended.out().contains("\nfailed          Client credential: "), ended.out());
      assertTrue(ended.out().contains("az ad app credential reset"), ended.out());
      assertTrue(ended.out().contains("Checks that failed: 1"), ended.out());
      assertFalse(ended.out().contains("canary"), ended.out());
    }
  }
}
