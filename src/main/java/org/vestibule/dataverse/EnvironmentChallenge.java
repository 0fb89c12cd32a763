package org.vestibule.dataverse;

import java.net.URI;
import java.util.function.Function;
import org.vestibule.oauth.UpstreamFailure;

/** What an environment says, unasked for a token, about who signs its users in. */
public sealed interface EnvironmentChallenge {
  /**
   * A challenge that is believed.
   *
   * @param tenant GUID or domain, or {@code organizations}
   * @param resource what the environment's tokens are meant for, without a slash at the end
   */
  record Named(String tenant, URI resource) implements EnvironmentChallenge {}

  /** An answer that is none, or not believed; nothing of it is used. */
  record Unbelieved(Doubt doubt, UpstreamFailure failure) implements EnvironmentChallenge {}

  /** No usable answer. */
  record Unavailable(UpstreamFailure failure) implements EnvironmentChallenge {}

  /** Why an answer is not believed. */
  enum Doubt {
    /** No such challenge: the address is not one of a Dataverse environment. */
    NO_CHALLENGE("the environment's address does not answer as Dataverse does"),
    /** A host that is none of Entra's in the cloud of the configured authority host. */
    SIGN_IN_HOST("the environment names another sign-in host than the configured one"),
    /** An address without a tenant. */
    TENANT("the environment names no tenant"),
    /** A resource that is not the environment: tokens for it would serve somebody else. */
    RESOURCE("the environment names another resource than its own address");

    private final String text;

    Doubt(String text) {
      this.text = text;
    }

    /** The reason for the log. */
    public String text() {
      return text;
    }
  }

  /** One function for each case. */
  default <T> T match(
      Function<Named, T> named,
      Function<Unbelieved, T> unbelieved,
      Function<Unavailable, T> unavailable) {
    if (this instanceof Named it) {
      return named.apply(it);
    }
    return this instanceof Unbelieved it
        ? unbelieved.apply(it)
        : unavailable.apply((Unavailable) this);
  }
}
