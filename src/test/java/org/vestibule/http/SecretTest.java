package org.vestibule.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SecretTest {
  private static final String MARKER = "marker-4711";

  @Test
  void it_does_not_print() {
    assertEquals("***", new Secret(MARKER).toString());
  }

  @Test
  void what_holds_it_does_not_print_it() {
    record Holder(String name, Optional<Secret> secret) {}

    String text = List.of(new Holder("a", Optional.of(new Secret(MARKER)))).toString();

    assertFalse(text.contains(MARKER), text);
    assertTrue(text.contains("***"), text);
  }

  @Test
  void a_reply_prints_neither_headers_nor_body() {
    var reply = new Reply(200, Map.of("set-cookie", List.of(MARKER)), MARKER);

    assertEquals("Reply[status=200, body=***]", reply.toString());
  }

  @Test
  void a_text_that_is_made_is_made_once_and_not_before_it_is_revealed() {
    var made = new AtomicInteger();
    Secret secret = Secret.of(() -> MARKER + made.incrementAndGet());

    assertEquals("***", secret.toString());
    assertEquals(secret, secret);
    assertEquals(0, made.get());
    assertEquals(MARKER + "1", secret.reveal());
    assertEquals(MARKER + "1", secret.reveal());
  }

  @Test
  void secrets_of_the_same_text_are_equal() {
    var secret = new Secret("abc");

    assertEquals(secret, Secret.of(() -> "ab" + "c"));
    assertEquals(secret.hashCode(), Secret.of(() -> "abc").hashCode());
    assertNotEquals(secret, new Secret("abd"));
    assertNotEquals(secret, (Object) "abc");
  }

  @Test
  void it_matches_its_own_text_only() {
    var secret = new Secret("abc");

    assertTrue(secret.matches("abc"));
    assertFalse(secret.matches("abC"));
    assertFalse(secret.matches("ab"));
    assertFalse(secret.matches("abcd"));
    assertFalse(secret.matches(""));
  }
}
