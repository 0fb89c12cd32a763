package org.vestibule.web;

/** The foot of every page: languages. */
final class Foot {
  private Foot() {}

  static void write(Html html) {
    Layout layout = html.layout();
    html.raw("<footer class=\"foot\"><div class=\"container bar\">\n<p>").message("app.purpose");
    html.raw("</p>\n<form method=\"post\" action=\"").value(layout.base());
    html.raw("/language\" class=\"languages\" aria-label=\"").spoken("app.language").raw("\">\n");
    html.raw("<input type=\"hidden\" name=\"return_to\" value=\"").value(layout.here());
    html.raw("\">\n");
    for (Languages.Choice choice : Languages.CHOICES) {
      html.raw("<button name=\"language\" value=\"").value(choice.tag());
      html.raw("\" lang=\"").value(choice.tag());
      html.raw(choice.tag().equals(layout.language()) ? "\" aria-current=\"true\">" : "\">");
      html.value(choice.name()).raw("</button>\n");
    }
    html.raw("</form>\n</div></footer>\n");
  }
}
