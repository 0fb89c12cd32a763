package org.vestibule.web;

import java.util.List;
import org.vestibule.web.ProblemView.Detail;

/** Numbers for support: a list of {@link Detail}. */
public final class DetailsTag extends PartTag {
  @Override
  void write(Html html) {
    html.raw("<dl class=\"facts\">");
    for (Object row : shown(List.class)) {
      var detail = (Detail) row;
      html.raw("<div><dt>").message(detail.key()).raw("</dt>");
      html.raw("<dd><code>").value(detail.value()).raw("</code></dd></div>\n");
    }
    html.raw("</dl>");
  }
}
