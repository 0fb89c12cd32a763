package org.vestibule.emulator;

import org.jspecify.annotations.Nullable;

/** The addresses the emulator has: one port each. */
enum Origin {
  /** Entra, and the environment that personas work in. */
  BASE(Environment.SALES),
  TEST(Environment.TEST),
  ARCHIVE(Environment.ARCHIVE),
  FINANCE(Environment.FINANCE),
  /** The Global Discovery Service. */
  DISCOVERY(null);

  private final @Nullable Environment environment;

  Origin(@Nullable Environment environment) {
    this.environment = environment;
  }

  /** The environment that answers here, null where there is none. */
  @Nullable Environment environment() {
    return environment;
  }

  /** Where an environment answers. */
  static Origin of(Environment environment) {
    return switch (environment) {
      case SALES -> BASE;
      case TEST -> TEST;
      case ARCHIVE -> ARCHIVE;
      case FINANCE -> FINANCE;
    };
  }
}
