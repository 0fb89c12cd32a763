package org.vestibule.doctor;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vestibule.doctor.Catalogue.Entry;
import org.vestibule.emulator.DataverseCode;
import org.vestibule.emulator.EntraCode;

class CatalogueTest {
  private static final Catalogue CATALOGUE = Catalogue.standard();
  private static final ResourceBundle TEXTS =
      ResourceBundle.getBundle("org.vestibule.doctor.Explanations", Locale.ROOT);
  private static final Set<String> WHO = Set.of("user", "entra", "dynamics", "operator", "nobody");

  static Stream<String> codes() {
    return CATALOGUE.codes().stream();
  }

  static Stream<String> explained() {
    return CATALOGUE.explained().stream();
  }

  static Stream<EntraCode> numbersOfTheEmulator() {
    return EntraCode.all().stream();
  }

  static Stream<DataverseCode> codesOfTheEmulator() {
    return DataverseCode.all().stream();
  }

  @ParameterizedTest
  @MethodSource("codes")
  void every_code_leads_to_texts_and_somebody_who_can_act(String code) {
    Entry entry = CATALOGUE.find(code).orElseThrow();

    assertFalse(entry.comes().isEmpty(), code);
    for (String part : List.of("title", "what", "how")) {
      assertTrue(TEXTS.containsKey(entry.texts() + "." + part), entry.texts() + "." + part);
    }
    assertTrue(WHO.containsAll(entry.who()), entry.toString());
    assertEquals(
        entry.who().contains("nobody") ? 1 : entry.who().size(), Set.copyOf(entry.who()).size());
  }

  @ParameterizedTest
  @MethodSource("explained")
  void every_explanation_is_reached(String key) {
    boolean aliased =
        codes().anyMatch(code -> CATALOGUE.find(code).orElseThrow().texts().equals(key));
    boolean own = !key.startsWith(Catalogue.ENTRA) && !key.startsWith(Catalogue.OAUTH);

    assertTrue(aliased || own, key + " is a group without a code");
    assertTrue(TEXTS.containsKey(key + ".title"), key);
  }

  @Test
  void every_text_belongs_to_the_catalogue() {
    Set<String> titles =
        TEXTS.keySet().stream()
            .filter(key -> key.endsWith(".title"))
            .map(key -> key.substring(0, key.length() - ".title".length()))
            .collect(toCollection(TreeSet::new));

    assertEquals(CATALOGUE.explained(), titles);
  }

  @Test
  void it_is_as_large_as_was_promised() {
    assertTrue(count(Catalogue.ENTRA) >= 110, "" + count(Catalogue.ENTRA));
    assertTrue(count("dataverse.0x") >= 25, "" + count("dataverse.0x"));
    assertTrue(count(Catalogue.OAUTH) >= 20, "" + count(Catalogue.OAUTH));
  }

  private static long count(String prefix) {
    return codes().filter(code -> code.startsWith(prefix)).count();
  }

  @Test
  void every_error_that_the_standards_name_for_the_two_endpoints_is_there() {
    List<String> rfc6749 =
        List.of(
            "invalid_request",
            "unauthorized_client",
            "access_denied",
            "unsupported_response_type",
            "invalid_scope",
            "server_error",
            "temporarily_unavailable",
            "invalid_client",
            "invalid_grant",
            "unsupported_grant_type");
    List<String> openid =
        List.of(
            "interaction_required",
            "login_required",
            "account_selection_required",
            "consent_required",
            "invalid_request_uri",
            "invalid_request_object",
            "request_not_supported",
            "request_uri_not_supported",
            "registration_not_supported");

    assertEquals(
        List.of(),
        Stream.concat(rfc6749.stream(), openid.stream())
            .filter(error -> CATALOGUE.find(Catalogue.OAUTH + error).isEmpty())
            .toList());
  }

  /** What the emulator tells like the real services must be explained, and as it really comes. */
  @ParameterizedTest
  @MethodSource("numbersOfTheEmulator")
  void the_emulator_and_the_catalogue_agree_on_entra(EntraCode number) {
    Optional<Entry> entry = CATALOGUE.find(Catalogue.ENTRA + number.number());
    String token = number.tokenError() + (number.suberror().isEmpty() ? "" : "/");
    Map<String, String> ways =
        Map.of(
            "page", "page", "redirect", number.redirectError(), "token", token + number.suberror());

    assertTrue(entry.isPresent(), number.toString());
    assertTrue(
        number.places().stream().anyMatch(place -> entry.get().comes().equals(ways.get(place))),
        entry.get().comes() + " " + number);
  }

  @ParameterizedTest
  @MethodSource("codesOfTheEmulator")
  void the_emulator_and_the_catalogue_agree_on_dataverse(DataverseCode code) {
    Entry entry = CATALOGUE.find(Catalogue.DATAVERSE + code.hex()).orElseThrow();

    assertEquals(String.valueOf(code.status()), entry.comes());
  }

  @Test
  void a_code_that_is_not_listed_is_not_found() {
    assertEquals(Optional.empty(), CATALOGUE.find("aadsts.99999999"));
    assertEquals(Optional.empty(), CATALOGUE.find("aadsts."));
    assertEquals(Optional.empty(), CATALOGUE.find(""));
    assertEquals(Optional.empty(), CATALOGUE.find("aadsts.50105.who"));
    assertEquals(Optional.empty(), CATALOGUE.find("oauth.interaction_required.who"));
  }
}
