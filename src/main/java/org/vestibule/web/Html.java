package org.vestibule.web;

import jakarta.servlet.jsp.JspContext;
import jakarta.servlet.jsp.JspWriter;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the markup of a part of a page. Values are escaped as {@code c:out} does it; markup and
 * the texts of the bundle are not.
 */
final class Html {
  private static final String ATTRIBUTE = "html";

  /** Most parts are shorter, in characters. */
  private static final int PART = 2048;

  private final Writer out;
  private final Layout layout;

  Html(Writer out, Layout layout) {
    this.out = out;
    this.layout = layout;
  }

  /**
   * The page's own, which its first tag makes: a request's attributes lie behind many layers. With
   * it comes the view.
   */
  static Html of(JspContext page) {
    if (page.getAttribute(ATTRIBUTE) instanceof Html html && html.writesTo(page.getOut())) {
      return html;
    }
    if (page.findAttribute("layout") instanceof Layout layout) {
      var html = new Html(new Pieces(page.getOut()), layout);
      page.setAttribute(ATTRIBUTE, html);
      page.setAttribute("view", page.findAttribute("view"));
      return html;
    }
    throw new IllegalStateException("a view is shown by Pages alone");
  }

  private boolean writesTo(JspWriter page) {
    return out instanceof Pieces pieces && pieces.page == page;
  }

  /** Lets the page have what was written so far: before anybody else writes to it. */
  void flush() throws IOException {
    out.flush();
  }

  /** What every page needs. */
  Layout layout() {
    return layout;
  }

  /** Markup of our own. */
  Html raw(String markup) throws IOException {
    out.write(markup);
    return this;
  }

  /** A value, in an element or between the double quotes of an attribute. */
  Html value(Object value) throws IOException {
    String text = value.toString();
    int written = 0;
    for (int i = 0; i < text.length(); i++) {
      @Nullable String entity = entity(text.charAt(i));
      if (entity != null) {
        out.write(text, written, i - written);
        out.write(entity);
        written = i + 1;
      }
    }
    out.write(text, written, text.length() - written);
    return this;
  }

  private static @Nullable String entity(char c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&#034;";
      case '\'' -> "&#039;";
      default -> null;
    };
  }

  /** A text of the bundle, in an element. */
  Html message(String key) throws IOException {
    return raw(text(key));
  }

  /** A text of the bundle, in an attribute. */
  Html spoken(String key) throws IOException {
    return value(text(key));
  }

  private String text(String key) {
    return layout.texts().getString(key);
  }

  /** Collects the pieces of a part: each alone would pass through all layers of the server. */
  private static final class Pieces extends Writer {
    private final JspWriter page;
    private final StringBuilder text = new StringBuilder(PART);

    Pieces(JspWriter page) {
      this.page = page;
    }

    @Override
    public void write(String piece) {
      text.append(piece);
    }

    @Override
    public void write(String piece, int from, int length) {
      text.append(piece, from, from + length);
    }

    @Override
    public void write(char[] piece, int from, int length) {
      text.append(piece, from, length);
    }

    @Override
    public void flush() throws IOException {
      if (text.length() > 0) {
        page.write(text.toString());
        text.setLength(0);
      }
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
