package org.vestibule.emulator;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the endpoints share: the address, the clock, the directory, grants and keys. */
final class Site {
  final String base;
  final Time time = new Time();
  final Directory directory = new Directory();
  final Trust trust = new Trust();
  final Grants grants = new Grants();
  final SigningKeys keys;
  final Pages pages = new Pages();
  final Switches switches = new Switches();
  volatile Duration accessTokenLife = Duration.ofSeconds(3599);

  /** A site with the two built-in clients. What stays of the site before: see Emulator.reset. */
  Site(String base, @Nullable Site before) {
    this.base = base;
    this.keys = new SigningKeys(before == null ? 0 : before.keys.first());
    if (before != null) {
      directory.copy(before.directory);
    }
    directory.register(Registration.BUILT_IN);
    directory.register(Registration.BUILT_IN_PUBLIC);
  }
}
