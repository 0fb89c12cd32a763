package org.vestibule.doctor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The steps from a sign-in to the three ids, and how far a request came: all that is known of a
 * failure at a glance.
 *
 * @param links every step, in order
 */
public record Chain(List<Link> links) {
  /** The steps. */
  public enum Step {
    /** The provider has issued tokens. */
    SIGNED_IN,
    /** The token is meant for this environment. */
    AUDIENCE,
    /** The environment answers. */
    ENVIRONMENT,
    /** The user exists there and is enabled. */
    USER,
    /** Licence and security role let him in. */
    LICENCE_AND_ROLE,
    /** WhoAmI has told the ids. */
    IDS
  }

  /** How a step went. */
  public enum State {
    /** Well. */
    DONE,
    /** Not: the chain broke here. */
    BROKEN,
    /** It was not reached. */
    OPEN
  }

  /** A step and how it went. */
  public record Link(Step step, State state) {}

  private static final Chain WHOLE =
      new Chain(Stream.of(Step.values()).map(step -> new Link(step, State.DONE)).toList());

  /** The chain of a page that has the ids. */
  public static Chain whole() {
    return WHOLE;
  }

  /** The chain that broke at a step. */
  public static Chain broken(Step at) {
    return new Chain(
        Stream.of(Step.values())
            .map(
                step -> {
                  int place = step.compareTo(at);
                  return new Link(
                      step, place < 0 ? State.DONE : place == 0 ? State.BROKEN : State.OPEN);
                })
            .toList());
  }

  /**
   * Where a problem broke the chain; absent for problems that are none of a signed-in user. A code
   * of Dataverse that the catalogue knows goes before the HTTP status that it came with.
   */
  public static Optional<Chain> of(Problem problem) {
    if (!problem.code().startsWith(Catalogue.DATAVERSE)) {
      return Optional.empty();
    }
    String dataverseCode = problem.facts().getOrDefault("dataverseCode", "");
    return Optional.of(
        broken(
            Catalogue.standard()
                .find(Catalogue.DATAVERSE + dataverseCode)
                .flatMap(Catalogue.Entry::step)
                .orElseGet(() -> byStatus(problem.code()))));
  }

  private static Step byStatus(String code) {
    if (code.startsWith("dataverse.unauthorized")) {
      return Step.AUDIENCE;
    }
    return code.startsWith("dataverse.forbidden") ? Step.LICENCE_AND_ROLE : Step.ENVIRONMENT;
  }
}
