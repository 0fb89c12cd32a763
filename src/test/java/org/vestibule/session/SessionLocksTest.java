package org.vestibule.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionLocksTest {
  private final SessionLocks locks = new SessionLocks();
  private final ExecutorService threads = Executors.newFixedThreadPool(8);

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void who_shares_a_name_works_one_after_the_other() throws Exception {
    List<Integer> written = new ArrayList<>();
    Callable<Boolean> task = () -> locks.holding("a", () -> written.add(written.size()));

    threads.invokeAll(Collections.nCopies(5_000, task));

    assertEquals(5_000, written.size());
    assertEquals(4_999, written.get(4_999));
    assertEquals(0, locks.size());
  }

  @Test
  void nobody_waits_for_another_name() throws Exception {
    var held = new CountDownLatch(1);
    var done = new CountDownLatch(1);
    var holder = threads.submit(() -> locks.holding("a", () -> await(held, done)));
    held.await();

    for (int i = 0; i < 5_000; i++) {
      String other = "b" + i;
      assertEquals(other, locks.holding(other, () -> other));
    }

    done.countDown();
    assertEquals(true, holder.get(10, TimeUnit.SECONDS));
    assertEquals(0, locks.size());
  }

  @Test
  void the_holder_may_do_so_again_and_a_failure_frees_it() {
    assertEquals("done", locks.holding("a", () -> locks.holding("a", () -> "done")));
    assertThrows(IllegalStateException.class, () -> locks.holding("a", SessionLocksTest::fail));
    assertEquals(0, locks.size());
  }

  private static boolean fail() {
    throw new IllegalStateException("on purpose");
  }

  private static boolean await(CountDownLatch held, CountDownLatch done) {
    held.countDown();
    try {
      return done.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }
}
