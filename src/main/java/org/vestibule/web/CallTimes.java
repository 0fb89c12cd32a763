package org.vestibule.web;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.vestibule.dataverse.ServedCall;

/**
 * The calls of one page view as bars on a common scale, one after the other.
 *
 * @param words what the picture shows
 * @param height of the picture; its width is 1000
 */
public record CallTimes(List<Bar> bars, String words, int height) {
  private static final int WIDTH = 1000;
  private static final int ROW = 22;

  /** Even a call that took no time is to be seen. */
  private static final int THINNEST = 8;

  /**
   * One call.
   *
   * @param took readable
   * @param status HTTP status, or a dash when no answer came
   */
  public record Bar(
      String name, String took, String status, String tries, int x, int y, int width) {}

  static CallTimes of(List<ServedCall> calls, Formats formats) {
    long total = 0;
    for (ServedCall call : calls) {
      total += call.took().toMillis();
    }
    total = Math.max(1, total);
    var bars = new ArrayList<Bar>();
    var words = new StringJoiner("; ");
    long before = 0;
    for (ServedCall call : calls) {
      long millis = call.took().toMillis();
      int x = (int) Math.min(WIDTH - THINNEST, before * WIDTH / total);
      int width = (int) Math.max(THINNEST, millis * WIDTH / total);
      String took = formats.millis(call.took());
      words.add(call.name() + ": " + took);
      bars.add(
          new Bar(
              call.name(),
              took,
              call.status() == 0 ? "–" : String.valueOf(call.status()),
              formats.number(call.tries()),
              x,
              bars.size() * ROW,
              Math.min(width, WIDTH - x)));
      before += millis;
    }
    return new CallTimes(bars, words.toString(), Math.max(1, bars.size() * ROW - 8));
  }
}
