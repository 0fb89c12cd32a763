package org.vestibule.web;

import jakarta.servlet.jsp.JspContext;
import java.io.Writer;

/**
 * The markup of a page, which its tags put together. Values are escaped as {@code c:out} does it;
 * markup and the texts of the bundle are not. A page is one text until its end, since each piece
 * alone would pass through all layers of the server; so our tags may not stand in what another tag
 * collects for itself.
 */
final class Html {
  private static final String ATTRIBUTE = "html";

  /** More than most pages take, in characters. */
  private static final int PAGE = 12_288;

  /** The characters that are escaped, a bit for each; most others are looked at no further. */
  private static final long ESCAPED = 1L << '&' | 1L << '<' | 1L << '>' | 1L << '"' | 1L << '\'';

  private final PageText text = new PageText(PAGE);
  private final Layout layout;

  Html(Layout layout) {
    this.layout = layout;
  }

  /**
   * A new page's.
   *
   * @throws IllegalStateException when it is none of {@link Pages}
   */
  static Html begin(JspContext page) {
    if (page.findAttribute("layout") instanceof Layout layout) {
      var html = new Html(layout);
      page.setAttribute(ATTRIBUTE, html);
      // A request's attributes lie behind many layers.
      page.setAttribute("view", page.findAttribute("view"));
      return html;
    }
    throw new IllegalStateException("a view is shown by Pages alone");
  }

  /**
   * The page's, which its first tag has begun.
   *
   * @throws IllegalStateException outside of that tag
   */
  static Html of(JspContext page) {
    if (page.getAttribute(ATTRIBUTE) instanceof Html html) {
      return html;
    }
    throw new IllegalStateException("this part stands outside of a page");
  }

  /** What every page needs. */
  Layout layout() {
    return layout;
  }

  /** Markup of our own. */
  Html raw(String markup) {
    text.write(markup);
    return this;
  }

  /** A value, in an element or between the double quotes of an attribute. */
  Html value(Object value) {
    String plain = value.toString();
    int written = 0;
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c < Long.SIZE && (ESCAPED >> c & 1) != 0) {
        text.write(plain, written, i - written);
        text.write(entity(c));
        written = i + 1;
      }
    }
    text.write(plain, written, plain.length() - written);
    return this;
  }

  private static String entity(char c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&#034;";
      default -> "&#039;";
    };
  }

  /** A text of the bundle, in an element. */
  Html message(String key) {
    return raw(text(key));
  }

  /** A text of the bundle, in an attribute. */
  Html spoken(String key) {
    return value(text(key));
  }

  private String text(String key) {
    return layout.texts().getString(key);
  }

  /** Takes what stands between the tags. */
  Writer writer() {
    return text;
  }

  /** All of it. */
  @Override
  public String toString() {
    return text.toString();
  }
}
