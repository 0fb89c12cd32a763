package org.vestibule.web;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.vestibule.dataverse.Profile;
import org.vestibule.dataverse.Result;
import org.vestibule.dataverse.WebApi;
import org.vestibule.http.Trace;
import org.vestibule.signin.SignedIn;

/** The second call of hop 5, which may go out before the answer of the first one is there. */
final class ProfileCall {
  /** Whose profile is asked for, where, and with which tokens. */
  record Ask(URI environment, SignedIn signedIn, UUID user) {}

  /** A call that is under way. */
  record Early(Ask ask, CompletableFuture<Result<Profile>> result) {}

  private final WebApi webApi;
  private final Executor threads;

  /** {@code threads} make early calls; when none is free, the caller's own thread does. */
  ProfileCall(WebApi webApi, Executor threads) {
    this.webApi = webApi;
    this.threads = threads;
  }

  /** Lets a call go out now. */
  Early early(Ask ask) {
    var task = Trace.carry(() -> make(ask));
    var result = new CompletableFuture<Result<Profile>>();
    threads.execute(
        () -> {
          try {
            result.complete(task.call());
          } catch (Exception e) {
            result.completeExceptionally(e);
          }
        });
    return new Early(ask, result);
  }

  /** The answer of the early call if that asked the same, else of a new one. */
  Result<Profile> make(Ask ask, Optional<Early> early) {
    Optional<Early> same = early.filter(it -> it.ask.equals(ask));
    try {
      return same.isPresent() ? same.get().result.join() : make(ask);
    } catch (CompletionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private Result<Profile> make(Ask ask) {
    return webApi.profile(
        ask.environment,
        ask.signedIn.tokens().accessToken(),
        ask.user,
        ask.signedIn.user().objectId());
  }
}
