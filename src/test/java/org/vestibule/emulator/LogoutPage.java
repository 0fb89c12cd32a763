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

  static Answer of(List<URI> frames, @Nullable String target) {
    StringBuilder content = new StringBuilder();
    for (URI frame : frames) {
      content.append(
          "<iframe src=\"%s\" title=\"Sign-out\" width=\"1\" height=\"1\"></iframe>\n"
              .formatted(Pages.escape(frame.toString())));
    }
    if (target == null) {
      content.append("<p>It's a good idea to close all browser windows.</p>\n");
    } else {
      content.append("<p><a href=\"%s\">Continue</a></p>\n".formatted(Pages.escape(target)));
    }
    String origins =
        frames.stream()
            .map(frame -> frame.getScheme() + "://" + frame.getAuthority())
            .distinct()
            .collect(Collectors.joining(" "));
    Answer page =
        Pages.page(
            200,
            "You signed out of your account",
            content.toString(),
            "; form-action 'none'; frame-src " + origins);
    return target == null ? page : page.with("Refresh", "2; url=" + target);
  }
}
