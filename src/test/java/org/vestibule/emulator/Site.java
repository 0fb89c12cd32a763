package org.vestibule.emulator;

import java.time.Duration;

/** What the endpoints share: the address, the clock, the directory, grants and keys. */
final class Site {
  final String base;
  final Time time = new Time();
  final Directory directory = new Directory();
  final Grants grants = new Grants();
  final SigningKeys keys = new SigningKeys();
  final Pages pages = new Pages();
  volatile Duration accessTokenLife = Duration.ofSeconds(3599);

  Site(String base) {
    this.base = base;
  }
}
