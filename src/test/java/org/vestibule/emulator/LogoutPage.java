package org.vestibule.emulator;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The sign-out page that loads every application's front-channel address in a frame, and goes on to
 * the application after two seconds.
 */
final class LogoutPage {
  private LogoutPage() {}

  static Answer of(Texts texts, List<URI> frames, @Nullable String target) {
    StringBuilder content = new StringBuilder();
    for (URI frame : frames) {
      content.append(
          "<iframe src=\"%s\" title=\"%s\" width=\"1\" height=\"1\"></iframe>\n"
              .formatted(Page.escape(frame.toString()), texts.get("signedout.frame")));
    }
    content.append(
        target == null
            ? "<p>%s</p>\n".formatted(texts.get("signedout.close"))
            : "<p><a href=\"%s\">%s</a></p>\n"
                .formatted(Page.escape(target), texts.get("signedout.continue")));
    String origins =
        frames.stream()
            .map(frame -> frame.getScheme() + "://" + frame.getAuthority())
            .distinct()
            .collect(Collectors.joining(" "));
    Answer page =
        Page.of(
            200,
            texts,
            "signedout.title",
            content.toString(),
            "; form-action 'none'; frame-src " + origins);
    return target == null ? page : page.with("Refresh", "2; url=" + target);
  }
}
