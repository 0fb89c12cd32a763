package org.vestibule.web;

import java.util.List;
import org.vestibule.doctor.Explanation;

/**
 * A page that explains a failure.
 *
 * @param details rows for support: the key of the label and the value
 * @param settings problems of the configuration; empty elsewhere
 * @param antiForgery for the sign-out button; empty when nobody is signed in
 * @param cookieTest whether the page offers to test the browser's cookies
 * @param actionHref where the button leads
 * @param actionKey the key of the button's text
 */
public record ProblemView(
    Explanation explanation,
    String reference,
    List<Detail> details,
    List<Detail> settings,
    String antiForgery,
    boolean cookieTest,
    String actionHref,
    String actionKey) {
  /** One row. */
  public record Detail(String key, String value) {}
}
