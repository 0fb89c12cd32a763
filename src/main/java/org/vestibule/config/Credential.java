package org.vestibule.config;

import java.nio.file.Path;
import java.util.Optional;

/** How the application proves who it is. */
public sealed interface Credential {
  /**
   * A client secret.
   *
   * @param basic sent as HTTP Basic instead of in the body
   * @param file where it stands, and is read again when it changes; absent when it was given
   *     directly
   */
  record ClientSecret(String value, boolean basic, Optional<Path> file) implements Credential {
    /** A secret that was given directly. */
    public ClientSecret(String value, boolean basic) {
      this(value, basic, Optional.empty());
    }

    @Override
    public String toString() {
      return "ClientSecret[***, basic=" + basic + "]";
    }
  }

  /**
   * A certificate with its private key, as PEM or PKCS#12.
   *
   * @param path the file; it is read again when it changes
   * @param password of the key or the key store; empty when there is none
   */
  record Certificate(Path path, String password) implements Credential {
    @Override
    public String toString() {
      return "Certificate[" + path + "]";
    }
  }

  /**
   * A token of the platform that stands for the application (workload identity federation).
   *
   * @param path the file; it is read for each request, since the platform replaces it
   */
  record FederatedToken(Path path) implements Credential {}

  /** None: a public client. */
  record None() implements Credential {}
}
