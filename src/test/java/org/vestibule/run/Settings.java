package org.vestibule.run;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.vestibule.emulator.Emulator;

/** The settings of the application, by the names it reads them from the environment. */
public final class Settings {
  /** Left in a developer's shell, these would mix with the emulator's. */
  private static final List<String> PREFIXES =
      List.of("AZURE_", "DATAVERSE_", "OAUTH_", "OPENID_", "PUBLIC_URL", "VESTIBULE_");

  private Settings() {}

  /** Makes the application known to the emulator, and the emulator to the application. */
  public static Map<String, String> forEmulator(Emulator emulator, URI app) {
    String publicUrl = app.toString().replaceFirst("/$", "");
    emulator.allowRedirect(URI.create(publicUrl + "/callback"));
    emulator.allowPostLogout(URI.create(publicUrl + "/"));
    return Map.of(
        "AZURE_AUTHORITY_HOST",
        emulator.base().toString(),
        "AZURE_TENANT_ID",
        Emulator.TENANT,
        "AZURE_CLIENT_ID",
        Emulator.CLIENT_ID,
        "AZURE_CLIENT_SECRET",
        Emulator.CLIENT_SECRET,
        "DATAVERSE_URL",
        emulator.base().toString(),
        "DATAVERSE_DISCOVERY_URL",
        emulator.discovery().toString(),
        "PUBLIC_URL",
        publicUrl,
        // Tests look at what each page asks.
        "DATAVERSE_REUSE",
        "PT0S",
        "DATAVERSE_PROFILE_REUSE",
        "PT0S",
        // No balancer has to notice.
        "STOP_DELAY",
        "PT0S");
  }

  /** Whether the shell names a Dataverse environment and a client to sign in with. */
  static boolean areIn(Map<String, String> environment) {
    return environment.containsKey("DATAVERSE_URL") && environment.containsKey("AZURE_CLIENT_ID");
  }

  static void removeFrom(Map<String, String> environment) {
    environment.keySet().removeIf(name -> PREFIXES.stream().anyMatch(name::startsWith));
  }
}
