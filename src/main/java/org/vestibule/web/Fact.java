package org.vestibule.web;

import java.util.Optional;

/**
 * One row of a table of facts.
 *
 * @param label key of the text before it
 * @param value the text, or the key of one
 * @param kind how it is shown
 * @param iso a time for machines; empty elsewhere
 */
public record Fact(String label, String value, Kind kind, String iso) {
  /** The kinds. */
  public enum Kind {
    /** As it stands. */
    TEXT,
    /** One value to copy. */
    CODE,
    /** Values with spaces between them. */
    CODES,
    /** A moment. */
    TIME,
    /** The key of a text. */
    MESSAGE,
    /** The key of a text that stands in place of a value. */
    NOTE
  }

  /** A value as it stands; an empty one is told as such. */
  static Fact text(String label, String value) {
    return value.isBlank() ? unsaid(label) : new Fact(label, value, Kind.TEXT, "");
  }

  /** A value of the user's own row, which may be left open there. */
  static Fact text(String label, Optional<String> value) {
    return value.filter(it -> !it.isBlank()).map(it -> text(label, it)).orElse(none(label));
  }

  static Fact code(String label, String value) {
    return value.isBlank() ? unsaid(label) : new Fact(label, value, Kind.CODE, "");
  }

  static Fact codes(String label, String value) {
    return value.isBlank() ? unsaid(label) : new Fact(label, value, Kind.CODES, "");
  }

  static Fact message(String label, String key) {
    return new Fact(label, key, Kind.MESSAGE, "");
  }

  /** The user may not read it. */
  static Fact hidden(String label) {
    return new Fact(label, "value.hidden", Kind.NOTE, "");
  }

  /** There is none. */
  static Fact none(String label) {
    return new Fact(label, "value.none", Kind.NOTE, "");
  }

  /** The other side did not say. */
  static Fact unsaid(String label) {
    return new Fact(label, "value.unsaid", Kind.NOTE, "");
  }

  /** The last part of the label's key: names the element on the page. */
  public String id() {
    return label.substring(label.lastIndexOf('.') + 1);
  }
}
