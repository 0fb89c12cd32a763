package org.vestibule.config;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One setting as it was found, for the eyes of whoever installs the application. It never holds a
 * secret, nor a value with a problem: that may be a secret in the wrong place.
 *
 * @param name the setting
 * @param shown the text in force; absent when it must not be shown and when there is none
 * @param length how many characters the value has; 0 when nothing is set
 * @param origin where the value, or the path of its file, stands
 * @param file path of the file that the value was read from ({@code NAME_FILE}); absent when the
 *     value is given directly
 */
public record Setting(
    String name, Optional<String> shown, int length, Origin origin, Optional<String> file) {
  private static final Pattern SECRET = Pattern.compile(".*(SECRET|PASSWORD|TOKEN|KEY)S?(_NEXT)?");

  /** A setting that shows its value only when its name promises none that is secret. */
  static Setting of(String name, String value, Origin origin, Optional<String> file) {
    boolean open = !value.isEmpty() && !SECRET.matcher(name).matches();
    return new Setting(
        name, open ? Optional.of(value) : Optional.empty(), value.length(), origin, file);
  }

  /** Whether there is a value that is not shown. */
  public boolean hidden() {
    return length > 0 && shown.isEmpty();
  }

  /** Whether it has this value from a file, be it the setting's own or that of all settings. */
  boolean inFile(String value) {
    boolean fromFile = origin == Origin.CONFIG_FILE || file.isPresent();
    return fromFile && shown.filter(value::equals).isPresent();
  }

  Setting hide() {
    return new Setting(name, Optional.empty(), length, origin, file);
  }
}
