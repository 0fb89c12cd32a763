package org.vestibule.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.Writer;

/**
 * A page's text, which comes as a whole or in pieces. A piece that is a whole text is copied in one
 * go, a part of one letter by letter. It is never closed: whoever writes is not who reads.
 */
final class PageText extends Writer {
  /** More than most pages take, in characters. */
  private static final int PAGE = 12_288;

  /** In characters. */
  private static final int PIECE = 512;

  private final StringBuilder text = new StringBuilder(PAGE);

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

  /**
   * All of it, encoded in pieces: one letter beyond ASCII, and the JDK goes through the whole piece
   * letter by letter.
   */
  ByteArrayOutputStream utf8() {
    var bytes = new ByteArrayOutputStream(text.length() + PIECE);
    int from = 0;
    while (from < text.length()) {
      int to = Math.min(from + PIECE, text.length());
      if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
        to++;
      }
      bytes.writeBytes(text.substring(from, to).getBytes(UTF_8));
      from = to;
    }
    return bytes;
  }
}
