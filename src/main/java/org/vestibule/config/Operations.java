package org.vestibule.config;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * What the people who run the application set.
 *
 * @param metricsToken opens {@code /metrics} to other machines; absent: only this machine may look
 * @param adminToken lets an administrator end others' sessions; absent: nobody can
 * @param stopDelay how long the application goes on after a stop signal while its readiness says no
 * @param jsonLog whether log lines are objects of JSON instead of keys and values
 * @param nextCredential takes over when the provider no longer takes the first
 * @param cluster absent: this node is alone
 */
public record Operations(
    Optional<Token> metricsToken,
    Optional<Token> adminToken,
    Duration stopDelay,
    boolean jsonLog,
    Optional<Credential> nextCredential,
    Optional<Cluster> cluster) {
  /**
   * Nodes share what must be known to all of them, through JCache.
   *
   * @param config the provider's own file; absent: what the server has
   */
  public record Cluster(Optional<URI> config) {}

  /**
   * A bearer token that a caller has to bring. It does not print.
   *
   * @param value at least 16 characters
   */
  public record Token(String value) {
    @Override
    public String toString() {
      return "Token[***]";
    }
  }
}
