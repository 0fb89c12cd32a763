package org.vestibule.web;

/** Text from outside, made safe for one line of a log. */
final class OneLine {
  private static final int MAX_LENGTH = 500;

  private OneLine() {}

  /** The text without control and separator characters, cut at 500 characters. */
  static String of(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]", " ");
    return line.length() > MAX_LENGTH ? line.substring(0, MAX_LENGTH) : line;
  }
}
