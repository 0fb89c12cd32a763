package org.vestibule.emulator;

/** The frame of every page: plain HTML, one style sheet, nothing inline. */
final class Page {
  private Page() {}

  /**
   * A page.
   *
   * @param title the key of its heading
   * @param content HTML
   * @param directives what is added to its Content-Security-Policy
   */
  static Answer of(int status, Texts texts, String title, String content, String directives) {
    String html =
        """
        <!doctype html>
        <html lang="%s">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>%s</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="/assets/emulator.css">
        </head>
        <body>
        <main>
        <p class="note">%s</p>
        <h1>%s</h1>
        %s</main>
        </body>
        </html>
        """
            .formatted(
                texts.language(), texts.get(title), texts.get("note"), texts.get(title), content);
    return Answer.of(status, Answer.HTML, html)
        .with("Content-Language", texts.language())
        .with("Vary", "Accept-Language")
        .with("Cache-Control", "no-store, no-cache")
        .with("Referrer-Policy", "no-referrer")
        .with(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none';"
                + " frame-ancestors 'none'"
                + directives);
  }

  /** A text as HTML, also good inside a quoted attribute. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
