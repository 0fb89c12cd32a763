package org.vestibule.doctor;

import java.net.URI;
import org.vestibule.dataverse.EnvironmentAddress;

/** Compares the names that a Web API has as a resource. */
final class Resources {
  private Resources() {}

  /**
   * Whether two texts name the same environment, with {@code .api} and a slash at the end or not.
   */
  static boolean same(String one, String other) {
    try {
      return EnvironmentAddress.of(URI.create(one))
          .equals(EnvironmentAddress.of(URI.create(other)));
    } catch (IllegalArgumentException e) {
      return one.equals(other);
    }
  }
}
