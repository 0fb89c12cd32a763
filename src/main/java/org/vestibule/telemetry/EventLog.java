package org.vestibule.telemetry;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.vestibule.http.Trace;

/**
 * A logger of the application's own: one line for each event, as {@code event key=value} or as an
 * object of JSON, with the trace that it belongs to. A value from outside stays inside its line and
 * inside its quotes.
 */
public final class EventLog {
  /** How a line looks. */
  public enum Format {
    /** For people and for grep. */
    TEXT,
    /** For collectors of logs; with time, level and logger in it. */
    JSON
  }

  private record Setup(Format format, Optional<Clock> clock) {}

  private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_OFFSET_DATE_TIME;
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");

  /** What needs no quotes in text. */
  private static final Pattern PLAIN = Pattern.compile("[^\\s\"=]+");

  /**
   * Of this application alone, whose classes no other shares. Loggers are made before the settings
   * are read, since the settings may have to be complained of.
   */
  private static volatile Setup setup = new Setup(Format.TEXT, Optional.empty());

  private final String name;
  private final System.Logger logger;

  private EventLog(String name) {
    this.name = name;
    this.logger = System.getLogger(name);
  }

  /** The log of a name, such as {@code org.vestibule.problem}. */
  public static EventLog of(String name) {
    return new EventLog(name);
  }

  /** Chooses the format of all lines from now on. */
  public static void use(Format format, Clock clock) {
    setup = new Setup(format, Optional.of(clock));
  }

  /** Writes an event; the fields keep their order. */
  public void write(System.Logger.Level level, String event, Supplier<Map<String, String>> fields) {
    logger.log(level, () -> line(level, event, fields.get(), setup));
  }

  /** Writes an event that is told in a sentence. */
  public void write(System.Logger.Level level, String event, String message) {
    write(level, event, () -> Map.of("message", message));
  }

  private String line(
      System.Logger.Level level, String event, Map<String, String> fields, Setup how) {
    var all = new LinkedHashMap<>(fields);
    Trace.current().ifPresent(trace -> all.put("trace", trace.id()));
    return how.format() == Format.TEXT ? text(event, all) : json(level, event, all, how);
  }

  private static String text(String event, Map<String, String> fields) {
    return event
        + fields.entrySet().stream()
            .map(field -> " " + field.getKey() + "=" + quoted(field.getValue()))
            .collect(Collectors.joining());
  }

  private static String quoted(String value) {
    String line = CONTROLS.matcher(value).replaceAll(" ");
    return PLAIN.matcher(line).matches()
        ? line
        : "\"" + line.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private String json(
      System.Logger.Level level, String event, Map<String, String> fields, Setup how) {
    var all = new LinkedHashMap<String, String>();
    how.clock()
        .map(clock -> TIME.format(OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS)))
        .ifPresent(time -> all.put("time", time));
    all.put("level", level.getName());
    all.put("logger", name);
    all.put("event", event);
    all.putAll(fields);
    return JsonLine.of(all);
  }
}
