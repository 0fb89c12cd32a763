package org.vestibule.web;

import java.util.Locale;
import org.vestibule.doctor.Chain;

/** How far a request came. */
public final class ChainTag extends PartTag {
  @Override
  void write(Html html) {
    html.raw("<ol class=\"chain\">");
    for (Chain.Link link : shown(Chain.class).links()) {
      html.raw("<li class=\"").raw(link.state().name().toLowerCase(Locale.ROOT));
      html.raw("\"><span>").message("chain." + link.step()).raw("</span>\n<small>");
      html.message("chain." + link.state()).raw("</small></li>\n");
    }
    html.raw("</ol>");
  }
}
