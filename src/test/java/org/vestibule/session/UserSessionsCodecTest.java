package org.vestibule.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UserSessionsCodecTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private static final UserSessions SOME =
      new UserSessions(
          NOW,
          NOW.minusSeconds(60),
          List.of(new UserSessions.Ended("e1", NOW.minusSeconds(90))),
          List.of(
              new ListedSession(
                  "s1", new Device("FIREFOX LINUX", "192.0.2.0/24"), NOW, NOW.plusSeconds(5)),
              new ListedSession("s2", Device.UNKNOWN, NOW, NOW)));

  @Test
  void what_is_written_is_read() {
    assertEquals(SOME, UserSessionsCodec.read(UserSessionsCodec.write(SOME)));
    assertEquals(
        UserSessions.NONE, UserSessionsCodec.read(UserSessionsCodec.write(UserSessions.NONE)));
  }

  @Test
  void the_longest_list_is_a_few_kilobytes_and_is_read() {
    UserSessions full = UserSessions.NONE;
    var device = new Device("x".repeat(900), "y".repeat(900));
    for (int i = 0; i < 60; i++) {
      full = full.with(new ListedSession("i".repeat(20) + (i + 10), device, NOW, NOW));
    }
    byte[] bytes = UserSessionsCodec.write(full);

    assertEquals(full, UserSessionsCodec.read(bytes));
    assertEquals(UserSessions.MAX, full.listed().size());
    assertTrue(bytes.length < 10_000, bytes.length + " bytes");
  }

  @Test
  void a_cut_one_is_none() {
    byte[] bytes = UserSessionsCodec.write(SOME);
    for (int length = 0; length < bytes.length; length++) {
      assertSame(UserSessions.NONE, UserSessionsCodec.read(Arrays.copyOf(bytes, length)));
    }
    assertSame(UserSessions.NONE, UserSessionsCodec.read(Arrays.copyOf(bytes, bytes.length + 1)));
  }

  @Test
  void another_version_is_none() {
    byte[] bytes = UserSessionsCodec.write(SOME);
    for (int version : new int[] {0, 2, 255}) {
      bytes[0] = (byte) version;
      assertSame(UserSessions.NONE, UserSessionsCodec.read(bytes));
    }
  }

  @Test
  void more_than_the_list_may_hold_is_none() {
    byte[] bytes = UserSessionsCodec.write(UserSessions.NONE);
    bytes[17] = (byte) (UserSessions.MAX + 1);

    assertSame(
        UserSessions.NONE, UserSessionsCodec.read(Arrays.copyOf(bytes, bytes.length + 2_000)));
  }

  @Test
  void times_that_cannot_be_reckoned_with_are_none() {
    byte[] bytes = UserSessionsCodec.write(UserSessions.NONE);
    for (byte first : new byte[] {(byte) 0x80, 0x7F}) {
      bytes[1] = first;
      assertSame(UserSessions.NONE, UserSessionsCodec.read(bytes));
    }
  }

  @Test
  void whatever_lies_in_the_store_nothing_is_thrown_and_what_is_read_can_be_used() {
    var random = new Random(5);
    byte[] good = UserSessionsCodec.write(SOME);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = good.clone();
      for (int flips = random.nextInt(4); flips >= 0; flips--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      UserSessions read = UserSessionsCodec.read(bytes);
      UserSessionsCodec.read(UserSessionsCodec.write(read.since(NOW).ending("s1")));
    }
  }
}
