package org.vestibule.web;

import jakarta.servlet.jsp.tagext.SimpleTagSupport;

/** A text of the bundle. */
public final class TextTag extends SimpleTagSupport {
  private String key = "";

  /** Names the text. */
  public void setKey(String name) {
    key = name;
  }

  @Override
  public void doTag() {
    Html.of(getJspContext()).message(key);
  }
}
