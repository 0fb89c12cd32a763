package org.vestibule.web;

import jakarta.servlet.jsp.JspException;
import jakarta.servlet.jsp.tagext.SimpleTagSupport;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A part of a page that is written by Java, since it stands on every page or many times on one: an
 * expression costs more there than all of its markup.
 */
public abstract class PartTag extends SimpleTagSupport {
  private String of = "";
  private @Nullable Object value;

  /** Names what is shown: components of the view's record, such as {@code person.facts}. */
  public final void setOf(String path) {
    of = path;
  }

  /** What is shown, where an expression tells it. */
  public final void setValue(Object shown) {
    value = shown;
  }

  /** What is shown. */
  final <T> T shown(Class<T> type) {
    @Nullable Object it = value == null ? Views.find(view(), of) : value;
    return type.cast(it);
  }

  private Object view() {
    return getJspContext().findAttribute("view");
  }

  @Override
  public void doTag() throws JspException, IOException {
    write(Html.of(getJspContext()));
  }

  abstract void write(Html html) throws JspException, IOException;
}
