package org.vestibule.web;

import java.util.List;
import java.util.Optional;
import org.vestibule.doctor.Chain;
import org.vestibule.doctor.Explanation;

/**
 * A page that explains a failure.
 *
 * @param details rows for support: the key of the label and the value
 * @param chain how far the request came; absent when it is none of a signed-in user
 * @param waiting when to come back, where the other side asks to wait
 * @param settings problems of the configuration; empty elsewhere
 * @param antiForgery for the sign-out button; empty when nobody is signed in
 * @param cookieTest whether the page offers to test the browser's cookies
 * @param actionHref where the button leads
 * @param actionKey the key of the button's text
 */
public record ProblemView(
    Explanation explanation,
    String reference,
    Optional<Chain> chain,
    Optional<Wait> waiting,
    List<Detail> details,
    List<Detail> settings,
    String antiForgery,
    boolean cookieTest,
    String actionHref,
    String actionKey) {
  /**
   * When to come back.
   *
   * @param time readable
   * @param iso the same for machines
   * @param seconds until then
   * @param again whether opening this very page again is all it takes
   */
  public record Wait(String time, String iso, long seconds, boolean again) {}

  /** One row. */
  public record Detail(String key, String value) {}
}
