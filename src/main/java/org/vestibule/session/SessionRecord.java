package org.vestibule.session;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vestibule.signin.PendingSignIn;

/**
 * All that one browser's session holds.
 *
 * @param pending sign-ins that wait for their callback, oldest first
 * @param established absent while nobody is signed in
 * @param demanded claims that the next sign-in has to ask for, JSON
 */
record SessionRecord(
    List<PendingSignIn> pending, Optional<Established> established, Optional<String> demanded) {
  static final SessionRecord EMPTY =
      new SessionRecord(List.of(), Optional.empty(), Optional.empty());

  /** Enough for the tabs that a browser restores; the bound keeps a flood of sign-ins small. */
  static final int MAX_PENDING = 8;

  SessionRecord {
    pending = List.copyOf(pending);
  }

  /** Adds a pending sign-in; beyond eight the oldest is given up. */
  SessionRecord with(PendingSignIn added) {
    var all = new ArrayList<>(pending);
    all.add(added);
    int from = Math.max(0, all.size() - MAX_PENDING);
    return new SessionRecord(all.subList(from, all.size()), established, demanded);
  }

  Optional<PendingSignIn> find(String state) {
    return pending.stream().filter(it -> it.state().matches(state)).findFirst();
  }

  SessionRecord without(PendingSignIn answered) {
    return new SessionRecord(
        pending.stream().filter(it -> !it.equals(answered)).toList(), established, demanded);
  }

  SessionRecord with(Established signedIn) {
    return new SessionRecord(pending, Optional.of(signedIn), demanded);
  }

  /** In an environment; absent: the configured one. Nobody signed in is nowhere. */
  SessionRecord selecting(Optional<URI> environment) {
    return established.map(it -> with(it.selecting(environment))).orElse(this);
  }

  SessionRecord demanding(Optional<String> claims) {
    return new SessionRecord(pending, established, claims);
  }
}
