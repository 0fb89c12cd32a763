package org.vestibule.web;

import jakarta.servlet.jsp.JspException;
import jakarta.servlet.jsp.tagext.JspFragment;
import java.io.IOException;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/** The frame of every page; its value is the title. */
public final class PageTag extends PartTag {
  private String title = "";
  private String scripts = "";
  private @Nullable JspFragment header;
  private @Nullable JspFragment band;

  /** Names the page's title among the texts, where no expression tells it. */
  public void setTitle(String key) {
    title = key;
  }

  /** Names modules beside the frame's own, separated by spaces. */
  public void setScripts(String names) {
    scripts = names;
  }

  /** What stands in the uppermost line. */
  public void setHeader(JspFragment fragment) {
    header = fragment;
  }

  /** What stands in colour across the page, with its h1. */
  public void setBand(JspFragment fragment) {
    band = fragment;
  }

  @Override
  public void doTag() throws JspException, IOException {
    write(Html.begin(getJspContext()));
  }

  @Override
  void write(Html html) throws JspException, IOException {
    Layout layout = html.layout();
    html.raw("<!doctype html>\n<html lang=\"").value(layout.language()).raw("\">\n");
    head(html);
    html.raw("<body>\n<a class=\"skip\" href=\"#content\">").message("app.skip").raw("</a>\n");
    top(html);
    html.raw("<main id=\"content\" tabindex=\"-1\">\n");
    if (band != null) {
      html.raw("<div class=\"band\"><div class=\"container\">\n");
      band.invoke(html.writer());
      html.raw("</div></div>\n");
    }
    html.raw("<div class=\"container content\">\n");
    if (getJspBody() != null) {
      getJspBody().invoke(html.writer());
    }
    html.raw("</div>\n</main>\n");
    if (!scripts.isEmpty()) {
      html.raw("<p id=\"copy-texts\" class=\"heard\" role=\"status\" data-copy=\"");
      html.spoken("app.copy").raw("\" data-copied=\"").spoken("app.copied").raw("\"></p>\n");
    }
    Foot.write(html);
    if (layout.session().isPresent()) {
      SessionQuestion.write(html, layout.session().get());
    }
    html.raw("</body>\n</html>\n");
  }

  private void head(Html html) {
    html.raw(
        """
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>""");
    if (title.isEmpty()) {
      html.value(shown(String.class));
    } else {
      html.message(title);
    }
    html.raw(" &#183; ").message("app.name").raw("</title>\n");
    Layout layout = html.layout();
    html.raw("<link rel=\"icon\" type=\"image/svg+xml\" href=\"").value(layout.asset("icon.svg"));
    style(html.raw("\">\n"), layout.asset("pico.min.css"));
    style(html, layout.asset("vestibule.css"));
    var modules = new StringTokenizer(scripts, " ");
    while (modules.hasMoreTokens()) {
      module(html, layout.asset(modules.nextToken()));
    }
    if (layout.session().isPresent()) {
      module(html, layout.asset("session.js"));
    }
    html.raw("</head>\n");
  }

  private static void style(Html html, String address) {
    html.raw("<link rel=\"stylesheet\" href=\"").value(address).raw("\">\n");
  }

  private static void module(Html html, String address) {
    html.raw("<script type=\"module\" src=\"").value(address).raw("\"></script>\n");
  }

  private void top(Html html) throws JspException, IOException {
    Layout layout = html.layout();
    html.raw("<header class=\"top\"><div class=\"container bar\">\n<a class=\"brand\" href=\"");
    html.value(layout.base()).raw("/\"><img src=\"").value(layout.asset("icon.svg"));
    html.raw("\" alt=\"\" width=\"36\" height=\"36\"> <span>").message("app.name");
    html.raw("</span></a>\n<nav aria-label=\"").spoken("app.navigation").raw("\"><a href=\"");
    html.value(layout.base()).raw("/help\">").message("app.help").raw("</a>\n");
    if (header != null) {
      header.invoke(html.writer());
    }
    html.raw("</nav>\n</div></header>\n");
  }
}
