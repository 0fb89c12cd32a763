package org.vestibule.http;

import java.time.Duration;

/**
 * What one call and all calls together may cost.
 *
 * @param connectTimeout for the TCP and TLS handshake
 * @param timeout for the whole answer, from the request's first byte
 * @param maxBodyBytes the largest answer that is read
 * @param maxConnections open connections to all hosts together
 */
public record Limits(
    Duration connectTimeout, Duration timeout, int maxBodyBytes, int maxConnections) {
  /** 1 MiB: a thousand times what the calls of a sign-in need. */
  public static final int MAX_BODY_BYTES = 1 << 20;

  /** Twice the worker threads that a busy node has waiting on a provider. */
  public static final int MAX_CONNECTIONS = 128;

  /**
   * Calls of sign-ins at once. Each holds a thread of the server for as long as the provider lets
   * it wait, so there are fewer than any server has threads.
   */
  public static final int MAX_SIGN_INS = MAX_CONNECTIONS / 4;

  /** Renewals of tokens at once, which a sign-in must not keep waiting, nor they a sign-in. */
  public static final int MAX_RENEWALS = MAX_CONNECTIONS / 8;

  /** The application's limits with the configured time-outs. */
  public static Limits of(Duration connectTimeout, Duration timeout) {
    return new Limits(connectTimeout, timeout, MAX_BODY_BYTES, MAX_CONNECTIONS);
  }
}
