package org.vestibule.session;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What nodes know together of one user's sessions.
 *
 * <p>The clocks of two nodes are never compared: "all before" is reckoned by the latest sign-in
 * that was seen, and a session that is listed is not among them, whatever its clock said.
 *
 * @param latest time of the latest sign-in seen
 * @param endedUpTo sessions that began then or before have ended, unless they are listed
 * @param ended sessions that were ended one by one; the eldest first
 * @param listed those that are known to live; the eldest first
 */
record UserSessions(
    Instant latest, Instant endedUpTo, List<Ended> ended, List<ListedSession> listed) {
  /** Sessions that are listed, and those that were ended one by one. */
  static final int MAX = 50;

  static final UserSessions NONE =
      new UserSessions(Instant.EPOCH, Instant.EPOCH, List.of(), List.of());

  /** A session that was ended by its id. */
  record Ended(String id, Instant since) {}

  UserSessions {
    ended = List.copyOf(ended);
    listed = List.copyOf(listed);
  }

  Optional<ListedSession> find(String id) {
    return listed.stream().filter(it -> it.id().equals(id)).findFirst();
  }

  boolean hasEnded(String id, Instant since) {
    return ended.stream().anyMatch(it -> it.id().equals(id))
        || (!since.isAfter(endedUpTo) && find(id).isEmpty());
  }

  /**
   * With a session that was used just now. Beyond {@link #MAX} the one that was not used for the
   * longest time is listed no more; it goes on, so none goes that only the list keeps alive.
   */
  UserSessions with(ListedSession session) {
    var all = new ArrayList<>(without(session.id()).listed);
    all.add(session);
    while (all.size() > MAX) {
      all.remove(
          all.stream()
              .min(
                  Comparator.comparing((ListedSession it) -> !it.since().isAfter(endedUpTo))
                      .thenComparing(ListedSession::lastUsed))
              .orElseThrow());
    }
    Instant last = session.since().isAfter(latest) ? session.since() : latest;
    return new UserSessions(last, endedUpTo, ended, all);
  }

  /** The same of one that lives already: whoever has ended it meanwhile has the last word. */
  UserSessions using(ListedSession session) {
    return hasEnded(session.id(), session.since()) ? this : with(session);
  }

  UserSessions without(String id) {
    return new UserSessions(
        latest, endedUpTo, ended, listed.stream().filter(it -> !it.id().equals(id)).toList());
  }

  /** Ends a listed session; another id changes nothing. */
  UserSessions ending(String id) {
    Optional<ListedSession> found = find(id);
    if (found.isEmpty()) {
      return this;
    }
    var all = new ArrayList<>(ended);
    all.add(new Ended(id, found.get().since()));
    Instant upTo = endedUpTo;
    if (all.size() > MAX) {
      // What can no longer be named is ended with all that are as old and not listed.
      Instant eldest = all.remove(0).since();
      upTo = eldest.isAfter(upTo) ? eldest : upTo;
    }
    return new UserSessions(latest, upTo, all, without(id).listed);
  }

  /** Ends all of them but one. */
  UserSessions endingAllBut(Optional<String> kept) {
    return new UserSessions(
        latest,
        latest.isAfter(endedUpTo) ? latest : endedUpTo,
        ended,
        kept.flatMap(this::find).map(List::of).orElse(List.of()));
  }

  /** Without what is too old to live. */
  UserSessions since(Instant eldest) {
    return new UserSessions(
        latest,
        endedUpTo,
        ended.stream().filter(it -> it.since().isAfter(eldest)).toList(),
        listed.stream().filter(it -> it.since().isAfter(eldest)).toList());
  }
}
