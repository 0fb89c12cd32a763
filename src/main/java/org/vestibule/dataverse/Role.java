package org.vestibule.dataverse;

/**
 * A security role that counts for the user.
 *
 * @param direct assigned to himself; false: through a team only
 */
public record Role(String name, boolean direct) {}
