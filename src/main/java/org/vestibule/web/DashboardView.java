package org.vestibule.web;

/**
 * The dashboard; texts are not escaped yet.
 *
 * @param goodUntil readable time with zone
 * @param goodUntilIso the same for machines
 * @param renewable whether the token is renewed without the user
 */
public record DashboardView(
    String name,
    String account,
    String environment,
    String userId,
    String businessUnitId,
    String organizationId,
    String goodUntil,
    String goodUntilIso,
    boolean renewable,
    String antiForgery) {}
