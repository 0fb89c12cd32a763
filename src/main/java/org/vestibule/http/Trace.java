package org.vestibule.http;

import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The distributed trace that a request belongs to, carried by its thread. Calls to other services
 * continue it, each under a span id of its own. What vendors add in {@code tracestate} is not
 * passed on: it may come from anybody, and the calls go to somebody else.
 *
 * @see "Trace Context" (W3C Recommendation), sections 3.2 and 4.3
 */
public final class Trace {
  /** The header's name. */
  public static final String HEADER = "traceparent";

  private static final Pattern FORMAT =
      Pattern.compile("([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.{0,400})?");
  private static final String NO_TRACE = "0".repeat(32);
  private static final String NO_SPAN = "0".repeat(16);

  /** The only flag that is known; others are reset. */
  private static final int SAMPLED = 1;

  /** Odd, so that its multiples do not repeat; large, so that neighbours do not look alike. */
  private static final long STEP = 0x9E3779B97F4A7C15L;

  private static final ThreadLocal<@Nullable Trace> CURRENT = new ThreadLocal<>();

  private final String id;
  private final boolean sampled;
  private final AtomicLong spans;

  /**
   * A trace.
   *
   * @param id 32 lower-case hexadecimal digits, not all zero
   * @param span an unguessable number, from which the ids of the calls are made
   */
  private Trace(String id, boolean sampled, long span) {
    this.id = id;
    this.sampled = sampled;
    this.spans = new AtomicLong(span);
  }

  /** A trace that begins here. */
  public static Trace begin(String id, long span) {
    if (!hexadecimal(id) || id.length() != NO_TRACE.length() || id.equals(NO_TRACE)) {
      throw new IllegalArgumentException("not a trace id");
    }
    return new Trace(id, false, span);
  }

  /** Without a pattern, since every request without a caller's trace comes by here. */
  private static boolean hexadecimal(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }

  /**
   * Goes on with the trace of a caller; absent when the header is not one.
   *
   * @param span as in {@link #begin}
   */
  public static Optional<Trace> parse(String header, long span) {
    Matcher matcher = FORMAT.matcher(header);
    if (!matcher.matches()
        || matcher.group(1).equals("ff")
        // Only later versions may have more.
        || (matcher.group(1).equals("00") && matcher.group(5) != null)
        || matcher.group(2).equals(NO_TRACE)
        || matcher.group(3).equals(NO_SPAN)) {
      return Optional.empty();
    }
    boolean sampled = (Integer.parseInt(matcher.group(4), 16) & SAMPLED) != 0;
    return Optional.of(new Trace(matcher.group(2), sampled, span));
  }

  /** The trace of what this thread is doing. */
  public static Optional<Trace> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  /** Lets this thread belong to the trace until {@link #leave}. */
  public void enter() {
    CURRENT.set(this);
  }

  /** This thread belongs to no trace any more. */
  public static void leave() {
    CURRENT.remove();
  }

  /** The same task, which belongs to this thread's trace wherever it runs. */
  public static <T> Callable<T> carry(Callable<T> task) {
    @Nullable Trace here = CURRENT.get();
    return () -> {
      @Nullable Trace there = CURRENT.get();
      try {
        CURRENT.set(here);
        return task.call();
      } finally {
        CURRENT.set(there);
      }
    };
  }

  /** The trace's id, for logs. */
  public String id() {
    return id;
  }

  /** The header of the next call. */
  String next() {
    long span = spans.addAndGet(STEP);
    // Zero is no span id, and comes up at most once.
    String text = HexFormat.of().toHexDigits(span == 0 ? STEP : span);
    return "00-" + id + "-" + text + (sampled ? "-01" : "-00");
  }
}
