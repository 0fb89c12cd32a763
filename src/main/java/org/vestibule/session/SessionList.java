package org.vestibule.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.vestibule.signin.SignedIn;
import org.vestibule.signin.User;

/**
 * The sessions of each user, on every node: what he is shown of them, and which of them he or an
 * administrator has ended. Such a session ends when its browser comes next. Neither names nor mail
 * addresses are kept.
 */
public final class SessionList {
  /** Nodes whose clocks differ may let a session live longer than its maximum by as much. */
  private static final Duration SLACK = Duration.ofMinutes(5);

  /** A session's last use is written once in so long. */
  private static final Duration GRAIN = Duration.ofMinutes(1);

  private static final int TRIES = 20;

  /** Users with one object id; there is no more than one but in theory. */
  private static final int MAX_USERS = 8;

  private final SharedMap users;

  /** The ids of the users who have an object id. */
  private final SharedMap objects;

  private final Duration idle;
  private final Duration maxAge;
  private final Clock clock;

  SessionList(Engine engine, Duration idle, Duration maxAge, Clock clock) {
    users = engine.map("users", maxAge.plus(SLACK));
    objects = engine.map("objects", maxAge.plus(SLACK));
    this.idle = idle;
    this.maxAge = maxAge;
    this.clock = clock;
  }

  /** The id of a session in its user's list: 22 characters, and whoever knows it has nothing. */
  public static String id(SignedIn signedIn) {
    return id(Owner.of(signedIn));
  }

  /** Made of what is legible without the browser's key: a session can end without its browser. */
  static String id(Owner owner) {
    return SharedName.of("session", owner.since().toEpochMilli() + " " + owner.id())
        .substring(0, 22);
  }

  /** A session has begun; it is listed again with its next request should this fail. */
  void begun(Owner owner, Device device) {
    try {
      var session = new ListedSession(id(owner), device, owner.since(), clock.instant());
      change(owner.id(), sessions -> sessions.with(session));
      owner.user().objectId().ifPresent(it -> keep(SharedName.of("object", text(it)), owner.id()));
    } catch (EngineUnavailable e) {
      // It counts as one that came by another node.
    }
  }

  private void keep(String object, String user) {
    for (int i = 0; i < TRIES; i++) {
      Optional<byte[]> before = objects.get(object);
      byte[] after =
          Stream.concat(
                  users(before).filter(it -> !it.equals(user)).limit(MAX_USERS - 1L),
                  Stream.of(user))
              .reduce((one, other) -> one + "\n" + other)
              .orElseThrow()
              .getBytes(UTF_8);
      if (before.isPresent()
          ? objects.replace(object, before.get(), after)
          : objects.putIfAbsent(object, after)) {
        return;
      }
    }
  }

  private static Stream<String> users(Optional<byte[]> kept) {
    return kept.map(it -> new String(it, UTF_8)).stream().flatMap(String::lines);
  }

  /**
   * A request of a session has come: whether its user or an administrator has ended it.
   *
   * @param device what the request tells; asked once a minute
   */
  boolean ended(Owner owner, Supplier<Device> device) {
    UserSessions sessions = sessions(owner.id());
    String id = id(owner);
    if (sessions.hasEnded(id, owner.since())) {
      return true;
    }
    Instant now = clock.instant();
    if (sessions.find(id).filter(it -> now.isBefore(it.lastUsed().plus(GRAIN))).isEmpty()) {
      var used = new ListedSession(id, device.get(), owner.since(), now);
      change(owner.id(), before -> before.using(used));
    }
    return false;
  }

  /** The same of a session without a request, as far as the engine answers. */
  boolean known(Owner owner) {
    try {
      return sessions(owner.id()).hasEnded(id(owner), owner.since());
    } catch (EngineUnavailable e) {
      return false;
    }
  }

  /** A session is over. */
  void over(Owner owner) {
    try {
      change(owner.id(), sessions -> sessions.without(id(owner)));
    } catch (EngineUnavailable e) {
      // It is shown until it would have been idle for too long.
    }
  }

