package org.vestibule.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
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

  /** Letters that stand for {@link #BYTES}; one letter alone stands for none. */
  private static final int LETTERS = 4;

  private static final int BYTES = 3;

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private TokenText() {}

  static byte[] pack(String token) {
    byte[] letters = token.getBytes(UTF_8);
    var packed = new Fields(Integer.BYTES + letters.length);
    int from = 0;
    while (from <= letters.length) {
      int to = end(letters, from);
      ByteBuffer part = ByteBuffer.wrap(letters, from, to - from);
      Optional<ByteBuffer> decoded = decode(part);
      packed.writeInt(decoded.map(Buffer::remaining).orElse((to - from) | AS_IT_IS));
      packed.write(decoded.orElse(part));
      from = to + 1;
    }
    return packed.toBytes();
  }

  /** Where a part ends. */
  private static int end(byte[] letters, int from) {
    int to = from;
    while (to < letters.length && letters[to] != '.') {
      to++;
    }
    return to;
  }

  /** Absent when it is not base64url, or could be written in more ways than one. */
  private static Optional<ByteBuffer> decode(ByteBuffer part) {
    int last = part.remaining() % LETTERS;
    if (last == 1) {
      // As the first part of Entra's refresh tokens is; an exception costs more than all the rest.
      return Optional.empty();
    }
    try {
      ByteBuffer bytes = DECODER.decode(part.duplicate());
      // Padding would not come back, nor would bits of the last letter that no byte has.
      int rest = bytes.remaining() % BYTES;
      ByteBuffer again = ENCODER.encode(bytes.slice(bytes.remaining() - rest, rest));
      ByteBuffer end = part.slice(part.limit() - last, last);
      return again.equals(end) ? Optional.of(bytes) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
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
      ByteBuffer part = in.slice(in.position(), head & ~AS_IT_IS);
      in.position(in.position() + part.remaining());
      token.write(head < 0 ? part : ENCODER.encode(part));
    }
    return new String(token.toBytes(), UTF_8);
  }
}
