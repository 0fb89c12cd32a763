package org.vestibule.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * A token's text in three quarters of its bytes: most tokens are base64url with dots between, and
 * such a part is kept as the bytes that it stands for. What would not come back letter for letter
 * is kept as it is.
 *
 * <p>Bytes: for each part its length (4), with the sign bit for one that is kept as it is, and it.
 *
 * @see "RFC 7515, section 7.1" and "RFC 4648, section 5"
 */
final class TokenText {
  private static final int AS_IT_IS = Integer.MIN_VALUE;

  /** Bytes for a letter: that of a dot costs the next part's length, others three at most. */
  private static final int MOST = Integer.BYTES;

  /** Of three bytes; one letter alone stands for no byte. */
  private static final int LETTERS = 4;

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private TokenText() {}

  static byte[] pack(String token) {
    ByteBuffer packed = ByteBuffer.allocate(Integer.BYTES + MOST * token.length());
    for (String part : token.split("\\.", -1)) {
      Optional<byte[]> decoded = decode(part);
      byte[] bytes = decoded.orElseGet(() -> part.getBytes(UTF_8));
      packed.putInt(decoded.isPresent() ? bytes.length : bytes.length | AS_IT_IS).put(bytes);
    }
    return Arrays.copyOf(packed.array(), packed.position());
  }

  /** Absent when it is not base64url, or could be written in more ways than one. */
  private static Optional<byte[]> decode(String part) {
    if (part.length() % LETTERS == 1) {
      // As the first part of Entra's refresh tokens is; an exception costs more than all the rest.
      return Optional.empty();
    }
    try {
      byte[] bytes = DECODER.decode(part);
      return Optional.of(bytes).filter(it -> ENCODER.encodeToString(it).equals(part));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Absent when the bytes are not whole parts. */
  static Optional<String> unpack(byte[] packed) {
    ByteBuffer in = ByteBuffer.wrap(packed);
    var token = new StringBuilder(packed.length + packed.length / 2);
    do {
      token.append(in.position() == 0 ? "" : ".");
      int head = in.remaining() < Integer.BYTES ? Integer.MAX_VALUE : in.getInt();
      int length = head & ~AS_IT_IS;
      if (length > in.remaining()) {
        return Optional.empty();
      }
      var part = new byte[length];
      in.get(part);
      token.append(head < 0 ? new String(part, UTF_8) : ENCODER.encodeToString(part));
    } while (in.hasRemaining());
    return Optional.of(token.toString());
  }
}
