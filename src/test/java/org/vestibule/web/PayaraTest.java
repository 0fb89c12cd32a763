package org.vestibule.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.config.Reading;

class PayaraTest {
  @ParameterizedTest
  @CsvSource({
    "Payara Micro 6.2025.10 #badassmicrofish, 1",
    "Payara Server 6.2025.9 #badassfish, 1",
    "Apache Tomcat/10.1.59, 0"
  })
  void only_payara_reads_a_setting_too(String server, int problems, @TempDir Path directory)
      throws IOException {
    Path file = directory.resolve("vestibule.properties");
    Files.writeString(
        file, "DATAVERSE_URL=https://org.crm4.dynamics.com\nAZURE_CLIENT_ID=c\nCLUSTER=jcache\n");

    Reading reading = Reading.of(new Properties(), Map.of("VESTIBULE_CONFIG", file.toString()));

    assertEquals(problems, Payara.check(server, reading).problems().size());
  }
}
