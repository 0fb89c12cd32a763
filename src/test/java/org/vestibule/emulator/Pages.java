package org.vestibule.emulator;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pages, in the language of whoever asks, and what they load. */
final class Pages {
  private static final String ASSETS = "/assets/";
  private static final String NO_FORM = "; form-action 'none'";

  private Pages() {}

  /** The sign-in page; a login hint that names a persona leaves only that one. */
  static Answer signIn(String flow, AuthorizationRequest request, boolean all) {
    Texts texts = request.to().texts();
    Persona hinted = all ? null : hinted(request.loginHint());
    StringBuilder buttons = new StringBuilder();
    for (Persona persona : Persona.values()) {
      if (hinted == null || hinted == persona) {
        buttons.append(button(persona, texts));
      }
    }
    String others =
        hinted == null
            ? ""
            : "<p><a href=\"/%s/login?flow=%s\">%s</a></p>\n"
                .formatted(Page.escape(request.tenant().name()), flow, texts.get("signin.other"));
    return Page.of(
        200,
        texts,
        "signin.title",
        """
        <p>%s</p>
        <form method="post" action="/%s/login">
        <input type="hidden" name="flow" value="%s">
        <ul>
        %s</ul>
        <p><button class="quiet" name="cancel" value="1">%s</button></p>
        </form>
        %s\
        """
            .formatted(
                texts.get("signin.to", strong(request.client().name())),
                Page.escape(request.tenant().name()),
                flow,
                buttons,
                texts.get("signin.cancel"),
                others),
        leadsTo(request.to()));
  }

  /** The consent page. */
  static Answer consent(String flow, AuthorizationRequest request, Persona persona) {
    Texts texts = request.to().texts();
    StringBuilder lines = new StringBuilder();
    request
        .scopes()
        .inPlainWords()
        .forEach(key -> lines.append("<li>").append(texts.get(key)).append("</li>\n"));
    String name = "<bdi>" + Page.escape(persona.displayName()) + "</bdi>";
    return Page.of(
        200,
        texts,
        "consent.title",
        """
        <p>%s</p>
        <ul class="plain">
        %s</ul>
        <form method="post" action="/%s/consent">
        <input type="hidden" name="flow" value="%s">
        <p class="row"><button name="accept" value="1">%s</button>
        <button class="quiet" name="cancel" value="1">%s</button></p>
        </form>
        """
            .formatted(
                texts.get("consent.asks", strong(request.client().name()), name),
                lines,
                Page.escape(request.tenant().name()),
                flow,
                texts.get("consent.accept"),
                texts.get("consent.cancel")),
        leadsTo(request.to()));
  }

  /** The page of an error that must not be redirected. Its sentence is English at all times. */
  static Answer error(Refusal refusal, Time time, Call call) {
    Texts texts = Texts.of(call);
    return Page.of(
        400,
        texts,
        "error.title",
        """
        <p lang="en">AADSTS%d: %s</p>
        <dl>
        <dt>%s</dt><dd>%s</dd>
        <dt>%s</dt><dd>%s</dd>
        <dt>%s</dt><dd>%s</dd>
        </dl>
        """
            .formatted(
                refusal.code,
                Page.escape(refusal.sentence),
                texts.get("error.request"),
                Random.guid(),
                texts.get("error.correlation"),
                Page.escape(call.correlation()),
                texts.get("error.timestamp"),
                time.entra()),
        NO_FORM);
  }

  /** The page after a sign-out that names no registered address. */
  static Answer signedOut(Texts texts) {
    String content = "<p>%s</p>\n".formatted(texts.get("signedout.close"));
    return Page.of(200, texts, "signedout.title", content, NO_FORM);
  }

  /** The page at the root: what this program is. */
  static Answer start(Texts texts) {
    String content =
        "<p>%s</p>\n<p>%s</p>\n".formatted(texts.get("start.what"), texts.get("start.then"));
    return Page.of(200, texts, "start.title", content, NO_FORM);
  }

  /** The page that carries an answer by POST: at once with script, otherwise by its button. */
  static Answer formPost(
      AuthorizationRequest.ReturnAddress to, Map<String, String> fields, @Nullable String twice) {
    Texts texts = to.texts();
    StringBuilder inputs = new StringBuilder();
    fields.forEach((name, value) -> inputs.append(input(name, value)));
    String value = twice == null ? null : fields.get(twice);
    if (twice != null && value != null) {
      inputs.append(input(twice, value));
    }
    return Page.of(
        200,
        texts,
        "form.title",
        """
        <form method="post" action="%s">
        %s<p><button>%s</button></p>
        </form>
        <script src="/assets/form-post.js"></script>
        """
            .formatted(Page.escape(to.redirectUri()), inputs, texts.get("form.continue")),
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
    return type.isEmpty()
        ? null
        : Answer.of(200, type, Data.text(path.substring(ASSETS.length())))
            .with("Cache-Control", "max-age=3600");
  }

  private static String button(Persona persona, Texts texts) {
    return """
        <li><button name="persona" value="%s"><strong dir="auto">%s</strong> <span>%s</span>
        <span>%s</span></button></li>
        """
        .formatted(
            persona.id(),
            Page.escape(persona.displayName()),
            Page.escape(persona.account()),
            texts.get("situation." + persona.id()));
  }

  private static @Nullable Persona hinted(@Nullable String hint) {
    for (Persona persona : Persona.values()) {
      if (hint != null && persona.meantBy(hint)) {
        return persona;
      }
    }
    return null;
  }

  private static String strong(String text) {
    return "<strong>" + Page.escape(text) + "</strong>";
  }

  private static String input(String name, String value) {
    return "<input type=\"hidden\" name=\"%s\" value=\"%s\">\n"
        .formatted(Page.escape(name), Page.escape(value));
  }

  /** A form may end at the client, whose origin is therefore allowed as a form's target. */
  private static String leadsTo(AuthorizationRequest.ReturnAddress to) {
    return "; form-action 'self' " + to.origin();
  }
}
