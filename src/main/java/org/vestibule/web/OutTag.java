package org.vestibule.web;

/** A value of the view. */
public final class OutTag extends PartTag {
  @Override
  void write(Html html) {
    html.value(shown(Object.class));
  }
}
