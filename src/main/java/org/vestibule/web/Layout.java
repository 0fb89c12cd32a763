package org.vestibule.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vestibule.http.Form;

/**
 * What every page needs.
 *
 * @param base put before local addresses: empty or {@code /app}
 * @param language BCP 47 tag of the page's texts
 * @param here this page's path below the root, for the way back from the language switch
 * @param assets names of the static files
 * @param session of the visitor who is signed in
 */
public record Layout(
    String base, String language, String here, Assets assets, Optional<SessionClock> session) {
  /** A static file's address. */
  public String asset(String name) {
    return base + "/assets/" + assets.hashedName(name);
  }

  /** This page's path as a parameter's value. */
  public String hereEncoded() {
    return Form.encode(here);
  }

  /** The languages to choose from, each by its own name. */
  public List<Choice> languages() {
    return Languages.OFFERED.stream()
        .map(it -> new Choice(it.getLanguage(), name(it), it.getLanguage().equals(language)))
        .toList();
  }

  private static String name(Locale language) {
    String name = language.getDisplayLanguage(language);
    return name.substring(0, 1).toUpperCase(language) + name.substring(1);
  }

  /** A language of the switch. */
  public record Choice(String tag, String name, boolean current) {}
}
