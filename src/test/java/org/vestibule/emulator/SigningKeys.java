package org.vestibule.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the directory. Two are published at first, the first one signs; another one is never
 * published and only serves forged tokens.
 *
 * @see "RFC 7517, section 4"
 */
final class SigningKeys {
  /** Made once in a process, since making one takes a tenth of a second and more. */
  private static final Map<String, Key> MADE = new ConcurrentHashMap<>();

  private static final int UNPUBLISHED = -1;

  private int first;
  private int count = 2;
  private boolean rotateNext;
  private String algorithm = "RS256";
  private volatile boolean named = true;
  private volatile @Nullable String issuer;

  SigningKeys(int first) {
    this.first = first;
  }

  /** How many rotations there were. */
  synchronized int first() {
    return first;
  }

  synchronized String algorithm() {
    return algorithm;
  }

  synchronized void signWith(String name) {
    if (!List.of("RS256", "PS256", "ES256").contains(name)) {
      throw new IllegalArgumentException("RS256, PS256 or ES256: " + name);
    }
    algorithm = name;
  }

  synchronized Key current() {
    return made(type(), first);
  }

  /** The key for the next ID token: a rotation that was put off happens now. */
  synchronized Key forSigning() {
    if (rotateNext) {
      rotateNext = false;
      first++;
    }
    return current();
  }

  /** The keys to sign with; beside elliptic curves also the RSA ones, as in a change-over. */
  synchronized List<Key> published() {
    List<Key> keys = new ArrayList<>();
    for (String type : type().equals("EC") ? List.of("EC", "RSA") : List.of("RSA")) {
      for (int i = 0; i < count; i++) {
        keys.add(made(type, first + i));
      }
    }
    return keys;
  }

  /** The other published key takes over, the current one leaves, a new one is published. */
  synchronized void rotate() {
    first++;
  }

  synchronized void rotateBeforeNextToken() {
    rotateNext = true;
  }

  synchronized void publish(int keys) {
    count = Math.max(1, keys);
  }

  synchronized Key unpublished() {
    return made(type(), UNPUBLISHED);
  }

  /** Whether keys and tokens carry identifiers. */
  boolean named() {
    return named;
  }

  void unnamed() {
    named = false;
  }

  /** The issuer every key carries in place of its own, or null. */
  @Nullable String issuer() {
    return issuer;
  }

  void withIssuer(String other) {
    issuer = other;
  }

  private String type() {
    return algorithm.equals("ES256") ? "EC" : "RSA";
  }

  private static Key made(String type, int number) {
    return MADE.computeIfAbsent(type + number, id -> Key.generate(type));
  }
}
