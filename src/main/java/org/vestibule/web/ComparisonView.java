package org.vestibule.web;

import java.util.List;

/**
 * The page that compares environments; texts are not escaped yet.
 *
 * @param antiForgery for the sign-out button
 * @param left how many environments more there are, which are not compared
 * @param again whether a sign-in would bring answers that are missing
 */
public record ComparisonView(String antiForgery, List<Row> rows, int left, boolean again) {
  /**
   * Who the user is in an environment, or why that is not known.
   *
   * @param reason why there are no ids; empty when there are
   * @param code the reason's stable code
   * @param reference its reference number
   */
  public record Row(
      String name,
      String url,
      boolean current,
      String userId,
      String businessUnitId,
      String organizationId,
      String reason,
      String code,
      String reference) {
    /** Whether the ids are known. */
    public boolean known() {
      return !userId.isEmpty();
    }
  }
}
