package org.vestibule.dataverse;

import java.util.List;
import java.util.Optional;

/**
 * What the environment tells its user of himself. A part that the user may not read is absent, and
 * its absence says nothing about the others.
 *
 * @param user his own row
 * @param roles security roles that count for him, direct ones and those of his teams, by name
 * @param teams the teams he belongs to, by name
 * @param organization the environment itself
 * @param preferences language and time zone of his settings
 */
public record Profile(
    Optional<UserRow> user,
    Optional<List<Role>> roles,
    Optional<List<Team>> teams,
    Optional<Organization> organization,
    Optional<Preferences> preferences) {
  /** Nothing could be read. */
  public static final Profile HIDDEN =
      new Profile(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
