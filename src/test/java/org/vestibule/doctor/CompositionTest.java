package org.vestibule.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.doctor.Composition.Cloud;
import org.vestibule.doctor.Composition.Format;
import org.vestibule.doctor.Composition.Way;

class CompositionTest {
  private static final String TENANT = "11111111-2222-3333-4444-555555555555";
  private static final Composition SMALLEST =
      with("https://apps.example/crm", Optional.empty(), Optional.empty(), Way.SECRET);

  @TempDir Path folder;

  private static Composition with(
      String publicUrl, Optional<String> clientId, Optional<String> tenant, Way way) {
    return new Composition(
        "https://org.crm4.dynamics.com", publicUrl, clientId, tenant, "", Cloud.PUBLIC, way);
  }

  @Test
  void the_script_is_the_one_of_the_readme() throws Exception {
    String readme = Files.readString(Path.of("README.md"));

    assertTrue(readme.contains("```sh\n" + SMALLEST.script() + "```"), SMALLEST.script());
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void the_script_is_one_for_a_shell(Way way) throws Exception {
    for (Cloud cloud : Cloud.values()) {
      for (Optional<String> tenant :
          java.util.List.of(
              Optional.<String>empty(), Optional.of(TENANT), Optional.of("organizations"))) {
        var composition =
            new Composition(
                "https://org.example",
                "https://apps.example/a'b&c$(d)",
                tenant,
                tenant,
                "",
                cloud,
                way);

        assertEquals(0, shell("-n", composition.script()).exit(), composition.script());
      }
    }
  }

  @Test
  void the_script_follows_the_choices() {
    String certificate =
        with("https://a", Optional.of("id"), Optional.of(TENANT), Way.CERTIFICATE).script();
    String none = with("https://a", Optional.empty(), Optional.empty(), Way.NONE).script();
    String federated =
        with("https://a", Optional.empty(), Optional.empty(), Way.FEDERATED).script();
    String several =
        with("https://a", Optional.empty(), Optional.of("Organizations"), Way.SECRET).script();

    assertTrue(certificate.startsWith("az login --tenant " + TENANT + "\n"), certificate);
    assertTrue(certificate.contains("\nAPP_ID=id\n"), certificate);
    assertTrue(certificate.contains("az ad app update --id \"$APP_ID\" --sign-in-audience"));
    assertTrue(certificate.contains("--cert @certificate.pem"), certificate);
    assertFalse(certificate.contains("--query password"), certificate);
    assertTrue(none.contains("--is-fallback-public-client true"), none);
    assertFalse(none.contains("credential"), none);
    assertTrue(federated.contains("federated-credential create"), federated);
    assertTrue(several.contains("AzureADMultipleOrgs"), several);
    assertFalse(several.contains("az login"), several);
    assertTrue(
        new Composition(
                "https://o",
                "https://a",
                Optional.empty(),
                Optional.empty(),
                "",
                Cloud.CHINA,
                Way.NONE)
            .script()
            .startsWith("az cloud set --name AzureChinaCloud\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain-1", "a\\b", "a b", "it's", "$(touch x)", "ü#!=:", "-n", "~"})
  void a_file_says_what_was_entered_whatever_it_is(String clientId) throws Exception {
    Composition composition =
        with("https://apps.example/a'b&c;d$e", Optional.of(clientId), Optional.empty(), Way.SECRET);

    var properties = new Properties();
    properties.load(new StringReader(composition.file(Format.PROPERTIES)));
    Map<String, String> sourced = sourced(composition.file(Format.SHELL));

    assertEquals(composition.settings(), new HashMap<>(Map.copyOf(strings(properties))));
    composition.settings().forEach((name, value) -> assertEquals(value, sourced.get(name), name));
  }

  private static Map<String, String> strings(Properties properties) {
    var strings = new HashMap<String, String>();
    properties.stringPropertyNames().forEach(it -> strings.put(it, properties.getProperty(it)));
    return strings;
  }

  private record Shelled(int exit, String out) {}

  private Shelled shell(String option, String script) throws Exception {
    Path file = Files.writeString(folder.resolve("script.sh"), script);
    Process process =
        new ProcessBuilder("sh", option, file.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Shelled(process.waitFor(), out);
  }

  /** What a shell has in its environment after reading the file. */
  private Map<String, String> sourced(String text) throws Exception {
    Shelled shelled = shell("-ea", text + "env\n");
    assertEquals(0, shelled.exit(), shelled.out());
    var found = new HashMap<String, String>();
    shelled
        .out()
        .lines()
        .filter(line -> line.contains("="))
        .forEach(
            line ->
                found.put(
                    line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
    return found;
  }
}
