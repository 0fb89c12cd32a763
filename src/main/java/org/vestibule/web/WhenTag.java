package org.vestibule.web;

import jakarta.servlet.jsp.JspException;
import java.io.IOException;

/** Shows what it contains when the value is true. */
public final class WhenTag extends PartTag {
  @Override
  void write(Html html) throws JspException, IOException {
    if (shown(Boolean.class)) {
      getJspBody().invoke(null);
    }
  }
}
