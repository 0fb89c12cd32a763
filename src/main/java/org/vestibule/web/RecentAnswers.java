package org.vestibule.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.vestibule.config.Reuse;
import org.vestibule.dataverse.Budget;
import org.vestibule.dataverse.Profile;
import org.vestibule.dataverse.Result;
import org.vestibule.dataverse.ServedCall;
import org.vestibule.dataverse.WhoAmI;
import org.vestibule.http.Secret;
import org.vestibule.oauth.Sha256;
import org.vestibule.session.Established;
import org.vestibule.signin.SignedIn;

/**
 * What an environment has lately told each session: on this node alone, so nothing of it reaches
 * the store that nodes share. An answer is found again by the sign-in, the environment and the
 * tokens that it was asked for with, all of them. Thread-safe.
 */
final class RecentAnswers {
  /** A session that is pushed out asks once more. */
  private static final int MAX = 10_000;

  /**
   * Whose answers they are.
   *
   * @param session the sign-in
   * @param environment the address
   * @param question a hash of what identifies the question, tokens included
   */
  record Name(String session, URI environment, String question) {
    private static final byte[] BETWEEN = {' '};

    static Name of(Established established, SignedIn signedIn, URI environment) {
      byte[] digest =
          Sha256.digest(
              established.antiForgery().reveal().getBytes(UTF_8),
              BETWEEN,
              environment.toString().getBytes(UTF_8),
              BETWEEN,
              signedIn.tokens().accessToken().value().reveal().getBytes(UTF_8),
              BETWEEN,
              signedIn.tokens().idToken().map(Secret::reveal).orElse("").getBytes(UTF_8));
      return new Name(session(signedIn), environment, Base64.getEncoder().encodeToString(digest));
    }

    private static String session(SignedIn signedIn) {
      return signedIn.since().toEpochMilli() + " " + signedIn.user().id();
    }
  }

  /**
   * What the environment told.
   *
   * @param asked when WhoAmI was asked
   * @param profile absent when that call failed
   * @param profileAsked when the profile was asked
   * @param calls that brought it, in their order
   */
  record Kept(
      WhoAmI whoAmI,
      Instant asked,
      Optional<Profile> profile,
      Instant profileAsked,
      List<ServedCall> calls,
      Optional<Budget> budget) {
    /** The same, told again after these calls. */
    Kept after(List<ServedCall> earlier) {
      return earlier.isEmpty() ? this : by(together(earlier, calls));
    }

    /** The same, in a request of these calls. */
    Kept by(List<ServedCall> others) {
      return new Kept(whoAmI, asked, profile, profileAsked, others, budget);
    }

    /** With what the environment says of the user now. */
    Kept with(Result<Profile> result, Instant now) {
      return new Kept(
          whoAmI,
          asked,
          result instanceof Result.Known<Profile> it ? Optional.of(it.value()) : Optional.empty(),
          now,
          together(calls, List.of(result.served().call())),
          result.served().budget().or(() -> budget));
    }

    private static List<ServedCall> together(List<ServedCall> first, List<ServedCall> then) {
      return Stream.concat(first.stream(), then.stream()).toList();
    }
  }

  private record Entry(Name name, Kept kept, Instant written) {}

  private record Known(URI environment, UUID user) {}

  private final Reuse reuse;
  private final Duration longest;
  private final Clock clock;

  /** By session; the one that was written longest ago comes first. */
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** Outlive the answers: with the user's id at hand both calls go out together. */
  private final Map<String, Known> users = new LinkedHashMap<>();

  /** Nothing is known yet. */
  RecentAnswers(Reuse reuse, Clock clock) {
    this.reuse = reuse;
    this.longest = reuse.whoAmI().compareTo(reuse.profile()) < 0 ? reuse.profile() : reuse.whoAmI();
    this.clock = clock;
  }

  /** The answers to this very question; how old each is, is for the caller to look at. */
  synchronized Optional<Kept> find(Name name) {
    forgetOld();
    return Optional.ofNullable(entries.get(name.session))
        .filter(it -> it.name.equals(name))
        .map(Entry::kept);
  }

  /** The user's id in an environment, as the session was told it last. */
  synchronized Optional<UUID> user(Name name) {
    return Optional.ofNullable(users.get(name.session))
        .filter(it -> it.environment.equals(name.environment))
        .map(Known::user);
  }

  /** Whether WhoAmI need not be asked. */
  boolean whoAmIHolds(Kept kept) {
    return holds(kept.asked, reuse.whoAmI());
  }

  /** Whether the profile need not be asked. */
  boolean profileHolds(Kept kept) {
    return kept.profile.isPresent() && holds(kept.profileAsked, reuse.profile());
  }

  private boolean holds(Instant asked, Duration life) {
    return clock.instant().isBefore(asked.plus(life));
  }

  /**
   * Keeps what was told, unless nothing is to be kept, in place of what the session was told
   * before.
   */
  synchronized void keep(Name name, Kept kept) {
    if (longest.isZero()) {
      return;
    }
    forgetOld();
    put(entries, name.session, new Entry(name, kept, clock.instant()));
    put(users, name.session, new Known(name.environment, kept.whoAmI.userId()));
  }

  private static <T> void put(Map<String, T> map, String session, T value) {
    map.remove(session);
    map.put(session, value);
    if (map.size() > MAX) {
      map.remove(map.keySet().iterator().next());
    }
  }

  /** Nothing that was told to a session is shown again. */
  synchronized void drop(SignedIn signedIn) {
    entries.remove(Name.session(signedIn));
    users.remove(Name.session(signedIn));
  }

  private void forgetOld() {
    Instant now = clock.instant();
    for (Iterator<Entry> all = entries.values().iterator(); all.hasNext(); ) {
      if (now.isBefore(all.next().written.plus(longest))) {
        return;
      }
      all.remove();
    }
  }
}
