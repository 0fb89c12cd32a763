package org.vestibule.shipped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What systemd says of the shipped unit files. */
@ExtendWith(UnitFilesTest.Needed.class)
class UnitFilesTest {
  private static final String PROGRAM = "systemd-analyze";

  /** Of 100, where 0 is a process that can do nothing. */
  private static final String EXPOSURE = "20";

  @ParameterizedTest
  @CsvSource({
    "payara-micro, /usr/bin/java",
    "payara-server, /opt/payara6/bin/asadmin",
    "tomcat, /opt/tomcat/bin/catalina.sh"
  })
  void systemd_has_nothing_to_object(String folder, String program) throws Exception {
    Path unit = Path.of("target/units", folder, "vestibule.service");
    Files.createDirectories(unit.getParent());
    // Only that the program exists is not so here.
    String text =
        Shipped.changed(
            folder + "/vestibule.service", Map.of("ExecStart=" + program, "ExecStart=/bin/true"));
    Files.writeString(unit, text);

    assertEquals("", analyze("verify", unit));
    analyze("security", "--offline=yes", "--threshold=" + EXPOSURE, unit);
  }

  @ParameterizedTest
  @CsvSource({"payara-micro", "payara-server", "tomcat"})
  void the_time_to_stop_is_longer_than_requests_in_flight_may_take(String folder)
      throws IOException {
    var unit = new Unit(Shipped.text(folder + "/vestibule.service"));

    // STOP_DELAY as it comes, 30 s for requests, and what the server itself takes.
    assertTrue(Integer.parseInt(unit.one("TimeoutStopSec")) >= 5 + 30 + 15);
    assertEquals(List.of(), unit.all("ExecStop"), "it would close the doors first");
    // A JVM that a signal ends says 128 + 15.
    assertEquals("143", unit.one("SuccessExitStatus"));
  }

  private static String analyze(Object... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(NeededProgram.find(PROGRAM).orElseThrow().toString()));
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said;
  }

  /**
   * Without systemd on the path the test is skipped, or with {@code -Dsystemd.required=true} fails.
   */
  static final class Needed extends NeededProgram {
    Needed() {
      super(PROGRAM, "systemd.required");
    }
  }
}
