package org.vestibule.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.vestibule.http.Secret;
import org.vestibule.oauth.AccessToken;
import org.vestibule.oauth.LocalProvider;
import org.vestibule.oauth.ManualClock;
import org.vestibule.oauth.Tokens;
import org.vestibule.signin.SignedIn;
import org.vestibule.signin.User;

class SessionListTest {
  private static final Duration IDLE = Duration.ofMinutes(30);
  private static final Duration MAX_AGE = Duration.ofHours(10);
  private static final UUID TENANT = UUID.fromString("11111111-2222-3333-4444-555555555555");
  private static final UUID OTHER_TENANT = UUID.fromString("99999999-2222-3333-4444-555555555555");
  private static final UUID ADA = UUID.fromString("aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee");
  private static final UUID BOB = UUID.fromString("bbbbbbbb-bbbb-cccc-dddd-eeeeeeeeeeee");

  private final ManualClock clock = new ManualClock(LocalProvider.NOW);
  private final Seen seen = new Seen(new LocalEngine(clock));
  private final SessionList list = new SessionList(seen, IDLE, MAX_AGE, clock);

  /** An engine that shows what is written into its maps. */
  private record Seen(Engine engine, List<String> written) implements Engine {
    Seen(Engine engine) {
      this(engine, new ArrayList<>());
    }

    @Override
    public SharedMap map(String name, Duration life) {
      SharedMap map = engine.map(name, life);
      return new SharedMap() {
        @Override
        public Optional<byte[]> get(String key) {
          return map.get(key);
        }

        @Override
        public void put(String key, byte[] value) {
          write(key, value);
          map.put(key, value);
        }

        @Override
        public boolean putIfAbsent(String key, byte[] value) {
          write(key, value);
          return map.putIfAbsent(key, value);
        }

        @Override
        public boolean replace(String key, byte[] before, byte[] after) {
          write(key, after);
          return map.replace(key, before, after);
        }

        @Override
        public boolean remove(String key, byte[] value) {
          return map.remove(key, value);
        }

        @Override
        public void remove(String key) {
          map.remove(key);
        }

        private synchronized void write(String key, byte[] value) {
          written.add(key + " " + new String(value, StandardCharsets.ISO_8859_1));
        }
      };
    }
  }

  /** Signs somebody in now; time goes on after it. */
  private SignedIn signIn(String id) {
    var token = new AccessToken(new Secret("canary-token"), clock.instant().plusSeconds(3600));
    var signedIn =
        new SignedIn(
            new User(
                id, "Canary Name", "canary@mail.example", Optional.of("sid"), Optional.empty()),
            new Tokens(token, Optional.empty(), Optional.empty(), ""),
            clock.instant());
    list.begun(Owner.of(signedIn), new Device("FIREFOX LINUX", "here"));
    clock.pass(Duration.ofSeconds(1));
    return signedIn;
  }

  private SignedIn ada() {
    return signIn(TENANT + " " + ADA);
  }

  private boolean ended(SignedIn signedIn) {
    return list.ended(Owner.of(signedIn), () -> Device.UNKNOWN);
  }

  @Test
  void each_user_sees_his_own() {
    SignedIn first = ada();
    SignedIn second = ada();
    SignedIn bob = signIn(TENANT + " " + BOB);

    assertEquals(
        List.of(SessionList.id(second), SessionList.id(first)),
        list.of(first).stream().map(ListedSession::id).toList());
    assertEquals(1, list.of(bob).size());
    assertEquals("here", list.of(bob).get(0).device().place());
  }

  @Test
  void nobody_ends_what_is_not_his() {
    SignedIn ada = ada();
    SignedIn bob = signIn(TENANT + " " + BOB);

    assertFalse(list.end(bob, SessionList.id(ada)));
    list.endOthers(bob);
    list.endAll(bob);

    assertFalse(ended(ada));
    assertTrue(ended(bob));
  }

  @Test
  void one_is_ended_once() {
    SignedIn first = ada();
    SignedIn second = ada();

    assertTrue(list.end(first, SessionList.id(second)));
    assertFalse(list.end(first, SessionList.id(second)));

    assertTrue(ended(second));
    assertTrue(list.known(Owner.of(second)));
    assertFalse(ended(first));
    assertEquals(1, list.of(first).size());
  }

  @Test
  void all_others_are_ended_and_a_later_sign_in_is_not() {
    SignedIn first = ada();
    SignedIn second = ada();
    list.endOthers(first);
    SignedIn third = ada();

    assertFalse(ended(first));
    assertTrue(ended(second));
    assertFalse(ended(third));
  }

  @Test
  void who_ends_all_others_stays_though_the_list_does_not_have_him() {
    SignedIn first = ada();
    list.over(Owner.of(first));

    list.endOthers(first);

    assertFalse(ended(first));
  }

