package org.vestibule.web;

import java.util.Optional;
import org.vestibule.web.ProblemView.Wait;

/** When to come back, where the other side asks to wait; counted down by its script. */
public final class WaitTag extends PartTag {
  @Override
  void write(Html html) {
    Optional<?> waiting = shown(Optional.class);
    if (waiting.isPresent()) {
      write(html, (Wait) waiting.get());
    }
  }

  private static void write(Html html, Wait wait) {
    html.raw("<div class=\"note wait\" id=\"wait\" data-seconds-left=\"").value(wait.seconds());
    html.raw("\" data-again=\"").value(wait.again());
    html.raw("\" data-reload=\"").spoken("problem.wait.reload");
    html.raw("\" data-stop=\"").spoken("problem.wait.stop");
    html.raw("\" data-stopped=\"").spoken("problem.wait.stopped");
    html.raw("\" data-minutes=\"").spoken("duration.minutes");
    html.raw("\" data-seconds=\"").spoken("duration.seconds");
    html.raw("\">\n<p>").message("problem.wait.until").raw("&#32;<time datetime=\"");
    html.value(wait.iso()).raw("\">").value(wait.time());
    html.raw("</time></p>\n<p class=\"reload\"></p>\n</div>");
  }
}
