package org.vestibule.emulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pages: plain HTML, one style sheet, no script but the one that posts a form onwards. */
final class Pages {
  private static final String ASSETS = "/assets/";

  /** The sign-in page; a login hint that names a persona leaves only that one. */
  Answer signIn(String flow, AuthorizationRequest request, boolean all) {
    Persona hinted = all ? null : hinted(request.loginHint());
    StringBuilder buttons = new StringBuilder();
    for (Persona persona : Persona.values()) {
      if (hinted == null || hinted == persona) {
        buttons.append(
            """
            <li><button name="persona" value="%s"><strong>%s</strong> <span>%s</span>
            <span>%s</span></button></li>
            """
                .formatted(
                    persona.id(),
                    escape(persona.displayName()),
                    escape(persona.account()),
                    escape(persona.situation())));
      }
    }
    String others =
        hinted == null
            ? ""
            : "<p><a href=\"/%s/login?flow=%s\">Use another account</a></p>\n"
                .formatted(escape(request.tenant().name()), flow);
    return page(
        200,
        "Pick an account",
        """
        <p>to continue to <strong>%s</strong></p>
        <form method="post" action="/%s/login">
        <input type="hidden" name="flow" value="%s">
        <ul>
        %s</ul>
        <p><button class="quiet" name="cancel" value="1">Cancel</button></p>
        </form>
        %s\
        """
            .formatted(
                escape(request.client().name()),
                escape(request.tenant().name()),
                flow,
                buttons,
                others),
        leadsTo(request.to()));
  }

  /** The consent page. */
  Answer consent(String flow, AuthorizationRequest request, Persona persona) {
    StringBuilder lines = new StringBuilder();
    request
        .scopes()
        .inPlainWords()
        .forEach(line -> lines.append("<li>").append(escape(line)).append("</li>\n"));
    return page(
        200,
        "Permissions requested",
        """
        <p><strong>%s</strong> wants to act for %s. It would like to:</p>
        <ul class="plain">
        %s</ul>
        <form method="post" action="/%s/consent">
        <input type="hidden" name="flow" value="%s">
        <p class="row"><button name="accept" value="1">Accept</button>
        <button class="quiet" name="cancel" value="1">Cancel</button></p>
        </form>
        """
            .formatted(
                escape(request.client().name()),
                escape(persona.displayName()),
                lines,
                escape(request.tenant().name()),
                flow),
        leadsTo(request.to()));
  }

  /** The page of an error that must not be redirected. */
  Answer error(Refusal refusal, Time time, String correlation) {
    return page(
        400,
        "Sorry, but we're having trouble signing you in",
        """
        <p>AADSTS%d: %s</p>
        <dl>
        <dt>Request Id</dt><dd>%s</dd>
        <dt>Correlation Id</dt><dd>%s</dd>
        <dt>Timestamp</dt><dd>%s</dd>
        </dl>
        """
            .formatted(
                refusal.code,
                escape(refusal.sentence),
                Random.guid(),
                escape(correlation),
                time.entra()),
        "; form-action 'none'");
  }

  /** The page after a sign-out that names no registered address. */
  Answer signedOut() {
    return page(
        200,
        "You signed out of your account",
        "<p>It's a good idea to close all browser windows.</p>\n",
        "; form-action 'none'");
  }

  /** The page at the root: what this program is. */
  Answer start() {
    return page(
        200,
        "Entra ID and Dataverse, emulated",
        """
        <p>This program stands in for Microsoft Entra ID and for one Dataverse environment. It
        serves this computer only and knows no real account.</p>
        <p>Open your application and sign in there.</p>
        """,
        "; form-action 'none'");
  }

  /** The page that carries an answer by POST: at once with script, otherwise by its button. */
  static Answer formPost(
      AuthorizationRequest.ReturnAddress to, Map<String, String> fields, @Nullable String twice) {
    StringBuilder inputs = new StringBuilder();
    fields.forEach((name, value) -> inputs.append(input(name, value)));
    String value = twice == null ? null : fields.get(twice);
    if (twice != null && value != null) {
      inputs.append(input(twice, value));
    }
    return page(
        200,
        "Continue to the application",
        """
        <form method="post" action="%s">
        %s<p><button>Continue</button></p>
        </form>
        <script src="/assets/form-post.js"></script>
        """
            .formatted(escape(to.redirectUri()), inputs),
        "; script-src 'self'" + leadsTo(to));
  }

  /** A style sheet or script by its path, null when there is none. */
  static @Nullable Answer asset(String path) {
    String type =
        switch (path) {
          case ASSETS + "emulator.css" -> "text/css; charset=utf-8";
          case ASSETS + "form-post.js" -> "text/javascript; charset=utf-8";
          default -> "";
        };
    if (type.isEmpty()) {
      return null;
    }
    try (InputStream in = Pages.class.getResourceAsStream(path.substring(ASSETS.length()))) {
      if (in == null) {
        return null;
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Answer.of(200, type, text).with("Cache-Control", "max-age=3600");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable Persona hinted(@Nullable String hint) {
    for (Persona persona : Persona.values()) {
      if (hint != null && persona.meantBy(hint)) {
        return persona;
      }
    }
    return null;
  }

  private static String input(String name, String value) {
    return "<input type=\"hidden\" name=\"%s\" value=\"%s\">\n"
        .formatted(escape(name), escape(value));
  }

  /** A form may end at the client, whose origin is therefore allowed as a form's target. */
  private static String leadsTo(AuthorizationRequest.ReturnAddress to) {
    return "; form-action 'self' " + to.origin();
  }

  /** The frame of every page; the directives are added to its Content-Security-Policy. */
  static Answer page(int status, String title, String content, String directives) {
    String html =
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="/assets/emulator.css">
        </head>
        <body>
        <main>
        <p class="note">Local emulator &ndash; no real account is used</p>
        <h1>%s</h1>
        %s</main>
        </body>
        </html>
        """
            .formatted(escape(title), escape(title), content);
    return Answer.of(status, Answer.HTML, html)
        .with("Cache-Control", "no-store, no-cache")
        .with("Referrer-Policy", "no-referrer")
        .with(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none';"
                + " frame-ancestors 'none'"
                + directives);
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
