package org.vestibule.config;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;

/** Reads how the application proves who it is, and what it can prove it with after that. */
final class CredentialReader {
  /** Ends the names of the second credential's settings. */
  private static final String NEXT = "_NEXT";

  private final Sources sources;
  private final Problems problems;

  CredentialReader(Sources sources, Problems problems) {
    this.sources = sources;
    this.problems = problems;
  }

  /**
   * The first one.
   *
   * @param basic whether secrets are sent as HTTP Basic
   */
  Credential read(boolean basic) {
    var found = new ArrayList<Credential>();
    secret("AZURE_CLIENT_SECRET", basic).ifPresent(found::add);
    certificate("").ifPresent(found::add);
    file("AZURE_FEDERATED_TOKEN_FILE")
        .ifPresent(it -> found.add(new Credential.FederatedToken(it)));
    if (found.size() > 1) {
      problems.add("AZURE_CLIENT_SECRET", "credentials");
    }
    return found.isEmpty() ? new Credential.None() : found.get(0);
  }

  /** The one that takes over; it goes with a secret or a certificate. */
  Optional<Credential> next(boolean basic) {
    Optional<Credential> secret = secret("AZURE_CLIENT_SECRET" + NEXT, basic);
    Optional<Credential> certificate = certificate(NEXT);
    String name = secret.isPresent() ? "AZURE_CLIENT_SECRET" : "AZURE_CLIENT_CERTIFICATE_PATH";
    if (secret.isPresent() && certificate.isPresent()) {
      problems.add(name + NEXT, "next-twice");
    }
    boolean first =
        sources.value("AZURE_CLIENT_SECRET").isPresent()
            || sources.value("AZURE_CLIENT_CERTIFICATE_PATH").isPresent();
    if (!first && (secret.isPresent() || certificate.isPresent())) {
      problems.add(name + NEXT, "next-alone");
    }
    return secret.or(() -> certificate);
  }

  private Optional<Credential> secret(String name, boolean basic) {
    return sources
        .value(name)
        .map(it -> new Credential.ClientSecret(it, basic, sources.file(name)));
  }

  private Optional<Credential> certificate(String ending) {
    String password = sources.value("AZURE_CLIENT_CERTIFICATE_PASSWORD" + ending).orElse("");
    return file("AZURE_CLIENT_CERTIFICATE_PATH" + ending)
        .map(it -> new Credential.Certificate(it, password));
  }

  private Optional<Path> file(String name) {
    try {
      Optional<Path> path = sources.value(name).map(Path::of);
      if (path.isPresent() && !Files.isReadable(path.get())) {
        problems.add(name, "file");
      }
      return path;
    } catch (InvalidPathException e) {
      problems.add(name, "path");
      return Optional.empty();
    }
  }
}
