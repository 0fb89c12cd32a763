package org.vestibule.doctor;

import java.util.List;

/**
 * A verdict in plain words.
 *
 * @param title what was checked
 * @param state {@code ok}, {@code warning}, {@code failed}, {@code not-applicable} or {@code
 *     not-checked}
 * @param label the state for its reader
 * @param seen what was found
 * @param remedy what to do; empty when nothing is to be done
 * @param paste values to copy
 */
public record CheckLine(
    String title, String state, String label, String seen, String remedy, List<String> paste) {
  /** The class of its item in a list: what was not checked looks alike, whatever the reason. */
  public String look() {
    return state.startsWith("not-") ? "skipped" : state;
  }
}
