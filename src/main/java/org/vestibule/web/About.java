package org.vestibule.web;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/**
 * What runs here, for support.
 *
 * @param product with its version
 * @param server as it names itself
 * @param java version of the runtime
 */
record About(String product, String server, String java) {
  static About of(ServletContext web, String java) {
    return new About(product(web), web.getServerInfo(), java);
  }

  private static String product(ServletContext web) {
    try (InputStream in = web.getResourceAsStream("/META-INF/MANIFEST.MF")) {
      Attributes manifest = in == null ? new Attributes() : new Manifest(in).getMainAttributes();
      return "Vestibule "
          + Optional.ofNullable(manifest.getValue(Attributes.Name.IMPLEMENTATION_VERSION))
              .orElse("");
    } catch (IOException e) {
      return "Vestibule";
    }
  }
}
