package org.vestibule.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an administrator pastes into a shell. */
class CommandsTest {
  private static final Doctor DOCTOR = new Doctor();
  private static final Catalogue CATALOGUE = Catalogue.standard();
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");
  private static final Map<String, String> PLAIN =
      Map.of(
          "clientId", "0a5f3c62-9f36-4d6e-8d6b-6a2d0f6e7b11",
          "redirectUri", "https://apps.example/vestibule/callback",
          "home", "https://apps.example/vestibule/",
          "environment", "https://org.crm4.dynamics.com",
          "user", "ada@contoso.example");

  /** What only the administrator knows. */
  private static final Set<String> LEFT_OPEN =
      Set.of("<environment-id>", "<object-id-of-the-user>", "<sku-id>");

  static Stream<String> keysWithCommands() {
    return CATALOGUE.explained().stream()
        .filter(key -> !CATALOGUE.find(key).orElseThrow().command().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("keysWithCommands")
  void every_value_of_a_command_is_one_that_pages_know(String key) {
    String command = CATALOGUE.find(key).orElseThrow().command();

    List<String> unknown =
        PLACEHOLDER
            .matcher(command)
            .results()
            .map(found -> found.group(1))
            .filter(name -> !PLAIN.containsKey(name) && !name.equals("number"))
            .toList();

    assertEquals(List.of(), unknown);
  }

  @ParameterizedTest
  @MethodSource("keysWithCommands")
  void plain_values_are_filled_in(String key) {
    String command = command(key, PLAIN);

    List<String> open =
        Pattern.compile("<[^>]*>")
            .matcher(command)
            .results()
            .map(MatchResult::group)
            .filter(it -> !LEFT_OPEN.contains(it))
            .toList();
    assertEquals(List.of(), open, command);
    assertFalse(PLACEHOLDER.matcher(command).find(), command);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$(touch /tmp/x)",
        "`touch x`",
        "a b",
        "a;b",
        "a&b",
        "a|b",
        "a>b",
        "a'b",
        "a\"b",
        "a\nb",
        "a\\b",
        "a%b",
        "a,b",
        "a*b",
        "ä",
        "-rf",
        "--help",
        "@/etc/passwd",
        "~root",
        "{clientId}",
        ""
      })
  void a_value_that_a_shell_could_read_otherwise_is_left_open(String hostile) {
    var facts = new HashMap<String, String>();
    PLAIN.keySet().forEach(name -> facts.put(name, hostile));

    for (String key : keysWithCommands().toList()) {
      String expected =
          PLACEHOLDER
              .matcher(CATALOGUE.find(key).orElseThrow().command())
              .replaceAll(found -> CommandsTest.open(found.group(1)));
      assertEquals(expected, command(key, facts), key);
    }
  }

  private static String open(String name) {
    return switch (name) {
      case "number" -> "50105";
      case "clientId" -> "<client-id>";
      case "redirectUri" -> "<redirect-uri>";
      default -> "<" + name + ">";
    };
  }

  @Test
  void a_long_value_is_left_open() {
    var facts = new HashMap<>(PLAIN);
    facts.put("clientId", "a".repeat(301));

    assertTrue(command("aadsts.app-disabled", facts).contains("--id <client-id> "));
  }

  @Test
  void the_redirect_uri_is_added_to_those_that_are_registered() {
    assertEquals(
        "az ad app update --id 0a5f3c62-9f36-4d6e-8d6b-6a2d0f6e7b11 --web-redirect-uris $(az ad app"
            + " show --id 0a5f3c62-9f36-4d6e-8d6b-6a2d0f6e7b11 --query \"web.redirectUris[]\""
            + " --output tsv) https://apps.example/vestibule/callback",
        command("aadsts.redirect", PLAIN));
  }

  /** Asked with a number that the catalogue does not have, so that the key itself is explained. */
  private static String command(String key, Map<String, String> facts) {
    var all = new HashMap<>(facts);
    String plain = CATALOGUE.find(key).orElseThrow().command();
    if (plain.contains("{number}")) {
      all.put("providerCode", "AADSTS" + numberFor(key));
      return DOCTOR.explain(key, all, Locale.ENGLISH).command().replace(numberFor(key), "50105");
    }
    return DOCTOR.explain(key, all, Locale.ENGLISH).command();
  }

  private static String numberFor(String key) {
    return CATALOGUE.codes().stream()
        .filter(code -> code.startsWith(Catalogue.ENTRA))
        .filter(code -> CATALOGUE.find(code).orElseThrow().texts().equals(key))
        .findFirst()
        .map(code -> code.substring(Catalogue.ENTRA.length()))
        .orElse("99999999");
  }
}
