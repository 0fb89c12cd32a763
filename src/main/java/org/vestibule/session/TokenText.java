package org.vestibule.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vestibule.http.Secret;

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

  /** Letters that stand for three bytes; one letter alone stands for none. */
  private static final int LETTERS = 4;

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private TokenText() {}

  static byte[] pack(String token) {
    var packed = new Fields(Integer.BYTES + token.length());
    for (String part : token.split("\\.", -1)) {
      byte @Nullable [] decoded = decode(part);
      byte[] bytes = decoded == null ? part.getBytes(UTF_8) : decoded;
      packed.writeInt(decoded == null ? bytes.length | AS_IT_IS : bytes.length);
      packed.write(bytes);
    }
    return packed.toBytes();
  }

  /** Null when it is not base64url, or could be written in more ways than one. */
  private static byte @Nullable [] decode(String part) {
    int last = part.length() % LETTERS;
    if (last == 1 || part.endsWith("=")) {
      // As the first part of Entra's refresh tokens is; an exception costs more than all the rest.
      return null;
    }
    try {
      byte[] bytes = DECODER.decode(part);
      // The last letter may have bits that no byte has.
      byte[] rest = Arrays.copyOfRange(bytes, bytes.length - Math.max(0, last - 1), bytes.length);
      return part.endsWith(ENCODER.encodeToString(rest)) ? bytes : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Absent when the bytes are not whole parts. */
  static Optional<String> unpack(byte[] packed) {
    return secret(packed).map(Secret::reveal);
  }

  /** The same, whose letters are put together when they are first asked for. */
  static Optional<Secret> secret(byte[] packed) {
    return whole(packed) ? Optional.of(Secret.of(() -> text(packed))) : Optional.empty();
  }

  private static boolean whole(byte[] packed) {
    ByteBuffer in = ByteBuffer.wrap(packed);
    do {
      int length = in.remaining() < Integer.BYTES ? Integer.MAX_VALUE : in.getInt() & ~AS_IT_IS;
      if (length > in.remaining()) {
        return false;
      }
      in.position(in.position() + length);
    } while (in.hasRemaining());
    return true;
  }

  private static String text(byte[] packed) {
    ByteBuffer in = ByteBuffer.wrap(packed);
    var token = new Fields(packed.length + packed.length / 2);
    while (in.hasRemaining()) {
      if (in.position() > 0) {
        token.writeByte('.');
      }
      int head = in.getInt();
      var part = new byte[head & ~AS_IT_IS];
      in.get(part);
      token.write(head < 0 ? part : ENCODER.encode(part));
    }
    return new String(token.toBytes(), UTF_8);
  }
}
