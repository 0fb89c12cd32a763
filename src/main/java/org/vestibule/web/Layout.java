package org.vestibule.web;

import java.util.Optional;
import java.util.ResourceBundle;
import org.vestibule.http.Form;

/**
 * What every page needs.
 *
 * @param base put before local addresses: empty or {@code /app}
 * @param language BCP 47 tag of the page's texts
 * @param texts the pages' texts in that language
 * @param here this page's path below the root, for the way back from the language switch
 * @param assets names of the static files
 * @param session of the visitor who is signed in
 */
public record Layout(
    String base,
    String language,
    ResourceBundle texts,
    String here,
    Assets assets,
    Optional<SessionClock> session) {
  /** A static file's address. */
  public String asset(String name) {
    return base + "/assets/" + assets.hashedName(name);
  }

  /** This page's path as a parameter's value. */
  public String hereEncoded() {
    return Form.encode(here);
  }
}
