package org.vestibule.http;

import java.time.Duration;
import java.util.Optional;

/**
 * What came of a call and its repeats: an answer, or the failure of the last try.
 *
 * @param tries how often it was sent
 * @param took from the first byte sent to the last one read, repeats and waits included
 */
public record Tried(
    int tries, Duration took, Optional<Reply> answer, Optional<HttpFailure> failure) {
  /**
   * The answer.
   *
   * @throws HttpFailure when none came; every status is a normal return
   */
  public Reply reply() throws HttpFailure {
    if (failure.isPresent()) {
      throw failure.get();
    }
    return answer.orElseThrow();
  }
}