  /** The sessions of a user that live, the one that was used last first. */
  public List<ListedSession> of(SignedIn signedIn) {
    return living(sessions(signedIn.user().id()));
  }

  private List<ListedSession> living(UserSessions sessions) {
    Instant now = clock.instant();
    return sessions.listed().stream()
        .filter(it -> now.isBefore(it.since().plus(maxAge)))
        .filter(it -> now.isBefore(it.lastUsed().plus(idle).plus(GRAIN)))
        .sorted(Comparator.comparing(ListedSession::lastUsed).reversed())
        .toList();
  }

  /** Ends one session of a user; false when he has none of this id, or no longer. */
  public boolean end(SignedIn signedIn, String id) {
    String user = signedIn.user().id();
    return end(user, sessions -> sessions.ending(id)).find(id).isPresent();
  }

  /** Ends all sessions of a user but his own one, also those that are not listed. */
  public void endOthers(SignedIn signedIn) {
    Owner owner = Owner.of(signedIn);
    String id = id(owner);
    Device device = sessions(owner.id()).find(id).map(ListedSession::device).orElse(Device.UNKNOWN);
    var own = new ListedSession(id, device, owner.since(), clock.instant());
    end(owner.id(), sessions -> sessions.with(own).endingAllBut(Optional.of(id)));
  }

  /** Ends all sessions of a user. */
  public void endAll(SignedIn signedIn) {
    end(signedIn.user().id(), sessions -> sessions.endingAllBut(Optional.empty()));
  }

  /**
   * Ends all sessions of whoever has an object id.
   *
   * @param tenant when others are not meant
   * @return the users whose sessions were ended, and how many are known of each
   */
  public List<EndedUser> endObject(UUID object, Optional<UUID> tenant) {
    return users(objects.get(SharedName.of("object", text(object))))
        .filter(
            id ->
                tenant
                    .map(it -> id.toLowerCase(Locale.ROOT).startsWith(text(it) + " "))
                    .orElse(true))
        .map(
            id ->
                new EndedUser(
                    new User(id, "", "", Optional.empty(), Optional.empty()),
                    living(end(id, it -> it.endingAllBut(Optional.empty()))).size()))
        .toList();
  }

  /**
   * A user whose sessions were ended.
   *
   * @param sessions how many of them were listed
   */
  public record EndedUser(User user, int sessions) {}

  private static String text(UUID id) {
    return id.toString();
  }

  private UserSessions sessions(String user) {
    return users
        .get(SharedName.of("user", user))
        .map(UserSessionsCodec::read)
        .orElse(UserSessions.NONE);
  }

  /** The change may get lost when many are made at once; then the next request makes it. */
  private void change(String user, UnaryOperator<UserSessions> change) {
    for (int i = 0; i < TRIES; i++) {
      if (changed(SharedName.of("user", user), change).isPresent()) {
        return;
      }
    }
  }

  /** What was there before; this change does not get lost. */
  private UserSessions end(String user, UnaryOperator<UserSessions> change) {
    String key = SharedName.of("user", user);
    for (int i = 0; i < TRIES; i++) {
      Optional<UserSessions> before = changed(key, change);
      if (before.isPresent()) {
        return before.get();
      }
    }
    UserSessions last = sessions(user);
    users.put(key, UserSessionsCodec.write(change.apply(last)));
    return last;
  }

  /** What was there before; absent when somebody else has changed it meanwhile. */
  private Optional<UserSessions> changed(String key, UnaryOperator<UserSessions> change) {
    Optional<byte[]> before = users.get(key);
    UserSessions sessions = before.map(UserSessionsCodec::read).orElse(UserSessions.NONE);
    byte[] after =
        UserSessionsCodec.write(
            change.apply(sessions).since(clock.instant().minus(maxAge).minus(SLACK)));
    boolean done =
        before.isPresent()
            ? users.replace(key, before.get(), after)
            : users.putIfAbsent(key, after);
    return done ? Optional.of(sessions) : Optional.empty();
  }
}
