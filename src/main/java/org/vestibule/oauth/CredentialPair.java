package org.vestibule.oauth;

import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The client's credentials: one, or a second one that takes over when the provider no longer takes
 * the first, so that a credential can be replaced without a moment in which none is good. What
 * works stays in use; the other one takes over again when it is refused in its turn.
 */
public final class CredentialPair implements ClientAuthentication {
  private final ClientAuthentication first;
  private final Optional<ClientAuthentication> next;
  private final Consumer<Boolean> changed;
  private volatile boolean nextInUse;

  /**
   * Credentials, of which the first is in use.
   *
   * @param changed hears of each change, and whether the next one is in use then
   */
  public CredentialPair(
      ClientAuthentication first, Optional<ClientAuthentication> next, Consumer<Boolean> changed) {
    this.first = first;
    this.next = next;
    this.changed = changed;
  }

  /** Whether the second one has taken over. */
  public boolean nextInUse() {
    return nextInUse;
  }

  @Override
  public Proof prove(URI tokenEndpoint) throws CredentialUnavailable {
    return current().prove(tokenEndpoint);
  }

  @Override
  public ClientAuthentication current() {
    return nextInUse ? next.orElse(first) : first;
  }

  @Override
  public Optional<ClientAuthentication> insteadOf(ClientAuthentication refused) {
    return next.map(second -> refused == second ? first : second);
  }

  @Override
  public void accepted(ClientAuthentication used) {
    boolean isNext = used != first;
    synchronized (this) {
      if (isNext == nextInUse) {
        return;
      }
      nextInUse = isNext;
    }
    changed.accept(isNext);
  }
}
