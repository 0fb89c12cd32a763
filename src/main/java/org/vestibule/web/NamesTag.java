package org.vestibule.web;

import java.util.List;
import java.util.Optional;
import org.vestibule.web.DashboardView.Name;

/** A list of names, each with a word about it; absent: the user may not read them. */
public final class NamesTag extends PartTag {
  @Override
  void write(Html html) {
    Optional<?> names = shown(Optional.class);
    if (names.isEmpty()) {
      html.raw("<p class=\"quiet\">").message("value.hidden").raw("</p>");
    } else if (((List<?>) names.get()).isEmpty()) {
      html.raw("<p class=\"quiet\">").message("value.none").raw("</p>");
    } else {
      html.raw("<ul class=\"names\">");
      for (Object it : (List<?>) names.get()) {
        var name = (Name) it;
        html.raw("<li><span>").value(name.name()).raw("</span> <small>");
        html.message(name.key()).raw("</small></li>\n");
      }
      html.raw("</ul>");
    }
  }
}
