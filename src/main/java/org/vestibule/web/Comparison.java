package org.vestibule.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.vestibule.dataverse.Environment;
import org.vestibule.dataverse.Result;
import org.vestibule.dataverse.Served;
import org.vestibule.dataverse.ServedCall;
import org.vestibule.dataverse.WhoAmI;
import org.vestibule.http.Trace;
import org.vestibule.oauth.UpstreamFailure;
import org.vestibule.web.UserCall.Answer;
import org.vestibule.web.UserCall.Ask;
import org.vestibule.web.UserCall.Caller;
import org.vestibule.web.UserCall.Good;
import org.vestibule.web.UserCall.Outcome;

/**
 * Who a user is in several environments. The tokens are fetched one after the other, since each
 * exchange may replace the refresh token; then all environments are asked together. What is not
 * there in time is missing, and so is what fails; the others are shown.
 */
final class Comparison {
  /** More rows than that nobody compares. */
  static final int MAX = 10;

  /** No further exchange is begun after that. */
  private static final Duration FOR_TOKENS = Duration.ofSeconds(8);

  /** No further answer is waited for after that, whatever the tokens have cost. */
  private static final Duration FOR_ANSWERS = Duration.ofSeconds(7);

  /** What one environment said. */
  record Row(Environment environment, Outcome<Answer<WhoAmI>> outcome) {}

  private final UserCall calls;
  private final WhoAmICall whoAmI;
  private final ExecutorService threads;
  private final Clock clock;

  /** {@code threads} ask the environments; when none is free, the caller's own thread does. */
  Comparison(UserCall calls, WhoAmICall whoAmI, ExecutorService threads, Clock clock) {
    this.calls = calls;
    this.whoAmI = whoAmI;
    this.threads = threads;
    this.clock = clock;
  }

  /** A row for each environment, in the same order. */
  List<Row> of(Caller caller, List<Environment> environments) {
    Instant end = clock.instant().plus(FOR_TOKENS);
    var asks = new ArrayList<Ask<WhoAmI>>();
    var tokens = new ArrayList<Outcome<Good>>();
    for (Environment environment : environments) {
      Ask<WhoAmI> ask = whoAmI.ask(environment.url(), caller.page());
      asks.add(ask);
      tokens.add(clock.instant().isBefore(end) ? calls.token(caller, ask.audience()) : late(ask));
    }
    List<Optional<Result<WhoAmI>>> results = together(asks, tokens);
    var rows = new ArrayList<Row>();
    for (int i = 0; i < asks.size(); i++) {
      Ask<WhoAmI> ask = asks.get(i);
      Optional<Result<WhoAmI>> result = results.get(i);
      rows.add(
          new Row(
              environments.get(i),
              tokens
                  .get(i)
                  .then(
                      good ->
                          result
                              .map(it -> calls.settle(caller, ask, good, it))
                              .orElseGet(() -> late(ask)))));
    }
    return rows;
  }

  /** An absent result came too late, or was not asked for. */
  private List<Optional<Result<WhoAmI>>> together(
      List<Ask<WhoAmI>> asks, List<Outcome<Good>> tokens) {
    var tasks = new ArrayList<Callable<Optional<Result<WhoAmI>>>>();
    for (int i = 0; i < asks.size(); i++) {
      Ask<WhoAmI> ask = asks.get(i);
      tasks.add(
          tokens.get(i) instanceof Outcome.Reached<Good> it
              ? Trace.carry(() -> Optional.of(ask.with(it.value())))
              : Optional::empty);
    }
    try {
      return threads.invokeAll(tasks, FOR_ANSWERS.toMillis(), TimeUnit.MILLISECONDS).stream()
          .map(Comparison::outcome)
          .toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return tasks.stream().map(task -> Optional.<Result<WhoAmI>>empty()).toList();
    }
  }

  private static Optional<Result<WhoAmI>> outcome(Future<Optional<Result<WhoAmI>>> future) {
    try {
      return future.get();
    } catch (CancellationException late) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static <T> Outcome<T> late(Ask<WhoAmI> ask) {
    var call = new ServedCall("WhoAmI", Duration.ZERO, 0, 0, List.of());
    return new Outcome.Failed<>(
        ask.unavailable()
            .apply(
                new Result.Unavailable<>(
                    new UpstreamFailure(UpstreamFailure.Kind.TIMEOUT, 0, Optional.empty()),
                    Optional.empty(),
                    new Served(call, Optional.empty()))));
  }
}
