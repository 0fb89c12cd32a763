package org.vestibule.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.vestibule.config.Origin;
import org.vestibule.config.Reading;
import org.vestibule.config.Setting;
import org.vestibule.config.Settings;
import org.vestibule.doctor.Composition;

class SetupFormTest {
  private static final Map<String, String> GOOD =
      Map.of(
          "DATAVERSE_URL", "https://org.crm4.dynamics.com/",
          "PUBLIC_URL", "https://apps.example/crm/",
          "AZURE_CLIENT_ID", "66666666-7777-8888-9999-000000000000");

  @TempDir Path folder;

  private static SetupForm sent(Map<String, String> parameters) {
    return SetupForm.sent(name -> Optional.ofNullable(parameters.get(name)));
  }

  private static SetupForm with(String name, String value) {
    var parameters = new HashMap<>(GOOD);
    parameters.put(name, value);
    return sent(parameters);
  }

  @ParameterizedTest
  @EnumSource(Composition.Way.class)
  void what_is_composed_is_accepted_by_the_application(Composition.Way way) throws Exception {
    SetupForm form = with("credential", way.name());
    assertEquals(Map.of(), form.errors());
    // The paths that it names are the server's.
    String text = form.composition().file(form.format());
    for (String path : List.of("/etc/vestibule/", "/var/run/secrets/vestibule/")) {
      text = text.replace(path, folder + "/");
    }
    for (String file : List.of("client-secret", "client.pem", "token")) {
      Files.writeString(folder.resolve(file), "content");
    }
    Path config = Files.writeString(folder.resolve("config"), text);

    Settings settings =
        Reading.of(new Properties(), Map.of("VESTIBULE_CONFIG", config.toString())).orThrow();

    assertEquals("https://org.crm4.dynamics.com", settings.dataverseUrl().toString());
    assertEquals("https://apps.example/crm", settings.publicUrl().map(Object::toString).orElse(""));
    assertEquals(GOOD.get("AZURE_CLIENT_ID"), settings.clientId());
    assertEquals(Optional.empty(), settings.tenantId());
  }

  @Test
  void every_choice_reaches_the_file() throws Exception {
    var parameters = new HashMap<>(GOOD);
    parameters.put("AZURE_TENANT_ID", "organizations");
    parameters.put(
        "AZURE_ALLOWED_TENANTS",
        "11111111-2222-3333-4444-555555555555, 99999999-2222-3333-4444-555555555555");
    parameters.put("cloud", "US_GOVERNMENT");
    parameters.put("credential", "SECRET");
    parameters.put("format", "SHELL");

    SetupForm form = sent(parameters);

    assertEquals(
        """
        DATAVERSE_URL=https://org.crm4.dynamics.com
        PUBLIC_URL=https://apps.example/crm
        AZURE_TENANT_ID=organizations
        AZURE_ALLOWED_TENANTS='11111111-2222-3333-4444-555555555555 99999999-2222-3333-4444-555555555555'
        AZURE_AUTHORITY_HOST=https://login.microsoftonline.us
        AZURE_CLIENT_ID=66666666-7777-8888-9999-000000000000
        AZURE_CLIENT_SECRET=PUT-THE-SECRETS-VALUE-HERE
        """,
        form.composition().file(form.format()));
  }

  @Test
  void a_registration_that_does_not_exist_yet_leaves_a_gap() throws Exception {
    SetupForm form = with("AZURE_CLIENT_ID", "");

    var properties = new Properties();
    properties.load(new StringReader(form.composition().file(form.format())));

    assertEquals(Map.of(), form.errors());
    assertEquals("PUT-THE-APPLICATION-ID-HERE", properties.getProperty("AZURE_CLIENT_ID"));
    assertTrue(form.composition().script().contains("az ad app create"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "DATAVERSE_URL,         '',                       is missing",
    "DATAVERSE_URL,         http://org.example,       must begin with https",
    "DATAVERSE_URL,         https://org.example/path, must be scheme and host alone",
    "PUBLIC_URL,            '',                       is missing",
    "PUBLIC_URL,            https://a.example?x,      must be an address without",
    "AZURE_TENANT_ID,       a b,                      is neither a GUID",
    "AZURE_ALLOWED_TENANTS, contoso.com,              must be tenant GUIDs"
  })
  void the_rules_are_the_settings_own_and_told_by_field(String name, String value, String text) {
    SetupForm form = with(name, value);

    List<SetupView.Field> wrong =
        form.fields(Locale.ENGLISH).stream().filter(it -> !it.error().isEmpty()).toList();

    assertEquals(List.of(name), wrong.stream().map(SetupView.Field::name).toList());
    assertTrue(wrong.get(0).error().startsWith(text), wrong.get(0).error());
    assertTrue(wrong.get(0).focus());
    assertEquals(value, wrong.get(0).value(), "it can be corrected");
  }

  @Test
  void of_several_errors_the_first_has_the_focus() {
    SetupForm form = sent(Map.of("AZURE_TENANT_ID", "common"));

    assertEquals(
        List.of("DATAVERSE_URL"),
        form.fields(Locale.ENGLISH).stream()
            .filter(SetupView.Field::focus)
            .map(SetupView.Field::name)
            .toList());
    assertEquals(3, form.errors().size(), form.errors().toString());
  }

  @Test
  void a_line_end_in_a_value_makes_no_line() {
    SetupForm form = with("AZURE_CLIENT_ID", "a\r\nAZURE_AUTHORITY_HOST=https://evil.example");

    assertEquals(4, form.composition().file(form.format()).lines().count());
  }

  @Test
  void an_unknown_choice_is_the_first_one() {
    SetupForm form = with("credential", "../../etc/passwd");

    assertEquals(Composition.Way.SECRET_FILE, form.way());
  }

  @Test
  void it_begins_with_what_is_set() {
    SetupForm form =
        SetupForm.of(
            List.of(
                new Setting(
                    "DATAVERSE_URL",
                    Optional.of("https://org.example"),
                    19,
                    Origin.ENVIRONMENT,
                    Optional.empty()),
                new Setting(
                    "AZURE_TENANT_ID", Optional.empty(), 9, Origin.ENVIRONMENT, Optional.empty()),
                new Setting(
                    "AZURE_CLIENT_SECRET",
                    Optional.empty(),
                    9,
                    Origin.ENVIRONMENT,
                    Optional.empty())),
            "http://localhost:8080/x");

    assertEquals("https://org.example", form.values().get("DATAVERSE_URL"));
    assertEquals("http://localhost:8080/x", form.values().get("PUBLIC_URL"));
    assertEquals("", form.values().get("AZURE_TENANT_ID"), "a value with a problem");
    assertFalse(form.values().containsKey("AZURE_CLIENT_SECRET"));
  }
}
