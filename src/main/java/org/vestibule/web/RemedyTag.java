package org.vestibule.web;

import org.vestibule.doctor.Explanation;

/** Who can act, and how. */
public final class RemedyTag extends PartTag {
  @Override
  void write(Html html) {
    var explanation = shown(Explanation.class);
    html.raw("<h2>").message("problem.heading.who").raw("</h2>\n<p>");
    html.value(explanation.who()).raw("</p>\n");
    html.raw("<h2>").message("problem.heading.how").raw("</h2>\n<p>");
    html.value(explanation.how()).raw("</p>\n");
    if (!explanation.where().isEmpty()) {
      html.raw("<h3>").message("problem.heading.where").raw("</h3>\n<p class=\"path\">");
      html.value(explanation.where()).raw("</p>\n");
    }
    if (!explanation.command().isEmpty()) {
      html.raw("<h3>").message("problem.heading.command");
      html.raw("</h3>\n<pre class=\"copy\"><code>").value(explanation.command());
      html.raw("</code></pre>\n");
    }
  }
}
