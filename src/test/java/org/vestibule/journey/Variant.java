package org.vestibule.journey;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.catalina.LifecycleException;
import org.vestibule.emulator.Emulator;
import org.vestibule.run.Settings;

/** The application in a Tomcat of its own, with some settings changed. */
final class Variant {
  private Variant() {}

  /** At {@code /vestibule}, with the emulator of all tests. */
  static TomcatServer of(Map<String, String> changes) throws IOException, LifecycleException {
    return of(Ground.emulator(), "/vestibule", changes);
  }

  /** An empty value takes a setting away. */
  static TomcatServer of(Emulator emulator, String contextPath, Map<String, String> changes)
      throws IOException, LifecycleException {
    return TomcatServer.start(
        contextPath,
        app -> {
          var settings = new HashMap<>(Settings.forEmulator(emulator, app));
          settings.putAll(changes);
          return settings;
        });
  }
}
