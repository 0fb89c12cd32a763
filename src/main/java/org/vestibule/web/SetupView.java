package org.vestibule.web;

import java.util.List;
import org.vestibule.doctor.CheckLine;

/**
 * The set-up page.
 *
 * @param misconfigured whether the application cannot work with its settings
 * @param checks verdicts; empty on the page that shows a composed file
 * @param failed how many checks failed
 * @param warnings how many ask for a look
 * @param settings every setting and where it comes from
 * @param fields of the form
 * @param choices of the form
 * @param file the composed file of settings; empty when none was asked for
 * @param script the composed script; empty when none was asked for
 */
public record SetupView(
    boolean misconfigured,
    List<CheckLine> checks,
    long failed,
    long warnings,
    List<Row> settings,
    List<Field> fields,
    List<Choice> choices,
    String file,
    String script) {
  /** Whether the form was sent with something wrong. */
  public boolean wrong() {
    return fields.stream().anyMatch(it -> !it.error().isEmpty());
  }

  /**
   * A setting.
   *
   * @param value empty when it must not be shown and when there is none
   * @param length of a value that is not shown; 0 when there is none
   * @param origin the key of the text that says where it comes from
   * @param file the path of the file that it was read from; empty when it is given directly
   */
  public record Row(String name, String value, int length, String origin, String file) {}

  /**
   * A field for text.
   *
   * @param label the key of its label
   * @param hint the key of its explanation
   * @param error what is wrong; empty when nothing is
   * @param focus whether it is the first with an error
   */
  public record Field(
      String name,
      String label,
      String hint,
      String value,
      String error,
      boolean required,
      boolean focus) {}

  /** A choice of one among several; the legend's key. */
  public record Choice(String name, String legend, List<Option> options) {}

  /** One of a choice; the label's key. */
  public record Option(String value, String label, boolean chosen) {}
}
