package org.vestibule.emulator;

import java.io.IOException;
import java.net.URI;

/**
 * A strict local Microsoft Entra ID with several Dataverse environments and Global Discovery, on
 * loopback ports. It refuses what the real ones refuse, with their codes, fails on demand, and
 * remembers what it was asked.
 */
public final class Emulator extends EntraKnobs implements AutoCloseable {
  /** The GUID of the home tenant; its verified domain is {@code contoso.example}. */
  public static final String TENANT = "7c9e6f3a-52d1-4b8e-9f40-3a1d5e8b2c60";

  /** The confidential client's id. */
  public static final String CLIENT_ID = "3f1b2a90-6d4c-4e7f-8a15-9c0d7e2b4f81";

  /** The confidential client's secret; its characters break clients that forget to encode it. */
  public static final String CLIENT_SECRET = "Q~s3cret%2F:+&=<?> ;x";

  /** The public client's id. */
  public static final String PUBLIC_CLIENT_ID = "a84d07c2-1e5b-4936-b0f8-52e6d91c3a74";

  private final Server server;
  private final Gate gate;

  private Emulator(Server server) {
    super(new Site(server.origins(), null));
    this.server = server;
    this.gate = new Gate(site, faults, journal);
  }

  /**
   * Starts on 127.0.0.1; port 0 takes any free ones. From a given port on, further environments and
   * discovery take the next four, where those are free.
   */
  public static Emulator start(int port) throws IOException {
    Emulator emulator = new Emulator(new Server(port));
    emulator.server.start(emulator.gate);
    return emulator;
  }

  /**
   * Puts everything back to the start: faults, record, clock, switches, trust, consents, sessions,
   * codes and tokens. What stays are the addresses that were allowed, the clients that were
   * registered (the two built-in ones as at first) and the rotations of keys, since applications
   * may have cached the key set.
   */
  public synchronized void reset() {
    site = site.again();
    gate.serve(site);
    faults.clear();
    journal.turn(true);
    journal.clear();
  }

  /** The authority host and the first environment at once, without a final slash. */
  public URI base() {
    return URI.create(site.base);
  }

  /** The address of an environment, without a final slash; its tokens are for this. */
  public URI url(Environment environment) {
    return URI.create(site.origin(Origin.of(environment)));
  }

  /** The address of the Global Discovery Service, without a final slash. */
  public URI discovery() {
    return URI.create(site.origin(Origin.DISCOVERY));
  }

  @Override
  public void close() {
    server.close(gate);
  }

  /**
   * Runs until the process ends: {@code --port N}, and {@code --redirect URI} as often as needed.
   */
  public static void main(String[] args) throws IOException {
    Launch.from(args);
  }
}
