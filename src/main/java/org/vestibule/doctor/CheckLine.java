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

  /** The whole in one line, the state first, for programs and consoles. */
  public String plain() {
    String rest = remedy.isEmpty() ? "" : " -> " + remedy;
    String values = paste.isEmpty() ? "" : " [" + String.join(" | ", paste) + "]";
    return "%-14s  %s: %s%s%s".formatted(state, title, seen, rest, values);
  }
}
