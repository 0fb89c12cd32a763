package org.vestibule.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorTest {
  private static final Doctor DOCTOR = new Doctor();

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          a number that is known,           signin.denied,          access_denied, AADSTS50105, -,          You are not assigned to this application
          the same at the token endpoint,   token.invalid_client,   invalid_client, AADSTS7000222, -,       The client secret has expired
          a number of a group,              token.invalid_grant,    invalid_grant, AADSTS700082, -,         Your sign-in has expired
          a number that is not known,       signin.denied,          invalid_scope, AADSTS9999999, -,        The requested scope is not valid
          no number,                        signin.denied,          invalid_scope, -, -,                    The requested scope is not valid
          nothing known at all,             signin.denied,          odd_error, AADSTS9999999, -,            The sign-in was refused
          an error of the token endpoint,   token.invalid_scope,    invalid_scope, -, -,                    The requested scope is not valid
          one of its own,                   token.invalid_grant,    invalid_grant, -, -,                    The sign-in could not be completed
          an unknown one,                   token.odd_error,        odd_error, -, -,                        The sign-in could not be completed
          a passing fault of Entra,         signin.provider-error,  temporarily_unavailable, AADSTS90033, -, Entra has a passing trouble
          a cancelled sign-in,              signin.cancelled,       access_denied, -, -,                    You cancelled the sign-in
          a code of Dataverse,              dataverse.refused,      -, -, 0x8004A104,                       The environment is switched off
          the same with another status,     dataverse.forbidden.0x8004A104, -, -, 0x8004A104,               The environment is switched off
          a code that is not known,         dataverse.forbidden.0x8FFFFFFF, -, -, 0x8FFFFFFF,               Dynamics 365 does not let you in
          no code,                          dataverse.refused,      -, -, HTTP 404,                         Dynamics 365 refused the question
          a throttled user,                 dataverse.throttled,    -, -, 0x80072322,                       You have reached a limit of Dynamics 365
          """)
  void what_is_closest_to_the_cause_explains(
      String theCase,
      String code,
      @Nullable String error,
      @Nullable String number,
      @Nullable String dataverse,
      String title) {
    var facts = new HashMap<String, String>();
    put(facts, "error", error);
    put(facts, "providerCode", number);
    put(facts, "dataverseCode", dataverse);

    assertEquals(title, DOCTOR.explain(code, facts, Locale.ENGLISH).title());
  }

  private static void put(Map<String, String> facts, String name, @Nullable String value) {
    if (value != null) {
      facts.put(name, value);
    }
  }

  @Test
  void an_unknown_number_is_shown_as_it_came() {
    Explanation explanation =
        DOCTOR.explain(
            "signin.denied",
            Map.of("error", "odd_error", "providerCode", "AADSTS9999999"),
            Locale.ENGLISH);

    assertTrue(explanation.what().contains("(odd_error, AADSTS9999999)"), explanation.what());
  }

  @Test
  void somebody_else_who_can_act_is_named_too() {
    assertEquals(
        "You or your Entra administrator",
        DOCTOR.explain("aadsts.50014", Map.of(), Locale.ENGLISH).who());
    assertEquals(
        "Sie oder Ihre Entra-Administration",
        DOCTOR.explain("aadsts.50014", Map.of(), Locale.GERMAN).who());
    assertEquals(
        "Vous ou votre administrateur Entra",
        DOCTOR.explain("aadsts.50014", Map.of(), Locale.FRENCH).who());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "en,    There is no such page",
    "en-GB, There is no such page",
    "de,    Diese Seite gibt es nicht",
    "de-AT, Diese Seite gibt es nicht",
    "fr-CA, Cette page n'existe pas",
    "it,    There is no such page",
    "und,   There is no such page"
  })
  void the_visitors_language_decides_and_never_the_servers(String language, String title) {
    Locale before = Locale.getDefault();
    try {
      for (Locale server : new Locale[] {Locale.GERMANY, Locale.FRANCE, Locale.US, Locale.JAPAN}) {
        Locale.setDefault(server);
        assertEquals(
            title,
            DOCTOR.explain("page.not-found", Map.of(), Locale.forLanguageTag(language)).title());
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void what_nobody_knows_is_said_in_words() {
    Explanation explanation = DOCTOR.explain("dataverse.limit", Map.of(), Locale.ENGLISH);

    assertTrue(explanation.how().startsWith("Try again in a few seconds."), explanation.how());
    assertTrue(explanation.what().contains("(without a code)"), explanation.what());
    assertEquals(
        "Add your account to the environment.",
        DOCTOR
            .explain("dataverse.0x80072560", Map.of(), Locale.ENGLISH)
            .how()
            .split("(?<=\\.) ", 2)[0]);
  }

  @Test
  void the_way_through_the_portal_names_this_installation() {
    Explanation explanation =
        DOCTOR.explain("aadsts.50105", Map.of("clientId", "client-1"), Locale.ENGLISH);

    assertEquals(
        "Microsoft Entra admin center > Entra ID > Enterprise apps > client-1 > Users and groups >"
            + " Add user/group",
        explanation.where());
    assertFalse(explanation.command().isEmpty());
    assertEquals("", DOCTOR.explain("signin.expired", Map.of(), Locale.ENGLISH).where());
    assertEquals("", DOCTOR.explain("signin.expired", Map.of(), Locale.ENGLISH).command());
  }
}
