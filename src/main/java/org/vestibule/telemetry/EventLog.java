package org.vestibule.telemetry;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
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

  private static final Map<System.Logger.Level, Level> LEVELS =
      Map.of(
          System.Logger.Level.ERROR, Level.SEVERE,
          System.Logger.Level.WARNING, Level.WARNING,
          System.Logger.Level.INFO, Level.INFO,
          System.Logger.Level.DEBUG, Level.FINE);

  private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

  /**
   * Of this application alone, whose classes no other shares. Loggers are made before the settings
   * are read, since the settings may have to be complained of.
   */
  private static volatile Setup setup = new Setup(Format.TEXT, Optional.empty());

  private final String name;
  private final Logger logger;

  private EventLog(String name) {
    this.name = name;
    this.logger = Logger.getLogger(name);
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
    Level its = LEVELS.getOrDefault(level, Level.INFO);
    if (logger.isLoggable(its)) {
      // A log that shows where a line comes from would walk the stack for it, for every line.
      logger.logp(its, name, event, line(level, event, fields.get(), setup));
    }
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
    var line = new StringBuilder(256).append(event);
    fields.forEach((name, value) -> quoted(line.append(' ').append(name).append('='), value));
    return line.toString();
  }

  /** A blank, a quote or an equals sign needs quotes; what would end the line is a blank. */
  private static void quoted(StringBuilder line, String value) {
    int begin = line.length();
    boolean plain = !value.isEmpty();
    for (int i = 0; i < value.length(); i++) {
      char c = JsonLine.endsLine(value.charAt(i)) ? ' ' : value.charAt(i);
      plain &= c != ' ' && c != '"' && c != '=';
      line.append(c == '"' || c == '\\' ? "\\" : "").append(c);
    }
    if (plain) {
      line.setLength(begin);
      line.append(value);
    } else {
      line.insert(begin, '"').append('"');
    }
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