  @Test
  void the_use_is_written_once_a_minute_and_with_where_it_came_from() {
    SignedIn ada = ada();
    var asked = new AtomicInteger();
    int writes = seen.written().size();
    for (int i = 0; i < 118; i++) {
      list.ended(
          Owner.of(ada),
          () -> {
            asked.incrementAndGet();
            return new Device("EDGE WINDOWS", "192.0.2.0/24");
          });
      clock.pass(Duration.ofSeconds(1));
    }

    assertEquals(1, asked.get());
    assertEquals(1, seen.written().size() - writes);
    assertEquals("192.0.2.0/24", list.of(ada).get(0).device().place());
  }

  @Test
  void one_that_is_over_or_would_be_idle_or_is_too_old_is_not_shown() {
    SignedIn gone = ada();
    SignedIn ada = ada();
    list.over(Owner.of(gone));
    assertEquals(1, list.of(ada).size());

    clock.pass(IDLE.plusMinutes(1));
    assertEquals(0, list.of(ada).size());

    assertFalse(ended(ada));
    assertEquals(1, list.of(ada).size());
    for (int i = 0; i < 40; i++) {
      clock.pass(Duration.ofMinutes(15));
      assertFalse(ended(ada));
    }
    assertEquals(0, list.of(ada).size());
  }

  @Test
  void nothing_that_is_kept_names_anybody() {
    SignedIn ada = signIn("https://issuer.example canary@mail.example");
    list.endOthers(ada);
    ada();

    assertFalse(seen.written().toString().toLowerCase(Locale.ROOT).contains("canary"));
    assertFalse(seen.written().toString().contains("issuer.example"));
  }

  @Test
  void what_cannot_be_read_is_an_empty_list_and_is_written_anew() {
    SignedIn ada = ada();
    SharedMap users = new LocalEngine(clock).map("users", MAX_AGE);
    users.put(SharedName.of("user", ada.user().id()), new byte[] {9, 9, 9});
    var broken = new SessionList((name, life) -> users, IDLE, MAX_AGE, clock);

    assertEquals(List.of(), broken.of(ada));
    assertFalse(broken.ended(Owner.of(ada), () -> Device.UNKNOWN));
    assertEquals(1, broken.of(ada).size());
  }

  @Test
  void an_object_id_is_ended_in_the_tenant_that_is_meant() {
    SignedIn here = ada();
    SignedIn there = signIn(OTHER_TENANT + " " + ADA);
    SignedIn bob = signIn(TENANT + " " + BOB);

    assertEquals(1, list.endObject(ADA, Optional.of(TENANT)).size());
    assertTrue(ended(here));
    assertFalse(ended(there));

    assertEquals(
        List.of(0, 1),
        list.endObject(ADA, Optional.empty()).stream()
            .map(SessionList.EndedUser::sessions)
            .toList());
    assertTrue(ended(there));
    assertFalse(ended(bob));
    assertEquals(
        List.of(),
        list.endObject(UUID.fromString(BOB.toString().replace('b', 'c')), Optional.empty()));
  }

  @Test
  void an_id_is_short_and_differs_by_user_and_sign_in() {
    SignedIn first = ada();
    SignedIn second = ada();

    assertTrue(SessionList.id(first).matches("[A-Za-z0-9_-]{22}"));
    assertFalse(SessionList.id(first).equals(SessionList.id(second)));
  }

  @Test
  void what_many_write_at_once_is_not_lost() throws Exception {
    SignedIn ada = ada();
    var sessions = new ArrayList<SignedIn>();
    for (int i = 0; i < 8; i++) {
      sessions.add(ada());
    }
    var threads = Executors.newFixedThreadPool(8);
    try {
      for (SignedIn it : sessions) {
        threads.execute(() -> list.end(ada, SessionList.id(it)));
      }
    } finally {
      threads.shutdown();
      assertTrue(threads.awaitTermination(20, TimeUnit.SECONDS));
    }

    for (SignedIn it : sessions) {
      assertTrue(ended(it));
    }
    assertFalse(ended(ada));
  }

  @Test
  void an_engine_that_does_not_answer_stops_no_sign_in_and_no_sign_out() {
    SignedIn ada = ada();
    var dead = new SessionList((name, life) -> new Dead(), IDLE, MAX_AGE, clock);

    dead.begun(Owner.of(ada), Device.UNKNOWN);
    dead.over(Owner.of(ada));

    assertFalse(dead.known(Owner.of(ada)));
    assertThrows(EngineUnavailable.class, () -> dead.ended(Owner.of(ada), () -> Device.UNKNOWN));
    assertThrows(EngineUnavailable.class, () -> dead.endAll(ada));
  }

  /** A map of an engine that does not answer. */
  private static final class Dead implements SharedMap {
    private static EngineUnavailable gone() {
      return new EngineUnavailable("gone", new IllegalStateException());
    }

    @Override
    public Optional<byte[]> get(String key) {
      throw gone();
    }

    @Override
    public void put(String key, byte[] value) {
      throw gone();
    }

    @Override
    public boolean putIfAbsent(String key, byte[] value) {
      throw gone();
    }

    @Override
    public boolean replace(String key, byte[] before, byte[] after) {
      throw gone();
    }

    @Override
    public boolean remove(String key, byte[] value) {
      throw gone();
    }

    @Override
    public void remove(String key) {
      throw gone();
    }
  }
}
