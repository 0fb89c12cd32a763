package org.vestibule.web;

import jakarta.servlet.jsp.tagext.SimpleTagSupport;

/** What stands before local addresses: empty or {@code /app}. */
public final class BaseTag extends SimpleTagSupport {
  @Override
  public void doTag() {
    Html html = Html.of(getJspContext());
    html.value(html.layout().base());
  }
}
