package org.vestibule.oauth;

/**
 * Hears of calls to the provider. It is called on the thread of the call, which waits for it, and
 * must not throw.
 */
@FunctionalInterface
public interface ProviderListener {
  /** Nobody listens. */
  ProviderListener NONE = call -> {};

  /** A call is over. */
  void called(ProviderCall call);
}
