package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code /metrics} says at one moment. */
record Scrape(String text) {
  static Scrape of(URI app) {
    Hop hop = new Visitor(app).open("metrics");
    assertEquals(200, hop.status(), hop.body());
    return new Scrape(hop.body());
  }

  /** The value of a series, by its name and labels as they stand in the text. */
  double value(String series) {
    Matcher matcher =
        Pattern.compile("^" + Pattern.quote(series) + " (\\S+)$", Pattern.MULTILINE).matcher(text);
    if (!matcher.find()) {
      throw new AssertionError(series + " is not in\n" + text);
    }
    return Double.parseDouble(matcher.group(1));
  }
}
