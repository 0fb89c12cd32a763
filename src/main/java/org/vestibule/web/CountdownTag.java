package org.vestibule.web;

import org.vestibule.web.DashboardView.Until;

/** What is left until a moment; counted down by its script. */
public final class CountdownTag extends PartTag {
  @Override
  void write(Html html) {
    Until until = shown(Until.class);
    html.raw("<p class=\"countdown\"><strong role=\"timer\" data-left=\"").value(until.seconds());
    html.raw("\" data-minutes=\"").spoken("duration.minutes");
    html.raw("\" data-seconds=\"").spoken("duration.seconds");
    html.raw("\" data-over=\"").spoken("access.over").raw("\">");
    html.value(until.left()).raw("</strong>\n<span>").message("access.left");
    html.raw(" <time datetime=\"").value(until.iso()).raw("\">");
    html.value(until.time()).raw("</time></span></p>");
  }
}
