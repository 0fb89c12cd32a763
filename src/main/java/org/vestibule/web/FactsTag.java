package org.vestibule.web;

import java.util.List;
import java.util.StringTokenizer;

/** A table of facts: a list of {@link Fact}. */
public final class FactsTag extends PartTag {
  private boolean copy = true;

  /** Whether values have a copy button of their own; at first they have. */
  public void setCopy(boolean copies) {
    copy = copies;
  }

  @Override
  void write(Html html) {
    html.raw("<dl class=\"facts\">");
    for (Object fact : shown(List.class)) {
      row(html, (Fact) fact);
    }
    html.raw("</dl>");
  }

  private void row(Html html, Fact fact) {
    html.raw("<div><dt>").message(fact.label()).raw("</dt>");
    switch (fact.kind()) {
      case CODE -> code(html, fact);
      case CODES -> codes(html, fact);
      case TIME ->
          html.raw("<dd><time datetime=\"")
              .value(fact.iso())
              .raw("\">")
              .value(fact.value())
              .raw("</time></dd>");
      case NOTE -> html.raw("<dd class=\"quiet\">").message(fact.value()).raw("</dd>");
      case MESSAGE -> html.raw("<dd>").message(fact.value()).raw("</dd>");
      case TEXT -> html.raw("<dd>").value(fact.value()).raw("</dd>");
    }
    html.raw("</div>\n");
  }

  private void code(Html html, Fact fact) {
    if (copy) {
      html.raw("<dd><code class=\"copy\" id=\"").value(fact.id()).raw("\">");
    } else {
      html.raw("<dd><code>");
    }
    html.value(fact.value()).raw("</code></dd>");
  }

  private static void codes(Html html, Fact fact) {
    html.raw("<dd class=\"codes\">");
    var values = new StringTokenizer(fact.value(), " ");
    while (values.hasMoreTokens()) {
      html.raw("<code>").value(values.nextToken()).raw("</code> ");
    }
    html.raw("</dd>");
  }
}
