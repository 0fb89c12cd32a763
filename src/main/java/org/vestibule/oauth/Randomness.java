package org.vestibule.oauth;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Where random values come from, unguessable ones among them; a test passes a lambda. */
@FunctionalInterface
public interface Randomness {
  /**
   * A fresh value of 256 bits, 43 characters of base64url: good as state, nonce and PKCE verifier.
   *
   * @see "RFC 6749, section 10.10" and "RFC 7636, section 7.1"
   */
  String next();

  /**
   * A fresh random GUID, the form in which Microsoft's services want the name of a request.
   *
   * @see "RFC 9562, section 5.4"
   */
  default UUID uuid() {
    ByteBuffer bits = bits();
    return new UUID(
        (bits.getLong() & ~0xF000L) | 0x4000L, (bits.getLong() >>> 2) | 0x8000_0000_0000_0000L);
  }

  /** A fresh number, from 0 to just below 1. */
  default double fraction() {
    return (bits().getLong() >>> 11) * 0x1p-53;
  }

  /**
   * 256 fresh bits to read numbers from that tell requests apart and guard nothing; nobody learns
   * from them what {@link #next()} said.
   */
  default ByteBuffer bits() {
    return ByteBuffer.wrap(Sha256.digest(next().getBytes(StandardCharsets.UTF_8)));
  }

  /** The same source for names that guard nothing, such as reference numbers. */
  default Randomness names() {
    return () -> Base64.getUrlEncoder().withoutPadding().encodeToString(bits().array());
  }

  /** The platform's cryptographic source, seeded once; {@link #bits()} are not of it. */
  static Randomness secure() {
    var random = new SecureRandom();
    return new Sources(
        () -> Base64.getUrlEncoder().withoutPadding().encodeToString(filled(random::nextBytes)),
        () -> ByteBuffer.wrap(filled(ThreadLocalRandom.current()::nextBytes)));
  }

  private static byte[] filled(Consumer<byte[]> source) {
    var bytes = new byte[32];
    source.accept(bytes);
    return bytes;
  }

  /**
   * A source for each purpose: every request has names, and the cryptographic source is behind one
   * lock.
   */
  record Sources(Supplier<String> secrets, Supplier<ByteBuffer> numbers) implements Randomness {
    @Override
    public String next() {
      return secrets.get();
    }

    @Override
    public ByteBuffer bits() {
      return numbers.get();
    }
  }
}
