package org.vestibule.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vestibule.dataverse.Environment;
import org.vestibule.dataverse.WhoAmI;
import org.vestibule.http.LocalServer;
import org.vestibule.web.UserCall.Answer;
import org.vestibule.web.UserCall.Outcome;

class ComparisonTest {
  private static final String WHO_AM_I = "/api/data/v9.2/WhoAmI";

  private final SeveralEnvironments ground = new SeveralEnvironments();
  private final TokenSlots slots = ground.slots(false);
  private final Comparison comparison =
      new Comparison(ground.calls(slots), ground.whoAmI(slots), ground.threads, ground.local.clock);

  @BeforeEach
  void signIn() {
    ground.signIn(Duration.ofHours(1));
    ground.local.clock.pass(Duration.ofMinutes(2));
  }

  @AfterEach
  void close() {
    ground.close();
  }

  @Test
  void each_environment_says_who_the_user_is_there() {
    assertEquals("ids, ids, ids", compared());

    assertEquals(List.of(ground.other.uri(""), ground.third.uri("")), ground.exchanged());
    assertEquals("ids, ids, ids", compared());
    assertEquals(2, ground.exchanged().size(), "the tokens are kept");
  }

  @Test
  void exchanges_use_one_refresh_token_after_the_other() {
    compared();

    List<String> used =
        ground.local.server.seen().stream()
            .filter(it -> it.target().equals("/token"))
            .map(it -> it.body().replaceAll("^.*refresh_token=(r\\d+).*$", "$1"))
            .toList();
    assertEquals(List.of("r0", "r1"), used);
  }

  /** Each answer waits for the two others, so one after the other none would ever come. */
  @Test
  void all_are_asked_together() {
    var barrier = new CyclicBarrier(3);
    for (LocalServer server : List.of(ground.configured, ground.other, ground.third)) {
      server.answer(
          WHO_AM_I,
          exchange -> {
            try {
              barrier.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
              throw new IllegalStateException(e);
            }
            SeveralEnvironments.whoAmI(server, exchange);
          });
    }

    assertEquals("ids, ids, ids", compared());
  }

  @Test
  void one_that_fails_leaves_the_others() {
    ground.other.answer(WHO_AM_I, 403, "{\"error\":{\"code\":\"0x80072560\"}}");

    List<Comparison.Row> rows = rows();

    assertEquals("ids, dataverse.forbidden.0x80072560, ids", shown(rows));
    Outcome.Failed<Answer<WhoAmI>> failed = (Outcome.Failed<Answer<WhoAmI>>) rows.get(1).outcome();
    assertEquals(ground.other.uri("").toString(), failed.problem().facts().get("environment"));
  }

  @Test
  void one_that_is_gone_leaves_the_others() {
    ground.other.close();

    assertEquals("ids, dataverse.unreachable, ids", compared());
  }

  @Test
  void a_token_that_is_not_accepted_is_replaced_once() {
    var asked = new AtomicInteger();
    ground.third.answer(
        WHO_AM_I,
        exchange -> {
          if (asked.incrementAndGet() == 1) {
            SeveralEnvironments.answer(exchange, 401, "{}");
          } else {
            SeveralEnvironments.whoAmI(ground.third, exchange);
          }
        });

    assertEquals("ids, ids, ids", compared());
    assertEquals(3, ground.exchanged().size());
  }

  @Test
  void a_refresh_token_that_is_refused_asks_for_a_sign_in_where_no_token_is_at_hand() {
    ground.local.server.answer("/token", 400, "{\"error\":\"invalid_grant\"}");

    assertEquals("ids, sign in, sign in", compared());
    assertEquals(1, ground.exchanged().size());
  }

  @Test
  void a_provider_that_is_down_is_asked_once() {
    ground.local.server.answer("/token", 503, "");

    assertEquals("ids, provider.down, provider.down", compared());
    assertEquals(1, ground.exchanged().size());
  }

  @Test
  void tokens_that_take_too_long_are_not_waited_for() {
    ground.local.server.answer(
        "/token",
        exchange -> {
          ground.local.clock.pass(Duration.ofSeconds(8));
          SeveralEnvironments.answer(
              exchange,
              200,
              """
              {"token_type":"Bearer","expires_in":3600,"access_token":"%s#9"}"""
                  .formatted(ground.other.uri("")));
        });

    assertEquals("ids, ids, dataverse.timeout", compared());
    assertEquals(1, ground.exchanged().size());
    assertEquals(List.of(), ground.third.seen());
  }

  @Test
  void an_answer_that_does_not_come_in_time_is_missing() {
    var impatient =
        new ThreadPoolExecutor(0, 8, 1, TimeUnit.SECONDS, new SynchronousQueue<>()) {
          @Override
          public <T> List<Future<T>> invokeAll(
              Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
              throws InterruptedException {
            List<Future<T>> all = new ArrayList<>(super.invokeAll(tasks));
            all.set(1, new FutureTask<T>(tasks.iterator().next()));
            all.get(1).cancel(true);
            return all;
          }
        };
    try {
      var own =
          new Comparison(ground.calls(slots), ground.whoAmI(slots), impatient, ground.local.clock);

      assertEquals("ids, dataverse.timeout, ids", shown(own.of(ground.caller(), environments())));
    } finally {
      impatient.shutdownNow();
    }
  }

  private List<Environment> environments() {
    return List.of(
        environment(1, ground.configured),
        environment(2, ground.other),
        environment(3, ground.third));
  }

  private static Environment environment(int number, LocalServer server) {
    return new Environment(
        SeveralEnvironments.id(number),
        "Environment " + number,
        server.uri(""),
        "",
        Environment.Type.OTHER,
        true,
        "");
  }

  private List<Comparison.Row> rows() {
    return comparison.of(ground.caller(), environments());
  }

  private String compared() {
    return shown(rows());
  }

  private static String shown(List<Comparison.Row> rows) {
    return String.join(", ", rows.stream().map(it -> shown(it.outcome())).toList());
  }

  private static String shown(Outcome<Answer<WhoAmI>> outcome) {
    if (outcome instanceof Outcome.Failed<Answer<WhoAmI>> failed) {
      return failed.problem().code();
    }
    return outcome instanceof Outcome.Reached<Answer<WhoAmI>> ? "ids" : "sign in";
  }
}
