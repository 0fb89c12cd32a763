package org.vestibule.config;

/**
 * One setting that is missing or wrong.
 *
 * @param name the setting
 * @param text what is wrong and what would be right; never a secret's value
 */
public record Problem(String name, String text) {
  @Override
  public String toString() {
    return name + " " + text;
  }
}
