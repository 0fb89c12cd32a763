package org.vestibule.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Hears what becomes of sign-ins. It is called on the thread of the request, which waits for it,
 * and must not throw.
 */
public interface SignInListener {
  /** Nobody listens. */
  SignInListener NONE =
      new SignInListener() {
        @Override
        public void begun(BeginResult result, Duration took) {}

        @Override
        public void answered(SignInResult result, Optional<Instant> begunAt) {}
      };

  /**
   * Somebody wants to sign in.
   *
   * @param took until the address of the provider's page was made
   */
  void begun(BeginResult result, Duration took);

  /**
   * A callback came.
   *
   * @param begunAt when the sign-in was begun that it answers; empty when it answers none
   */
  void answered(SignInResult result, Optional<Instant> begunAt);
}
