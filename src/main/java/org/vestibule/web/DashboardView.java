package org.vestibule.web;

import java.util.List;
import java.util.Optional;
import org.vestibule.doctor.Chain;

/**
 * The dashboard; texts are not escaped yet.
 *
 * @param environments whether there is a list of environments to choose from
 * @param roles absent when the user may not read them; likewise the teams
 * @param token what the ID token says
 * @param json the answer of WhoAmI
 * @param support what support needs to find this very page view; no secret
 * @param age of the answer
 * @param zoneNote which time zone the page's times are in
 */
public record DashboardView(
    Person person,
    List<Fact> environment,
    boolean environments,
    Optional<List<Name>> roles,
    Optional<List<Name>> teams,
    List<Fact> ids,
    List<Fact> token,
    Access access,
    String json,
    CallTimes times,
    List<Fact> budget,
    Chain chain,
    List<Fact> support,
    Age age,
    String zoneNote,
    String antiForgery) {
  /**
   * Who it is.
   *
   * @param heading greets him
   */
  public record Person(String name, String heading, String initials, List<Fact> facts) {}

  /**
   * A role or a team.
   *
   * @param key of the word about it
   */
  public record Name(String name, String key) {}

  /** The access token's life and what it is good for. */
  public record Access(Until until, List<Fact> facts) {}

  /**
   * How old an answer is.
   *
   * @param words in whole seconds
   * @param iso when it was asked for
   */
  public record Age(String words, String iso) {}

  /**
   * A moment to count down to.
   *
   * @param left readable
   * @param seconds the same for the script
   */
  public record Until(String left, long seconds, String time, String iso) {}
}
