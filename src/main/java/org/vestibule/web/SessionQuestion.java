package org.vestibule.web;

/** The question before the session ends; shown by its script. */
final class SessionQuestion {
  private SessionQuestion() {}

  static void write(Html html, SessionClock clock) {
    Layout layout = html.layout();
    html.raw("<dialog id=\"session\" aria-labelledby=\"session-title\"");
    html.raw(" aria-describedby=\"session-text\" data-idle=\"").value(clock.idle());
    html.raw("\" data-left=\"").value(clock.left()).raw("\" data-keep-alive=\"");
    html.value(layout.base()).raw("/keep-alive\" data-minutes=\"").spoken("duration.minutes");
    html.raw("\" data-seconds=\"").spoken("duration.seconds").raw("\">\n<article>\n");
    html.raw("<h2 id=\"session-title\">").message("session.title").raw("</h2>\n");
    html.raw("<div id=\"session-text\">\n<p class=\"ending-idle\">").message("session.idle");
    html.raw("</p>\n<p class=\"ending-age\" hidden>").message("session.age");
    html.raw("</p>\n<p class=\"ended\" hidden>").message("session.ended");
    html.raw("</p>\n<p class=\"failed\" hidden>").message("session.failed");
    html.raw("</p>\n<p class=\"left\">").message("session.left");
    html.raw(" <span role=\"timer\"></span></p>\n</div>\n<div class=\"answers\">\n");
    html.raw("<button type=\"button\" class=\"stay\">").message("session.stay");
    html.raw("</button>\n<button type=\"button\" class=\"secondary outline dismiss\" hidden>");
    html.message("session.close")
        .raw("</button>\n<a role=\"button\" class=\"again\" hidden href=\"");
    html.value(layout.base()).raw("/login?return_to=").value(layout.hereEncoded()).raw("\">");
    html.message("session.again").raw("</a>\n</div>\n</article>\n</dialog>\n");
  }
}
