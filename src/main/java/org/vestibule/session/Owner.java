package org.vestibule.session;

import java.time.Instant;
import java.util.Optional;
import org.vestibule.signin.SignedIn;
import org.vestibule.signin.User;

/**
 * Whose session it is, legible without the browser's key, so that the end of a session whose
 * browser never comes again can be told: ids alone, no name, no account, nothing that opens
 * anything.
 *
 * @param since when the sign-in was completed
 * @param id as {@link User#id}
 * @param providerSession as {@link User#providerSession}
 */
record Owner(Instant since, String id, Optional<String> providerSession) {
  static Owner of(SignedIn signedIn) {
    return new Owner(signedIn.since(), signedIn.user().id(), signedIn.user().providerSession());
  }

  /** Milliseconds, length of the id, id, provider's session. */
  String written() {
    return since.toEpochMilli() + " " + id.length() + " " + id + providerSession.orElse("");
  }

  /** Absent when it was not written here. */
  static Optional<Owner> read(String text) {
    String[] parts = text.split(" ", 3);
    try {
      Instant since = Instant.ofEpochMilli(Long.parseLong(parts[0]));
      String id = parts[2].substring(0, Integer.parseInt(parts[1]));
      String rest = parts[2].substring(id.length());
      return Optional.of(
          new Owner(since, id, Optional.of(rest).filter(session -> !session.isEmpty())));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  User user() {
    return new User(id, "", "", providerSession, Optional.empty());
  }
}
