package org.vestibule.config;

import java.time.Duration;
import java.util.Optional;

/**
 * What the people who run the application set.
 *
 * @param metricsToken opens {@code /metrics} to other machines; absent: only this machine may look
 * @param stopDelay how long the application goes on after a stop signal while its readiness says no
 */
public record Operations(Optional<Token> metricsToken, Duration stopDelay) {
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
