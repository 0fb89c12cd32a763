package org.vestibule.emulator;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the endpoints share: the addresses, the clock, the directory, grants and keys. */
final class Site {
  private final Map<Origin, String> origins;
  final String base;
  final Time time = new Time();
  final Directory directory = new Directory();
  final Trust trust = new Trust();
  final Grants grants = new Grants();
  final SigningKeys keys;
  final Switches switches = new Switches();
  volatile Duration accessTokenLife = Duration.ofSeconds(3599);

  /** A site with the two built-in clients. What stays of the site before: see Emulator.reset. */
  Site(Map<Origin, String> origins, @Nullable Site before) {
    this.origins = origins;
    this.base = origin(Origin.BASE);
    this.keys = new SigningKeys(before == null ? 0 : before.keys.first());
    if (before != null) {
      directory.copy(before.directory);
    }
    directory.register(Registration.BUILT_IN);
    directory.register(Registration.BUILT_IN_PUBLIC);
  }

  /** The same addresses with the state of the start. */
  Site again() {
    return new Site(origins, this);
  }

  /** An address, without a final slash: the audience of the tokens it takes. */
  String origin(Origin of) {
    return Objects.requireNonNull(origins.get(of));
  }

  /** Every address that tokens can be for. */
  Set<String> resources() {
    return Set.copyOf(origins.values());
  }
}
