package org.vestibule.doctor;

import java.util.Locale;
import org.vestibule.http.HttpFailure;
import org.vestibule.http.Obstacle;

/** Why a host was not reached, in the words of whoever has to open the way. */
final class Reached {
  private Reached() {}

  /** Adds reason and remedy to a verdict: placeholders {@code reason} and {@code reasonRemedy}. */
  static Verdict not(Verdict verdict, HttpFailure failure) {
    Obstacle obstacle = failure.obstacle();
    Enum<?> reason = obstacle == Obstacle.NONE ? failure.kind() : obstacle;
    String key = "reason." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return verdict.word("reason", key).word("reasonRemedy", key + ".remedy");
  }
}
