package org.vestibule.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.vestibule.http.Secret;
import org.vestibule.oauth.AccessToken;
import org.vestibule.oauth.SignInHints;
import org.vestibule.oauth.Tokens;
import org.vestibule.signin.PendingSignIn;
import org.vestibule.signin.ReturnPath;
import org.vestibule.signin.SignedIn;
import org.vestibule.signin.User;

/**
 * The session record as bytes: a version, then its fields in order. The HTTP session so holds a
 * type of the JDK only, which every server can store, move and read back under any class loader.
 */
final class SessionCodec {
  private static final int VERSION = 3;

  /** Has its tokens as they are; everything else stands where it stands now. */
  private static final int UNPACKED = 2;

  /** Has no further tokens and no selected environment either. */
  private static final int SINGLE = 1;

  /** About what a record of each kind takes, in bytes. */
  private static final int SIGNED_IN = 6144;

  private static final int SIGNING_IN = 768;

  /** The end of the year 9999. */
  private static final long LAST_MILLI = 253_402_300_799_999L;

  private SessionCodec() {}

  static byte[] write(SessionRecord session) {
    var out = new Fields(session.established().isPresent() ? SIGNED_IN : SIGNING_IN);
    out.writeByte(VERSION);
    out.writeByte(session.pending().size());
    for (PendingSignIn pending : session.pending()) {
      text(out, pending.state().reveal());
      text(out, pending.nonce().reveal());
      text(out, pending.verifier().reveal());
      text(out, pending.returnPath().value());
      text(out, pending.redirectUri().toString());
      optional(out, pending.hints().loginHint());
      optional(out, pending.hints().domainHint());
      optional(out, pending.hints().prompt());
      optional(out, pending.challenge());
      out.writeLong(pending.begunAt().getEpochSecond());
    }
    out.writeBoolean(session.established().isPresent());
    if (session.established().isPresent()) {
      established(out, session.established().get());
    }
    optional(out, session.demanded());
    return out.toBytes();
  }

  private static void established(Fields out, Established established) {
    SignedIn signedIn = established.signedIn();
    text(out, signedIn.user().id());
    text(out, signedIn.user().name());
    text(out, signedIn.user().account());
    optional(out, signedIn.user().providerSession());
    optional(out, signedIn.user().loginHint());
    Tokens tokens = signedIn.tokens();
    token(out, tokens.accessToken().value());
    out.writeLong(tokens.accessToken().expiresAt().getEpochSecond());
    optionalToken(out, tokens.refreshToken());
    optionalToken(out, tokens.idToken());
    text(out, tokens.scope());
    out.writeLong(signedIn.since().toEpochMilli());
    text(out, established.antiForgery().reveal());
    optional(out, established.environment().map(URI::toString));
    out.writeByte(established.further().held().size());
    for (FurtherTokens.Held held : established.further().held()) {
      text(out, held.audience().toString());
      token(out, held.accessToken().value());
      out.writeLong(held.accessToken().expiresAt().getEpochSecond());
      text(out, held.scope());
    }
  }

  /** Absent when the bytes are of a version that is not known or not a record at all. */
  static Optional<SessionRecord> read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      int version = Byte.toUnsignedInt(in.get());
      if (version < SINGLE || version > VERSION) {
        return Optional.empty();
      }
      int count = Byte.toUnsignedInt(in.get());
      var pending = new ArrayList<PendingSignIn>();
      for (int i = 0; i < count; i++) {
        pending.add(
            new PendingSignIn(
                secret(in),
                secret(in),
                secret(in),
                new ReturnPath(text(in)),
                URI.create(text(in)),
                new SignInHints(optional(in), optional(in), optional(in)),
                optional(in),
                instant(in, 1000)));
      }
      Optional<Established> established =
          in.get() != 0 ? Optional.of(established(in, version)) : Optional.empty();
      return Optional.of(new SessionRecord(pending, established, optional(in)));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private static Established established(ByteBuffer in, int version) {
    var user = new User(text(in), text(in), text(in), optional(in), optional(in));
    var tokens =
        new Tokens(
            new AccessToken(token(in, version), instant(in, 1000)),
            optionalToken(in, version),
            optionalToken(in, version),
            text(in));
    var signedIn = new SignedIn(user, tokens, instant(in, 1));
    Secret antiForgery = secret(in);
    if (version == SINGLE) {
      return new Established(signedIn, antiForgery);
    }
    Optional<URI> environment = optional(in).map(URI::create);
    return new Established(signedIn, antiForgery, further(in, version), environment);
  }

  private static FurtherTokens further(ByteBuffer in, int version) {
    int count = Byte.toUnsignedInt(in.get());
    if (count > FurtherTokens.MAX) {
      throw notOne();
    }
    var held = new ArrayList<FurtherTokens.Held>();
    for (int i = 0; i < count; i++) {
      held.add(
          new FurtherTokens.Held(
              URI.create(text(in)),
              new AccessToken(token(in, version), instant(in, 1000)),
              text(in)));
    }
    return new FurtherTokens(held);
  }

  private static void text(Fields out, String text) {
    bytes(out, text.getBytes(UTF_8));
  }

  private static void bytes(Fields out, byte[] bytes) {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static void token(Fields out, Secret token) {
    bytes(out, TokenText.pack(token.reveal()));
  }

  private static void optionalToken(Fields out, Optional<Secret> token) {
    out.writeBoolean(token.isPresent());
    if (token.isPresent()) {
      token(out, token.get());
    }
  }

  private static void optional(Fields out, Optional<String> text) {
    out.writeBoolean(text.isPresent());
    if (text.isPresent()) {
      text(out, text.get());
    }
  }

  private static String text(ByteBuffer in) {
    return Fields.text(in, length(in));
  }

  private static byte[] bytes(ByteBuffer in) {
    var bytes = new byte[length(in)];
    in.get(bytes);
    return bytes;
  }

  private static int length(ByteBuffer in) {
    int length = in.getInt();
    if (Integer.compareUnsigned(length, in.remaining()) > 0) {
      throw notOne();
    }
    return length;
  }

  private static Secret token(ByteBuffer in, int version) {
    if (version <= UNPACKED) {
      return secret(in);
    }
    return TokenText.secret(bytes(in)).orElseThrow(SessionCodec::notOne);
  }

  private static Optional<Secret> optionalToken(ByteBuffer in, int version) {
    return in.get() != 0 ? Optional.of(token(in, version)) : Optional.empty();
  }

  /** Instants at the edge of time cannot be reckoned with. */
  private static Instant instant(ByteBuffer in, int millisPerUnit) {
    long count = in.getLong();
    if (count < 0 || count > LAST_MILLI / millisPerUnit) {
      throw notOne();
    }
    return Instant.ofEpochMilli(count * millisPerUnit);
  }

  private static Secret secret(ByteBuffer in) {
    return new Secret(text(in));
  }

  private static Optional<String> optional(ByteBuffer in) {
    return in.get() != 0 ? Optional.of(text(in)) : Optional.empty();
  }

  private static IllegalArgumentException notOne() {
    return new IllegalArgumentException("not a record");
  }
}
