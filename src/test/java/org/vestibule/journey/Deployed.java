package org.vestibule.journey;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.vestibule.emulator.Emulator;

/**
 * The application on the server of this process, and the emulator it talks to:
 *
 * <pre>{@code
 * @RegisterExtension static final Deployed deployed = new Deployed();
 * }</pre>
 *
 * Any number of classes share one server; before each test the emulator forgets its faults and its
 * record.
 */
public final class Deployed implements Site, BeforeAllCallback, BeforeEachCallback {
  private @Nullable SharedServer server;

  @Override
  public void beforeAll(ExtensionContext context) {
    server =
        context
            .getStore(StoreScope.LAUNCHER_SESSION, Namespace.GLOBAL)
            .getOrComputeIfAbsent(
                SharedServer.class, type -> SharedServer.start(), SharedServer.class);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    emulator().clearFaults();
    emulator().forget();
  }

  /** The application's address, with its context path and a slash at the end. */
  @Override
  public URI app() {
    if (server == null) {
      throw new IllegalStateException("no test is running");
    }
    return server.app();
  }

  public Emulator emulator() {
    return Ground.emulator();
  }
}
