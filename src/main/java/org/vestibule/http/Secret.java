package org.vestibule.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Text that must not be seen: a client secret, a code, a verifier, a token. It prints as {@code
 * ***}, in exception texts and in records that hold one too. Thread-safe.
 */
public final class Secret {
  private final Supplier<String> source;

  /** Threads that come together may make it more than once, and make the same. */
  private @Nullable String text;

  /** A text that is at hand. */
  public Secret(String text) {
    this(() -> text);
    this.text = text;
  }

  private Secret(Supplier<String> source) {
    this.source = source;
  }

  /**
   * A text that is made when it is first revealed: most requests need none of a session's tokens.
   *
   * @param source makes the same text each time
   */
  public static Secret of(Supplier<String> source) {
    return new Secret(source);
  }

  /** The text itself; call it only where the text leaves for its one destination. */
  public String reveal() {
    @Nullable String known = text;
    if (known == null) {
      known = source.get();
      text = known;
    }
    return known;
  }

  /** Compares in a time that does not depend on where the two differ. */
  public boolean matches(String other) {
    return MessageDigest.isEqual(
        reveal().getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof Secret it && reveal().equals(it.reveal()));
  }

  @Override
  public int hashCode() {
    return reveal().hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }
}
