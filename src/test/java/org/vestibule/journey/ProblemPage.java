package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;

/** What every page that explains a failure keeps. */
final class ProblemPage {
  private static final List<String> INTERNAL =
      List.of("Exception", "\tat ", "at org.", "at java.", "Tomcat", "Payara", "GlassFish", "null");

  private ProblemPage() {}

  /** A page of this status and stable code, whose reference is in the log. */
  static void expect(int status, String code, Hop page) {
    assertEquals(status + " " + code, page.status() + " " + codeOf(page), page.body());
    assertEquals("text/html;charset=utf-8", page.header("Content-Type").toLowerCase(Locale.ROOT));
    assertEquals("no-store", page.header("Cache-Control"));
    INTERNAL.forEach(word -> assertFalse(page.body().contains(word), word + "\n" + page.body()));
    String reference = page.detail("Reference");
    assertTrue(reference.matches("[A-Z0-9]{5}-[A-Z0-9]{5}"), reference);
    assertTrue(page.body().contains("What to do"), page.body());
    assertTrue(page.body().contains("role=\"button\""), "a way on\n" + page.body());
    String line = "reference=" + reference + " code=" + code;
    assertTrue(ServerLog.tells(line), line);
  }

  private static String codeOf(Hop page) {
    return page.body().contains("<dt>Code</dt>") ? page.detail("Code") : "no problem page";
  }
}
