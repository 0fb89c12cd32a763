package org.vestibule.web;

/**
 * What a signed-in visitor has in the frame: his sessions, and the sign-out button with the value
 * that every changing request must bring.
 */
public final class SignOutTag extends PartTag {
  @Override
  void write(Html html) {
    String base = html.layout().base();
    html.raw("<a href=\"").value(base).raw("/sessions\">").message("sessions.title").raw("</a>\n");
    html.raw("<form method=\"post\" action=\"").value(base).raw("/logout\" class=\"sign-out\">");
    html.raw("<input type=\"hidden\" name=\"anti_forgery\" value=\"").value(shown(String.class));
    html.raw("\"><button type=\"submit\" class=\"secondary outline\">").message("app.sign-out");
    html.raw("</button></form>");
  }
}
