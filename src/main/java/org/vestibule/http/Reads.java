package org.vestibule.http;

import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * Calls that change nothing at the other side, and may therefore be repeated. All tries of a call
 * and the waits between them have one deadline together: that of a single call. Thread-safe.
 */
public final class Reads {
  /** Lets time pass; a test lets none pass. */
  @FunctionalInterface
  public interface Sleeper {
    /** Really waits. */
    Sleeper REAL = wait -> Thread.sleep(wait.toMillis());

    /**
     * Waits.
     *
     * @throws InterruptedException when the server ends the thread
     */
    void sleep(Duration wait) throws InterruptedException;
  }

  /** One try, which has a time to be over. */
  private interface Try {
    Reply within(Duration limit) throws HttpFailure;
  }

  private final HttpCalls http;
  private final RetryPlan plan;
  private final DoubleSupplier chance;
  private final Sleeper sleeper;
  private final LongSupplier nanos;

  /**
   * Reads by a plan.
   *
   * @param chance a number from 0 to 1, another one at each call
   */
  public Reads(HttpCalls http, RetryPlan plan, DoubleSupplier chance, Sleeper sleeper) {
    this(http, plan, chance, sleeper, System::nanoTime);
  }

  Reads(
      HttpCalls http, RetryPlan plan, DoubleSupplier chance, Sleeper sleeper, LongSupplier nanos) {
    this.http = http;
    this.plan = plan;
    this.chance = chance;
    this.sleeper = sleeper;
    this.nanos = nanos;
  }

  /** Reads a resource. */
  public Tried get(URI uri, Map<String, String> headers) {
    return repeat(limit -> http.get(uri, headers, limit));
  }

  /**
   * Posts a text that asks only, such as a batch of reads.
   *
   * @param type the media type of the text
   */
  public Tried post(URI uri, Map<String, String> headers, String type, String text) {
    MediaType media = MediaType.valueOf(type);
    return repeat(limit -> http.post(uri, headers, media, text, limit));
  }

  private Tried repeat(Try call) {
    long start = nanos.getAsLong();
    Duration waited = Duration.ZERO;
    for (int tries = 1; ; tries++) {
      Tried tried = attempt(call, tries, start);
      Optional<Duration> wait = wait(tried, new RetryPlan.Spent(tries, waited, left(start)));
      if (wait.isEmpty() || !slept(wait.get())) {
        return tried;
      }
      waited = waited.plus(wait.get());
    }
  }

  private Optional<Duration> wait(Tried tried, RetryPlan.Spent spent) {
    if (tried.answer().isPresent()) {
      return plan.after(tried.answer().get(), spent, chance.getAsDouble());
    }
    return plan.after(tried.failure().orElseThrow(), spent, chance.getAsDouble());
  }

  private Tried attempt(Try call, int tries, long start) {
    try {
      Reply reply = call.within(left(start));
      return new Tried(tries, since(start), Optional.of(reply), Optional.empty());
    } catch (HttpFailure e) {
      return new Tried(tries, since(start), Optional.empty(), Optional.of(e));
    }
  }

  private Duration since(long start) {
    return Duration.ofNanos(nanos.getAsLong() - start);
  }

  private Duration left(long start) {
    return http.timeout().minus(since(start));
  }

  private boolean slept(Duration wait) {
    try {
      sleeper.sleep(wait);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
