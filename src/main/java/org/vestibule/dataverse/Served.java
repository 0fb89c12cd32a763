package org.vestibule.dataverse;

import java.util.Optional;

/**
 * A call as it went, and what its answer said about the user's budget.
 *
 * @param budget absent when the answer named none
 */
public record Served(ServedCall call, Optional<Budget> budget) {}
