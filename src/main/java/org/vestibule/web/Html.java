package org.vestibule.web;

import jakarta.servlet.jsp.JspContext;
import java.io.Writer;

/**
 * The markup of a page, which its tags put together. Values are escaped as {@code c:out} does it;
 * markup and the texts of the bundle are not. It goes to the page's text at once, since each piece
 * would pass through all layers of the server otherwise; so our tags may not stand in what another
 * tag collects for itself.
 */
final class Html {
  /** Of the request, and of its page. */
  static final String ATTRIBUTE = "html";

  /** The characters that are escaped, a bit for each; most others are looked at no further. */
  private static final long ESCAPED = 1L << '&' | 1L << '<' | 1L << '>' | 1L << '"' | 1L << '\'';

  private final Layout layout;
  private final PageText text;

  Html(Layout layout, PageText text) {
    this.layout = layout;
    this.text = text;
  }

  /**
   * A new page's.
   *
   * @throws IllegalStateException when it is none of {@link Pages}
   */
  static Html begin(JspContext page) {
    if (page.findAttribute(ATTRIBUTE) instanceof Html html) {
      // A request's attributes lie behind many layers.
      page.setAttribute(ATTRIBUTE, html);
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
}
