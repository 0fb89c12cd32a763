package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.emulator.Emulator;
import org.vestibule.emulator.Environment;
import org.vestibule.emulator.Persona;

/** Installations whose users stay in one environment. */
@Tag("tomcat")
final class SingleEnvironmentIT {
  private final Emulator emulator = Ground.emulator();

  @BeforeEach
  void reset() {
    emulator.reset();
  }

  @Test
  void switched_off_there_is_no_list_and_no_link() throws Exception {
    nothing(Map.of("DATAVERSE_ENVIRONMENTS", "single"));
  }

  @Test
  void without_a_service_for_this_machine_there_is_no_list() throws Exception {
    nothing(Map.of("DATAVERSE_DISCOVERY_URL", ""));
  }

  @Test
  void another_provider_than_entra_has_no_list() throws Exception {
    nothing(
        Map.of(
            "OPENID_ISSUER",
            emulator.base() + "/" + Emulator.TENANT + "/v2.0",
            "AZURE_TENANT_ID",
            "",
            "AZURE_AUTHORITY_HOST",
            ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", ""})
  void with_a_resource_each_environment_is_named_by_its_own(String slash) throws Exception {
    try (var server = Variant.of(Map.of("OAUTH_RESOURCE", emulator.base() + slash))) {
      var visitor = new Visitor(server.app());
      visitor.signIn(Persona.ADA);
      emulator.forget();

      Hop page = visitor.open("environments/compare");

      assertEquals(200, page.status(), page.body());
      assertEquals(
          List.of(emulator.discovery().toString(), emulator.url(Environment.TEST).toString()),
          emulator.requests("/token").stream()
              .map(call -> call.form().getOrDefault("resource", ""))
              .toList());
    }
  }

  private static void nothing(Map<String, String> settings) throws Exception {
    try (var server = Variant.of(settings)) {
      var visitor = new Visitor(server.app());
      Hop dashboard = visitor.signIn(Persona.ADA);

      assertEquals(200, dashboard.status(), dashboard.body());
      assertFalse(dashboard.body().contains("/environments"), dashboard.body());
      ProblemPage.expect(404, "page.not-found", visitor.open("environments"));
      ProblemPage.expect(404, "page.not-found", visitor.open("environments/compare"));
    }
  }
}
