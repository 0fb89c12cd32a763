package org.vestibule.web;

import java.io.IOException;

/** A value of the view. */
public final class OutTag extends PartTag {
  @Override
  void write(Html html) throws IOException {
    html.value(shown(Object.class));
  }
}
