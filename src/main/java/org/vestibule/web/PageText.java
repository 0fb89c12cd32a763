package org.vestibule.web;

import java.io.Writer;

/**
 * A page's text, which comes as a whole or in pieces. A piece that is a whole text is copied in one
 * go, a part of one letter by letter. It is never closed: whoever writes is not who reads.
 */
final class PageText extends Writer {
  private final StringBuilder text;

  /**
   * No text yet.
   *
   * @param expected about how many characters there will be
   */
  PageText(int expected) {
    text = new StringBuilder(expected);
  }

  @Override
  public void write(int c) {
    text.append((char) c);
  }

  @Override
  public void write(String piece) {
    text.append(piece);
  }

  @Override
  public void write(String of, int from, int length) {
    if (from == 0 && length == of.length()) {
      text.append(of);
    } else {
      text.append(of, from, from + length);
    }
  }

  @Override
  public void write(char[] piece, int from, int length) {
    text.append(piece, from, length);
  }

  @Override
  public void flush() {
    // Nothing is kept back.
  }

  @Override
  public void close() {
    // Its text is still wanted.
  }

  /** All of it. */
  @Override
  public String toString() {
    return text.toString();
  }
}
