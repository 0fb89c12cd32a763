package org.vestibule.emulator;

import org.jspecify.annotations.Nullable;

/** What can wait for the next call to an endpoint: a fault, or an answer with a given code. */
public sealed interface Strike permits Fault, DataverseFault, Strike.Coded {
  /** The endpoint whose next call is struck. */
  Endpoint endpoint();

  /** What it does to the call. */
  Deed deed();

  /** Refuses when this is a refusal. */
  default void refuse() {
    Refusal refusal = deed().refusal();
    if (refusal != null) {
      throw refusal;
    }
  }

  /**
   * An answer with a code that somebody named.
   *
   * @param endpoint where it waits
   * @param deed what is answered
   * @param onPage whether the browser stays on a page of Entra's, whatever the code is
   */
  record Coded(Endpoint endpoint, Deed deed, boolean onPage) implements Strike {}

  /**
   * How a strike acts.
   *
   * @param effect the way it acts
   * @param refusal null unless the endpoint refuses
   * @param answer null unless a fixed answer is sent
   */
  record Deed(Effect effect, @Nullable Refusal refusal, @Nullable Answer answer) {
    /** The effect alone. */
    static Deed of(Effect effect) {
      return new Deed(effect, null, null);
    }

    /** The endpoint refuses, in its own way of telling. */
    static Deed refused(Refusal refusal) {
      return new Deed(Effect.REFUSED, refusal, null);
    }

    /** The endpoint is not asked. */
    static Deed answered(Answer answer) {
      return new Deed(Effect.ANSWERED, null, answer);
    }
  }

  /** Refuses when a refusal struck; otherwise the fault that did, or null. */
  static @Nullable Fault fault(@Nullable Strike strike) {
    if (strike != null) {
      strike.refuse();
    }
    return strike instanceof Fault fault ? fault : null;
  }
}
