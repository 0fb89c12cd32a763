package org.vestibule.session;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.session.SessionCodecTest.pending;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.http.Secret;
import org.vestibule.oauth.AccessToken;
import org.vestibule.oauth.LocalProvider;
import org.vestibule.oauth.ManualClock;
import org.vestibule.oauth.Randomness;
import org.vestibule.oauth.Tokens;
import org.vestibule.signin.PendingSignIn;
import org.vestibule.signin.SignedIn;
import org.vestibule.signin.User;

/** What lies in the store of the sessions, and who can do what with it. */
class SealedSessionTest {
  private static final String ACCESS = "access-canary".repeat(150);
  private static final String REFRESH = "refresh-canary".repeat(95);
  private static final String ID = "identity-canary".repeat(90);

  private final FakeKeys keys = new FakeKeys();
  private final Sessions sessions =
      new Sessions(
          Duration.ofMinutes(30),
          Duration.ofHours(10),
          new LocalEngine(new ManualClock(LocalProvider.NOW)),
          new ManualClock(LocalProvider.NOW),
          Randomness.secure(),
          keys,
          request -> Device.UNKNOWN);
  private final FakeBrowser browser = new FakeBrowser();

  @Test
  void a_dump_of_the_store_has_no_token_verifier_name_or_mail() throws IOException {
    PendingSignIn pending = pending("state-canary");
    sessions.remember(browser.request, browser.response, pending);
    String begun = dump();
    signIn();
    sessions.remember(browser.request, browser.response, pending);
    sessions.demand(browser.request, "claims-canary");
    String dumps = begun + dump();

    assertFalse(dumps.contains("canary"), dumps);
    assertFalse(dumps.contains(pending.verifier().reveal()), dumps);
    assertFalse(dumps.contains(pending.nonce().reveal()), dumps);
    assertTrue(dumps.contains("vestibule"), dumps);
  }

  @Test
  void the_key_is_not_in_the_store() throws IOException {
    signIn();

    assertFalse(dump().contains(keys.of(browser.request).orElseThrow().reveal()));
  }

  @Test
  void a_signed_in_record_is_little_more_than_its_tokens() {
    signIn();

    int size = record().length;
    int tokens = ACCESS.length() + REFRESH.length() + ID.length();
    assertTrue(size <= tokens * 1.15 + 600, size + " bytes for " + tokens);
  }

  @Test
  void who_has_the_session_id_and_no_key_has_nothing() {
    signIn();
    keys.take(browser.response);

    assertEquals(Optional.empty(), sessions.established(browser.request));
  }

  @Test
  void another_key_opens_nothing() {
    signIn();
    keys.give(browser, new Secret(Randomness.secure().next()));

    assertEquals(Optional.empty(), sessions.established(browser.request));
  }

  @Test
  void a_record_that_was_copied_to_another_session_opens_nothing() {
    signIn();
    var thief = new FakeBrowser();
    thief.ids.set(7);
    thief.attributes.putAll(browser.attributes);
    keys.give(thief, keys.of(browser.request).orElseThrow());

    assertEquals(Optional.empty(), sessions.established(thief.request));
  }

  @Test
  void the_node_behind_the_id_may_change() {
    signIn();
    byte[] kept = record();
    var other = new FakeBrowser();
    other.route = ".node2";
    other.ids.set(browser.ids.get());
    other.attributes.put("vestibule", kept);
    keys.give(other, keys.of(browser.request).orElseThrow());

    assertTrue(sessions.established(other.request).isPresent());
  }

  @Test
  void signing_in_brings_another_key() {
    sessions.remember(browser.request, browser.response, pending("s1"));
    Secret before = keys.of(browser.request).orElseThrow();

    signIn();

    assertNotEquals(before, keys.of(browser.request).orElseThrow());
    assertTrue(sessions.take(browser.request, "s1").isPresent());
  }

  @Test
  void beginning_another_sign_in_keeps_the_key() {
    sessions.remember(browser.request, browser.response, pending("s1"));
    Secret before = keys.of(browser.request).orElseThrow();

    sessions.remember(browser.request, browser.response, pending("s2"));

    assertEquals(before, keys.of(browser.request).orElseThrow());
    assertTrue(sessions.take(browser.request, "s1").isPresent());
    assertTrue(sessions.take(browser.request, "s2").isPresent());
  }

  @Test
  void a_record_that_cannot_be_read_gives_way_to_a_new_sign_in() {
    browser.attributes.put("vestibule", new byte[] {2, 1, 0});
    browser.isNew = false;

    sessions.remember(browser.request, browser.response, pending("s1"));

    assertTrue(sessions.take(browser.request, "s1").isPresent());
  }

  @Test
  void a_request_from_before_the_sign_in_leaves_the_signed_in_record_alone() {
    sessions.remember(browser.request, browser.response, pending("s1"));
    Secret before = keys.of(browser.request).orElseThrow();
    signIn();
    Secret after = keys.of(browser.request).orElseThrow();
    browser.isNew = false;

    keys.give(browser, before);
    sessions.remember(browser.request, browser.response, pending("s2"));
    sessions.demand(browser.request, "claims");
    sessions.select(browser.request, Optional.empty());
    keys.give(browser, after);

    assertTrue(sessions.established(browser.request).isPresent());
    assertEquals(Optional.empty(), sessions.takeDemand(browser.request));
  }

  @Test
  void a_change_that_changes_nothing_writes_nothing() {
    signIn();
    byte[] before = record();

    sessions.select(browser.request, Optional.empty());

    assertSame(before, record());
  }

  @Test
  void signing_out_takes_the_key_away() {
    signIn();

    sessions.end(browser.request, browser.response);

    assertEquals(Optional.empty(), keys.of(browser.request));
    assertTrue(browser.attributes.isEmpty());
  }

  @Test
  void keys_that_are_none_open_nothing() {
    signIn();
    for (String value : List.of("", "x", "a".repeat(42), "a".repeat(44), "ä".repeat(43))) {
      keys.give(browser, new Secret(value));
      assertEquals(Optional.empty(), sessions.established(browser.request), value);
    }
  }

  private byte[] record() {
    return (byte[]) Optional.ofNullable(browser.attributes.get("vestibule")).orElseThrow();
  }

  private String dump() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(new HashMap<>(browser.attributes));
    }
    return bytes.toString(ISO_8859_1);
  }

  private void signIn() {
    var tokens =
        new Tokens(
            new AccessToken(new Secret(ACCESS), LocalProvider.NOW.plusSeconds(3600)),
            Optional.of(new Secret(REFRESH)),
            Optional.of(new Secret(ID)),
            "https://contoso.crm4.dynamics.com/user_impersonation");
    var user =
        new User(
            "aaaaaaaa-0000-4000-8000-000000000001 aaaaaaaa-0000-4000-8000-000000000002",
            "name-canary",
            "mail-canary@example.org",
            Optional.of("sid"),
            Optional.of("hint-canary"));
    sessions.establish(
        browser.request, browser.response, new SignedIn(user, tokens, LocalProvider.NOW));
  }
}
