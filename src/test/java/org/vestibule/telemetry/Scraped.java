package org.vestibule.telemetry;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The series of an answer in the text format: name and labels to value. */
record Scraped(Map<String, Double> series) {
  private static final Pattern LINE =
      Pattern.compile("([a-z_]+)(\\{(?:[a-z]+=\"[^\"]*\",?)*\\})? (NaN|[+-]?[0-9.E+-]+)");

  static Scraped of(Metrics metrics) {
    return parse(metrics.scrape());
  }

  static Scraped parse(String text) {
    var series = new LinkedHashMap<String, Double>();
    for (String line : text.lines().filter(it -> !it.startsWith("#")).toList()) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        throw new AssertionError("not the text format: " + line);
      }
      String labels = matcher.group(2) == null ? "" : matcher.group(2);
      if (series.put(matcher.group(1) + labels, Double.valueOf(matcher.group(3))) != null) {
        throw new AssertionError("twice: " + line);
      }
    }
    return new Scraped(series);
  }

  double value(String name) {
    Double value = series.get(name);
    if (value == null) {
      throw new AssertionError(name + " is none of " + series.keySet());
    }
    return value;
  }

  Set<String> names() {
    var names = new TreeSet<String>();
    series.keySet().forEach(it -> names.add(it.replaceFirst("\\{.*", "")));
    return names;
  }
}
