package org.vestibule.web;

import jakarta.json.bind.annotation.JsonbProperty;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vestibule.http.Json;

/**
 * What browsers report about the content policy, reduced to a directive and an origin: an address
 * may have a code in it, and anybody can send a report.
 *
 * @see "Content Security Policy Level 3, section 5" and "Reporting API"
 */
final class CspReports {
  /** Of all senders together: a log that a stranger can fill is no log. */
  private static final int MAX_IN_WINDOW = 20;

  private static final Duration WINDOW = Duration.ofMinutes(1);

  private static final Pattern DIRECTIVE = Pattern.compile("[a-z][a-z-]{1,39}");

  /** What stands for an address: {@code inline}, {@code eval}, {@code data}, {@code wasm-eval}. */
  private static final Pattern KEYWORD = Pattern.compile("[a-z][a-z-]{1,29}");

  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]+]");

  private final Json json;
  private final Clock clock;
  private Instant windowEnd = Instant.EPOCH;
  private int inWindow;

  CspReports(Json json, Clock clock) {
    this.json = json;
    this.clock = clock;
  }

  /** Whether one more report is read; it counts. */
  synchronized boolean welcome() {
    Instant now = clock.instant();
    if (!now.isBefore(windowEnd)) {
      windowEnd = now.plus(WINDOW);
      inWindow = 0;
    }
    return inWindow++ < MAX_IN_WINDOW;
  }

  /** What a report tells; absent when it is none. Of several that come at once the first. */
  Optional<Stopped> read(String body) {
    // The Reporting API sends a list, and the reader of JSON takes objects only.
    String object = body.stripLeading().startsWith("[") ? "{\"reports\":" + body + "}" : body;
    return json.read(object, Wire.class)
        .flatMap(Wire::first)
        .map(it -> new Stopped(directive(it.directive()), origin(it.blocked())));
  }

  /** Its name; older browsers add the values to it. */
  private static String directive(String text) {
    String name = text.strip().split(" ", 2)[0];
    return DIRECTIVE.matcher(name).matches() ? name : "other";
  }

  private static String origin(String blocked) {
    if (KEYWORD.matcher(blocked).matches()) {
      return blocked;
    }
    try {
      URI uri = URI.create(blocked);
      String host = String.valueOf(uri.getHost());
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (!web || uri.getHost() == null || !HOST.matcher(host).matches()) {
        return "other";
      }
      return uri.getScheme() + "://" + host + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    } catch (IllegalArgumentException e) {
      return "other";
    }
  }

  /**
   * What the policy has stopped.
   *
   * @param blocked an origin, or what stands for one
   */
  record Stopped(String directive, String blocked) {
    Map<String, String> fields() {
      var fields = new LinkedHashMap<String, String>();
      fields.put("directive", directive);
      fields.put("blocked", blocked);
      return fields;
    }
  }

  /** Both forms of a report, as they come. */
  public record Wire(
      @JsonbProperty("csp-report") @Nullable Old old,
      @JsonbProperty("reports") @Nullable List<@Nullable Report> reports) {
    private Optional<Seen> first() {
      if (old != null) {
        return Optional.of(old.seen());
      }
      return reports == null
          ? Optional.empty()
          : reports.stream().flatMap(it -> it == null ? Stream.empty() : it.seen()).findFirst();
    }
  }

  /** The body of {@code report-uri}. */
  public record Old(
      @JsonbProperty("effective-directive") @Nullable String effective,
      @JsonbProperty("violated-directive") @Nullable String violated,
      @JsonbProperty("blocked-uri") @Nullable String blocked) {
    private Seen seen() {
      return new Seen(text(effective).isEmpty() ? text(violated) : text(effective), text(blocked));
    }
  }

  /** One report of the Reporting API. */
  public record Report(
      @JsonbProperty("type") @Nullable String type, @JsonbProperty("body") @Nullable Body body) {
    private Stream<Seen> seen() {
      return "csp-violation".equals(type) && body != null
          ? Stream.of(new Seen(text(body.directive()), text(body.blocked())))
          : Stream.empty();
    }
  }

  /** The body of a violation. */
  public record Body(
      @JsonbProperty("effectiveDirective") @Nullable String directive,
      @JsonbProperty("blockedURL") @Nullable String blocked) {}

  private record Seen(String directive, String blocked) {}

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
