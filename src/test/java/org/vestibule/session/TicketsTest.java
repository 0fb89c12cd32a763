package org.vestibule.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.oauth.ManualClock;
import org.vestibule.oauth.Randomness;

class TicketsTest {
  private static final Duration LIFE = Duration.ofMinutes(1);

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-24T12:00:00Z"));
  private final Engine engine = new LocalEngine(clock);
  private final Tickets here = tickets();
  private final Tickets there = tickets();

  private Tickets tickets() {
    return new Tickets(engine, Randomness.secure(), "test", LIFE, 3);
  }

  private static String text(Optional<byte[]> value) {
    return value.map(it -> new String(it, UTF_8)).orElse("none");
  }

  private String keep(String text) {
    return here.keep(text.getBytes(UTF_8));
  }

  @Test
  void another_node_takes_it_and_then_nobody_does() {
    String ticket = keep("value");

    assertEquals("value", text(there.take(ticket)));
    assertEquals("none", text(here.take(ticket)));
    assertEquals("none", text(there.take(ticket)));
  }

  @Test
  void what_lies_in_the_engine_tells_nothing() {
    String ticket = keep("value");

    SharedMap map = engine.map("test", LIFE);
    assertTrue(map.get(ticket).isEmpty());
    byte[] kept = map.get(SharedName.of("test", ticket)).orElseThrow();
    assertFalse(new String(kept, UTF_8).contains("value"));
  }

  @Test
  void a_flood_of_a_node_pushes_out_its_own_alone() {
    String others = there.keep("others".getBytes(UTF_8));
    String first = keep("1");
    String second = keep("2");
    keep("3");
    keep("4");

    assertEquals("none", text(here.take(first)));
    assertEquals("2", text(here.take(second)));
    assertEquals("others", text(here.take(others)));
  }

  @Test
  void a_ticket_that_was_taken_makes_room() {
    String first = keep("1");
    keep("2");
    here.take(keep("3"));
    keep("4");

    assertEquals("1", text(here.take(first)));
  }

  @Test
  void what_counts_once_does_so_on_all_nodes() {
    var one = new Once(engine, "ids", LIFE);
    var other = new Once(engine, "ids", LIFE);

    assertTrue(one.first("a"));
    assertFalse(other.first("a"));
    assertTrue(other.first("b"));
    clock.pass(LIFE);
    assertTrue(other.first("a"));
  }
}
