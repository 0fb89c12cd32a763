package org.vestibule.session;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.http.Secret;
import org.vestibule.oauth.AccessToken;
import org.vestibule.oauth.SignInHints;
import org.vestibule.oauth.Tokens;
import org.vestibule.signin.PendingSignIn;
import org.vestibule.signin.ReturnPath;
import org.vestibule.signin.SignedIn;
import org.vestibule.signin.User;

class SessionCodecTest {
  private static final Path INPUTS =
      Path.of(
          "src/test/resources/org/vestibule/session/SessionCodecHostileTestInputs",
          "bytes_are_a_record_that_can_be_used_or_nothing");

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

  /** What a store has to keep for a user: 1.15 times his tokens and 600 bytes at most. */
  @ParameterizedTest(name = "{0} further tokens")
  @ValueSource(ints = {0, 1, 8})
  void a_record_is_hardly_larger_than_the_tokens_it_holds(int further) {
    var signedIn = new SessionRecord(List.of(), full(1800).established(), Optional.empty());

    int size = SessionCodec.write(withFurther(signedIn, further, 1800)).length;

    assertTrue(size <= 1.15 * (3 + further) * 1800 + 600, "bytes: " + size);
  }

  @Test
  void a_version_that_is_not_known_reads_as_absent() {
    byte[] bytes = SessionCodec.write(full(10));

    for (int version = 4; version < 257; version++) {
      bytes[0] = (byte) version;
      assertFalse(SessionCodec.read(bytes).isPresent(), "version " + version % 256);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MAX_VALUE, 1 << 30, 100_000, -1, Integer.MIN_VALUE})
  void a_length_beyond_the_bytes_reads_as_absent_and_takes_no_memory(int length) {
    var signedIn = new SessionRecord(List.of(), full(10).established(), Optional.empty());
    byte[] bytes = SessionCodec.write(signedIn);
    int afterVersionPendingAndPresence = 3;

    ByteBuffer.wrap(bytes).putInt(afterVersionPendingAndPresence, length);

    assertEquals(Optional.empty(), SessionCodec.read(bytes));
  }

  /** What is base64url is packed, so a record of tokens is smaller than they are. */
  @Test
  void a_record_is_smaller_than_its_tokens() {
    var signedIn = new SessionRecord(List.of(), full(1800).established(), Optional.empty());

    int size = SessionCodec.write(withFurther(signedIn, 1, 1800)).length;

    assertTrue(size <= 0.75 * 4 * 1800 + 400, "bytes: " + size);
  }

  @Test
  void tokens_that_are_not_base64url_come_back() {
    SessionRecord record = full(80);
    Established it = record.established().orElseThrow();
    Tokens odd =
        new Tokens(
            new AccessToken(new Secret("ö +/="), NOW),
            Optional.of(new Secret("M.C5_BAY~!x*")),
            Optional.of(new Secret("AB")),
            "");
    SessionRecord written =
        record.with(
            new Established(
                new SignedIn(it.signedIn().user(), odd, NOW),
                it.antiForgery(),
                FurtherTokens.NONE.with(
                    FurtherTokensTest.held("https://contoso.crm4.dynamics.com", "A")),
                Optional.empty()));

    assertEquals(Optional.of(written), roundTrip(written));
  }

  /** Users stay signed in while an application with the older version is replaced. */
  @Test
  void the_version_before_is_read_as_before() throws IOException {
    byte[] older = Files.readAllBytes(INPUTS.resolve("established"));

    SessionRecord record = SessionCodec.read(older).orElseThrow();

    assertEquals(1, older[0]);
    Established established = record.established().orElseThrow();
    assertEquals("tid oid", established.signedIn().user().id());
    assertEquals(
        "rt", established.signedIn().tokens().refreshToken().map(Secret::reveal).orElseThrow());
    assertEquals("af", established.antiForgery().reveal());
    assertEquals(FurtherTokens.NONE, established.further());
    assertEquals(Optional.empty(), established.environment());
    assertEquals(Optional.of("{}"), record.demanded());
    assertEquals(record, roundTrip(record).orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({"version-2, true", "further, true", "too-many, false", "no-address, false"})
  void of_further_tokens_there_are_eight_at_most_and_addresses_are_addresses(
      String file, boolean good) throws IOException {
    byte[] bytes = Files.readAllBytes(INPUTS.resolve(file));

    assertEquals(good, SessionCodec.read(bytes).isPresent());
  }

  @Test
  void eight_further_tokens_and_the_environment_come_back() {
    SessionRecord full = withFurther(full(2000), 8, 2000);

    assertEquals(Optional.of(full), roundTrip(full));
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
        noise[0] = (byte) (1 + i % 3);
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

  /** A longer host than most, and the scope that Entra grants. */
  private static SessionRecord withFurther(SessionRecord record, int count, int tokenLength) {
    FurtherTokens further = FurtherTokens.NONE;
    for (int i = 0; i < count; i++) {
      further =
          further.with(
              FurtherTokensTest.held(
                  "https://contoso-development-" + i + ".crm4.dynamics.com",
                  "marker-f".repeat(tokenLength / 8)));
    }
    Established it = record.established().orElseThrow();
    return record.with(
        new Established(
            it.signedIn(),
            it.antiForgery(),
            further,
            further.held().stream().findFirst().map(FurtherTokens.Held::audience)));
  }

  private static Optional<SessionRecord> roundTrip(SessionRecord record) {
    return SessionCodec.read(SessionCodec.write(record));
  }
}
