package org.vestibule.web;

/** The times of the calls: a picture, and the same in words. */
public final class TimesTag extends PartTag {
  @Override
  void write(Html html) {
    CallTimes times = shown(CallTimes.class);
    if (times.bars().isEmpty()) {
      html.raw("<p class=\"quiet\">").message("times.none").raw("</p>");
    } else {
      picture(html, times);
      table(html, times);
    }
  }

  private static void picture(Html html, CallTimes times) {
    html.raw("<svg class=\"times\" viewBox=\"0 0 1000 ").value(times.height());
    html.raw("\" preserveAspectRatio=\"none\" role=\"img\"");
    html.raw(" aria-labelledby=\"times-title times-text\"><title id=\"times-title\">");
    html.message("times.picture").raw("</title><desc id=\"times-text\">");
    html.value(times.words()).raw("</desc>");
    for (CallTimes.Bar bar : times.bars()) {
      html.raw("<rect class=\"track\" x=\"0\" y=\"").value(bar.y());
      html.raw("\" width=\"1000\" height=\"14\"/><rect class=\"bar\" x=\"").value(bar.x());
      html.raw("\" y=\"").value(bar.y()).raw("\" width=\"").value(bar.width());
      html.raw("\" height=\"14\"/>");
    }
    html.raw("</svg>\n");
  }

  private static void table(Html html, CallTimes times) {
    html.raw("<table><thead><tr>");
    for (String key : new String[] {"times.call", "times.took", "times.status", "times.tries"}) {
      html.raw("<th scope=\"col\">").message(key).raw("</th>");
    }
    html.raw("</tr></thead><tbody>");
    for (CallTimes.Bar bar : times.bars()) {
      html.raw("<tr><th scope=\"row\">").value(bar.name()).raw("</th><td>").value(bar.took());
      html.raw("</td><td>").value(bar.status()).raw("</td><td>").value(bar.tries());
      html.raw("</td></tr>\n");
    }
    html.raw("</tbody></table>");
  }
}
