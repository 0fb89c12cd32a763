package org.vestibule.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.http.Secret;
import org.vestibule.oauth.Randomness;

class SealTest {
  private static final byte[] RECORD = "the canary sings of tokens".getBytes(UTF_8);

  private final Randomness randomness = Randomness.secure();
  private final Seal seal = new Seal(randomness);
  private final Secret key = new Secret(randomness.next());

  @Test
  void what_was_sealed_opens_under_the_same_key_and_session() {
    byte[] sealed = seal.close(RECORD, key, "id-1");

    assertArrayEquals(RECORD, seal.open(sealed, key, "id-1").orElseThrow());
    assertEquals(RECORD.length + Seal.OVERHEAD, sealed.length);
  }

  @Test
  void a_record_of_another_session_does_not_open() {
    assertEquals(Optional.empty(), seal.open(seal.close(RECORD, key, "id-1"), key, "id-2"));
  }

  @Test
  void another_browsers_key_does_not_open() {
    Secret other = new Secret(randomness.next());

    assertEquals(Optional.empty(), seal.open(seal.close(RECORD, key, "id-1"), other, "id-1"));
  }

  @Test
  void every_changed_byte_breaks_the_seal() {
    byte[] sealed = seal.close(RECORD, key, "id-1");

    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      assertEquals(Optional.empty(), seal.open(changed, key, "id-1"), "byte " + i);
    }
  }

  @Test
  void a_cut_record_does_not_open() {
    byte[] sealed = seal.close(RECORD, key, "id-1");

    for (int length = 0; length < sealed.length; length++) {
      assertEquals(
          Optional.empty(), seal.open(java.util.Arrays.copyOf(sealed, length), key, "id-1"));
    }
  }

  @Test
  void nothing_of_the_record_can_be_read_in_the_store() {
    String stored =
        new String(seal.close(RECORD, key, "id-1"), java.nio.charset.StandardCharsets.ISO_8859_1);

    assertFalse(stored.contains("canary"));
    assertFalse(stored.contains(key.reveal()));
  }

  @Test
  void no_nonce_is_used_twice() {
    var seen = new HashSet<String>();

    for (int i = 0; i < 1000; i++) {
      byte[] sealed = seal.close(RECORD, key, "id-1");
      assertTrue(seen.add(new String(sealed, 1, 12, java.nio.charset.StandardCharsets.ISO_8859_1)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "not base64!", "AAAA", "=", "%%%"})
  void a_cookie_that_is_no_key_opens_nothing(String value) {
    Secret broken = new Secret(value);

    assertFalse(Seal.usable(broken));
    assertEquals(Optional.empty(), seal.open(seal.close(RECORD, key, "id-1"), broken, "id-1"));
  }
}
