package org.vestibule.session;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vestibule.http.Secret;
import org.vestibule.oauth.AccessToken;
import org.vestibule.oauth.SignInHints;
import org.vestibule.oauth.Tokens;
import org.vestibule.signin.PendingSignIn;
import org.vestibule.signin.ReturnPath;
import org.vestibule.signin.SignedIn;
import org.vestibule.signin.User;

class SessionCodecTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void an_empty_record_comes_back() {
    assertEquals(Optional.of(SessionRecord.EMPTY), roundTrip(SessionRecord.EMPTY));
  }

  @Test
  void a_full_record_comes_back() {
    SessionRecord full = full(6000);

    assertEquals(Optional.of(full), roundTrip(full));
  }

  @Test
  void what_is_absent_stays_absent() {
    var tokens =
        new Tokens(
            new AccessToken(new Secret(""), Instant.EPOCH), Optional.empty(), Optional.empty(), "");
    var user = new User("", "", "", Optional.empty(), Optional.empty());
    var record =
        new SessionRecord(
            List.of(),
            Optional.of(new Established(new SignedIn(user, tokens, Instant.EPOCH), new Secret(""))),
            Optional.empty());

    assertEquals(Optional.of(record), roundTrip(record));
  }

  @Test
  void tokens_of_sixty_kilobytes_and_every_letter_come_back() {
    SessionRecord large = full(60_000);

    assertEquals(Optional.of(large), roundTrip(large));
  }

  @Test
  void a_record_is_hardly_larger_than_what_it_holds() {
    int size = SessionCodec.write(full(2000)).length;

    assertTrue(size < 3 * 2000 + 2500, "bytes: " + size);
  }

  @Test
  void another_version_reads_as_absent() {
    byte[] bytes = SessionCodec.write(full(10));

    for (int version = 0; version < 256; version++) {
      bytes[0] = (byte) version;
      assertEquals(version == 1, SessionCodec.read(bytes).isPresent(), "version " + version);
    }
  }

  @Test
  void a_record_that_was_cut_never_throws_and_has_no_more_than_it_had() {
    SessionRecord full = full(10);
    byte[] bytes = SessionCodec.write(full);

    assertFalse(SessionCodec.read(new byte[0]).isPresent());
    for (int length = 1; length < bytes.length; length++) {
      Optional<SessionRecord> read = SessionCodec.read(Arrays.copyOf(bytes, length));
      assertFalse(read.equals(Optional.of(full)), "cut at " + length);
    }
  }

  @Test
  void noise_never_throws() {
    var random = new Random(4711);
    for (int i = 0; i < 20_000; i++) {
      var noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);
      if (noise.length > 0) {
        noise[0] = 1;
      }
      SessionCodec.read(noise);
    }
  }

  @Test
  void one_changed_byte_never_throws() {
    byte[] bytes = SessionCodec.write(full(10));
    for (int i = 1; i < bytes.length; i++) {
      for (int bit = 0; bit < 8; bit++) {
        byte[] changed = bytes.clone();
        changed[i] ^= (byte) (1 << bit);
        SessionCodec.read(changed);
      }
    }
  }

  @Test
  void a_length_that_is_a_lie_costs_no_memory() {
    byte[] lie = {1, 1, 0x7F, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF};

    assertEquals(Optional.empty(), SessionCodec.read(lie));
  }

  @Test
  void a_return_path_that_became_hostile_reads_as_absent() {
    byte[] bytes = SessionCodec.write(SessionRecord.EMPTY.with(pending("s")));
    String text = new String(bytes, ISO_8859_1);
    int at = text.indexOf("/dashboard");
    bytes[at + 1] = '/';

    assertEquals(Optional.empty(), SessionCodec.read(bytes));
  }

  @Test
  void a_record_does_not_print_its_secrets() {
    String text = full(10).toString();

    assertFalse(text.contains("marker"), text);
  }

  static PendingSignIn pending(String state) {
    return new PendingSignIn(
        new Secret(state),
        new Secret("marker-nonce"),
        new Secret("marker-verifier"),
        new ReturnPath("/dashboard?a=%C3%BC"),
        URI.create("https://apps.example/crm/callback"),
        new SignInHints(Optional.of("ada"), Optional.empty(), Optional.of("none")),
        Optional.of("{}"),
        NOW);
  }

  private static SessionRecord full(int tokenLength) {
    var tokens =
        new Tokens(
            new AccessToken(new Secret("marker-a".repeat(tokenLength / 8)), NOW.plusSeconds(3599)),
            Optional.of(new Secret("marker-r".repeat(tokenLength / 8))),
            Optional.of(new Secret("marker-i".repeat(tokenLength / 8))),
            "openid x");
    var user =
        new User(
            "tid oid", "Ada 😀 Ω\0", "ada@example.org", Optional.of("sid-1"), Optional.of("hint"));
    return new SessionRecord(
        List.of(pending("marker-1"), pending("marker-2")),
        Optional.of(
            new Established(new SignedIn(user, tokens, NOW), new Secret("marker-anti-forgery"))),
        Optional.of("{\"access_token\":{}}"));
  }

  private static Optional<SessionRecord> roundTrip(SessionRecord record) {
    return SessionCodec.read(SessionCodec.write(record));
  }
}
