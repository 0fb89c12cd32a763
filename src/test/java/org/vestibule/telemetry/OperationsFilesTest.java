package org.vestibule.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vestibule.http.PoolFigures;

/** The files that an operator copies, held against what {@code /metrics} really shows. */
class OperationsFilesTest {
  private static final Path FOLDER = Path.of("docs/operations");
  private static final Pattern SELECTOR = Pattern.compile("(vestibule_[a-z_]+)(?:\\{([^}]*)\\})?");
  private static final Pattern MATCHER = Pattern.compile("([a-z]+)(=~|=)\"([^\"]*)\"");

  private final Metrics metrics = new Metrics(Clock.systemUTC());

  /** What {@code web} adds. */
  @BeforeEach
  void figures() {
    metrics.sessions(() -> 1, () -> 2);
    metrics.pool(() -> Optional.of(new PoolFigures(1, 2, 3, 4)));
    metrics.credential("first", () -> 30, () -> true);
    metrics.credential("next", () -> 60, () -> false);
    metrics.ready(() -> true);
  }

  @AfterEach
  void close() {
    metrics.close();
  }

  @Test
  void the_dashboard_asks_for_series_that_there_are() throws IOException {
    List<String> expressions = dashboard();

    assertTrue(expressions.size() > 15, expressions.toString());
    assertEquals(List.of(), unknown(expressions));
  }

  @Test
  void the_dashboard_shows_every_metric() throws IOException {
    assertEquals(Scraped.of(metrics).names(), named(dashboard()));
  }

  @Test
  void alerts_ask_for_series_that_there_are() throws IOException {
    Map<String, String> alerts = alerts();

    assertTrue(alerts.size() > 10, alerts.toString());
    assertEquals(List.of(), unknown(alerts.values()));
    alerts.forEach((name, expression) -> assertFalse(expression.isBlank(), name));
  }

  @Test
  void the_runbook_has_a_chapter_for_each_alert_and_no_other() throws IOException {
    var chapters = new ArrayList<String>();
    Matcher heading =
        Pattern.compile("^### (Vestibule\\w+)$", Pattern.MULTILINE).matcher(runbook());
    while (heading.find()) {
      chapters.add(heading.group(1));
    }

    assertEquals(List.copyOf(alerts().keySet()), chapters);
  }

  @Test
  void the_runbook_lists_every_metric_and_no_other() throws IOException {
    Set<String> shown = new TreeSet<>();
    for (String name : Scraped.of(metrics).names()) {
      shown.add(name.replaceFirst("^(vestibule_hop_seconds)_(bucket|count|sum)$", "$1"));
    }
    Set<String> listed = new TreeSet<>();
    Matcher row =
        Pattern.compile("^\\| `(vestibule_[a-z_]+)` \\|", Pattern.MULTILINE).matcher(runbook());
    while (row.find()) {
      listed.add(row.group(1));
    }

    assertEquals(shown, listed);
  }

  /** A name or a label's value that is misspelt would find nothing, and say nothing. */
  @Test
  void a_misspelt_series_is_noticed() {
    assertEquals(
        List.of(
            "vestibule_sign_in_total",
            "vestibule_sign_ins_total{outcome=\"fail\"}",
            "vestibule_sessions{status=\"signed_in\"}"),
        unknown(
            List.of(
                "rate(vestibule_sign_in_total[5m])",
                "sum(vestibule_sign_ins_total{outcome=\"fail\"})",
                "vestibule_sessions{status=\"signed_in\"} / vestibule_ready",
                "vestibule_sign_ins_total{outcome=~\"completed|failed\",job=~\"$job\"}")));
  }

  /** The selectors that no series answers to. */
  private List<String> unknown(Iterable<String> expressions) {
    Set<String> series = Scraped.of(metrics).series().keySet();
    var unknown = new ArrayList<String>();
    for (String expression : expressions) {
      for (Matcher found = SELECTOR.matcher(expression); found.find(); ) {
        Map<String, Pattern> wanted = matchers(found.group(2));
        if (series.stream().noneMatch(it -> fits(it, found.group(1), wanted))) {
          unknown.add(found.group());
        }
      }
    }
    return unknown;
  }

  private static boolean fits(String series, String name, Map<String, Pattern> wanted) {
    if (!series.replaceFirst("\\{.*", "").equals(name)) {
      return false;
    }
    var labels = new HashMap<String, String>();
    for (Matcher found = MATCHER.matcher(series); found.find(); ) {
      labels.put(found.group(1), found.group(3));
    }
    return wanted.entrySet().stream()
        .allMatch(it -> it.getValue().matcher(labels.getOrDefault(it.getKey(), "")).matches());
  }

  /** Without the labels that Prometheus itself adds. */
  private static Map<String, Pattern> matchers(String text) {
    var wanted = new HashMap<String, Pattern>();
    for (Matcher found = MATCHER.matcher(text == null ? "" : text); found.find(); ) {
      boolean regex = found.group(2).equals("=~");
      wanted.put(
          found.group(1), Pattern.compile(regex ? found.group(3) : Pattern.quote(found.group(3))));
    }
    wanted.keySet().removeAll(Set.of("job", "instance"));
    return wanted;
  }

  private static Set<String> named(Iterable<String> expressions) {
    var names = new TreeSet<String>();
    for (String expression : expressions) {
      for (Matcher found = SELECTOR.matcher(expression); found.find(); ) {
        names.add(found.group(1));
      }
    }
    return names;
  }

  private static List<String> dashboard() throws IOException {
    try (var reader =
        Json.createReader(Files.newBufferedReader(FOLDER.resolve("dashboard.json")))) {
      var expressions = new ArrayList<String>();
      collect(reader.read(), expressions);
      return expressions;
    }
  }

  private static void collect(JsonValue value, List<String> expressions) {
    if (value instanceof JsonObject object) {
      if (object.get("expr") instanceof JsonString expression) {
        expressions.add(expression.getString());
      }
      object.values().forEach(it -> collect(it, expressions));
    } else if (value instanceof JsonArray array) {
      array.forEach(it -> collect(it, expressions));
    }
  }

  /** Name to expression, in the order of the file. */
  private static Map<String, String> alerts() throws IOException {
    var alerts = new LinkedHashMap<String, String>();
    Matcher rule =
        Pattern.compile(
                "- alert: (\\w+)\\n +expr: (?:>-\\n)?(.+?)\\n +(?:for|labels):", Pattern.DOTALL)
            .matcher(Files.readString(FOLDER.resolve("alerts.yml")));
    while (rule.find()) {
      alerts.put(rule.group(1), rule.group(2));
    }
    return alerts;
  }

  private static String runbook() throws IOException {
    return Files.readString(Path.of("docs/operations.md"));
  }
}
