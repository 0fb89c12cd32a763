package org.vestibule.web;

import java.util.List;

/**
 * The page of the user's sessions; texts are not escaped yet.
 *
 * @param note the key of a text that says what has just been done, or empty
 * @param others whether there are more than this one
 * @param zoneNote in which zone the times are
 */
public record SessionsView(
    String antiForgery, String note, List<Row> rows, boolean others, String zoneNote) {
  /**
   * A session.
   *
   * @param id for the button that ends it
   * @param place in words, which the facts tell as well
   * @param current whether it is the one that the page is shown in
   */
  public record Row(String id, String browser, String place, List<Fact> facts, boolean current) {}
}
