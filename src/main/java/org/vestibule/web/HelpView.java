package org.vestibule.web;

import java.util.List;
import org.vestibule.doctor.Explanation;
import org.vestibule.web.ProblemView.Detail;

/**
 * The page that explains codes.
 *
 * @param answers none before anything was asked, else one
 * @param frequent what is asked most
 * @param antiForgery for the sign-out button; empty when nobody is signed in
 */
public record HelpView(List<Answer> answers, List<Link> frequent, String antiForgery) {
  /**
   * What there is to say of a code.
   *
   * @param known whether the catalogue has the code
   * @param details rows for support: the key of the label and the value
   */
  public record Answer(Explanation explanation, boolean known, List<Detail> details) {}

  /** A code and its title. */
  public record Link(String code, String title) {}
}
