package org.vestibule.web;

import java.util.List;
import java.util.Optional;

/**
 * The page of the environments; texts are not escaped yet.
 *
 * @param antiForgery for the switch buttons and the sign-out button
 * @param current the environment that the session is in: its name, or its address without one
 * @param currentUrl its address
 * @param away whether it is another one than {@code configuredUrl}
 * @param configuredUrl the environment that every session begins in
 * @param rows what can be entered, and what only is there
 * @param trouble why there are no rows; absent when there are
 */
public record EnvironmentsView(
    String antiForgery,
    String current,
    String currentUrl,
    boolean away,
    String configuredUrl,
    List<Row> rows,
    Optional<ProblemPages.Told> trouble) {
  /**
   * An environment.
   *
   * @param region empty when it is not known
   * @param typeKey the key of the type's text
   * @param version empty when it is not known
   */
  public record Row(
      String organizationId,
      String name,
      String url,
      String region,
      String typeKey,
      String version,
      boolean current,
      boolean enabled) {}
}
