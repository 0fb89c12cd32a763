package org.vestibule.web;

import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Times, numbers and texts as one reader is used to them. */
final class Formats {
  /** Where the reader's own zone is not known. */
  static final ZoneId UTC = ZoneId.of("Etc/UTC");

  /** Up to here seconds are told beside the minutes. */
  private static final Duration SHORT = Duration.ofSeconds(90);

  /** From here on digits stand in groups. */
  private static final int GROUP = 1000;

  /** Languages times regions times zones are more than anybody should keep. */
  private static final int MAX_KEPT = 64;

  private static final Map<List<Object>, Formats> KEPT =
      new LinkedHashMap<>(MAX_KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<Object>, Formats> eldest) {
          return size() > MAX_KEPT;
        }
      };

  private final Locale locale;
  private final ZoneId zone;
  private final ResourceBundle texts;
  private final DateTimeFormatter moment;
  private final DateTimeFormatter clock;
  private final NumberFormat numbers;

  /**
   * Whether small numbers are written as Java writes them: so in all languages that are offered.
   */
  private final boolean plainDigits;

  /** By their keys; reading a pattern costs more than filling it in. */
  private final Map<String, MessageFormat> patterns = new ConcurrentHashMap<>();

  /** Those of a reader; the ones that are used are kept, since they are costly to make. */
  static Formats of(Locale locale, ZoneId zone) {
    synchronized (KEPT) {
      return KEPT.computeIfAbsent(List.of(locale, zone), it -> new Formats(locale, zone));
    }
  }

  private Formats(Locale locale, ZoneId zone) {
    this.locale = locale;
    this.zone = zone;
    this.texts = Pages.texts(locale);
    // A localized formatter would look its pattern up for each moment.
    this.moment = formatter(FormatStyle.MEDIUM, FormatStyle.SHORT, " z");
    this.clock = formatter(null, FormatStyle.LONG, "");
    this.numbers = NumberFormat.getIntegerInstance(locale);
    this.plainDigits = DecimalFormatSymbols.getInstance(locale).getZeroDigit() == '0';
  }

  private DateTimeFormatter formatter(@Nullable FormatStyle date, FormatStyle time, String more) {
    String pattern =
        DateTimeFormatterBuilder.getLocalizedDateTimePattern(
            date, time, IsoChronology.INSTANCE, locale);
    return DateTimeFormatter.ofPattern(pattern + more, locale).withZone(zone);
  }

  /** A moment with the short name of its zone. */
  String time(Instant instant) {
    return moment.format(instant);
  }

  /** The time of day, to the second. */
  String clock(Instant instant) {
    return clock.format(instant);
  }

  Fact time(String label, Instant instant) {
    return new Fact(label, time(instant), Fact.Kind.TIME, iso(instant));
  }

  /** The same for machines: to the second, UTC. */
  static String iso(Instant instant) {
    var time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, ZoneOffset.UTC);
    var text = new StringBuilder(20).append(time.toLocalDate());
    two(text.append('T'), time.getHour());
    two(text.append(':'), time.getMinute());
    two(text.append(':'), time.getSecond());
    return text.append('Z').toString();
  }

  private static void two(StringBuilder text, int digits) {
    text.append((char) ('0' + digits / 10)).append((char) ('0' + digits % 10));
  }

  /** Such as {@code Central European Time (Europe/Berlin)}. */
  String zoneName() {
    return zone.equals(UTC)
        ? "UTC"
        : zone.getDisplayName(TextStyle.FULL, locale) + " (" + zone.getId() + ")";
  }

  String number(long value) {
    if (value >= 0 && value < GROUP && plainDigits) {
      return Long.toString(value);
    }
    // The kept one belongs to one thread at a time.
    return ((NumberFormat) numbers.clone()).format(value);
  }

  String millis(Duration duration) {
    return text("duration.millis", number(duration.toMillis()));
  }

  /** Whole minutes, rounded up; seconds when it is short. */
  String left(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    return seconds > SHORT.toSeconds()
        ? text("duration.minutes", number((seconds + 59) / 60))
        : text("duration.seconds", number(seconds));
  }

  /** A text of the pages with its values filled in. */
  String text(String key, Object... values) {
    return values.length == 0 ? texts.getString(key) : filled(pattern(key), values);
  }

  private MessageFormat pattern(String key) {
    return patterns.computeIfAbsent(key, it -> new MessageFormat(texts.getString(it), locale));
  }

  /** The kept one belongs to one thread at a time. */
  private static String filled(MessageFormat pattern, Object... values) {
    synchronized (pattern) {
      return pattern.format(values);
    }
  }

  /** Whether there is a text of this key. */
  boolean knows(String key) {
    return texts.containsKey(key);
  }

  Locale locale() {
    return locale;
  }
}
