package org.vestibule.emulator;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A strict local Microsoft Entra ID and Dataverse environment on one loopback address. It refuses
 * what the real ones refuse, with their codes, fails on demand, and remembers what it was asked.
 */
public final class Emulator implements AutoCloseable {
  /** The GUID of the home tenant; its verified domain is {@code contoso.example}. */
  public static final String TENANT = "7c9e6f3a-52d1-4b8e-9f40-3a1d5e8b2c60";

  /** The confidential client's id. */
  public static final String CLIENT_ID = "3f1b2a90-6d4c-4e7f-8a15-9c0d7e2b4f81";

  /** The confidential client's secret; its characters break clients that forget to encode it. */
  public static final String CLIENT_SECRET = "Q~s3cret%2F:+&=<?> ;x";

  /** The public client's id. */
  public static final String PUBLIC_CLIENT_ID = "a84d07c2-1e5b-4936-b0f8-52e6d91c3a74";

  private static final int THREADS = 64;

  private final Site site;
  private final Faults faults = new Faults();
  private final Journal journal = new Journal();
  private final HttpServer server;
  private final ExecutorService threads;
  private final Gate gate;

  private Emulator(HttpServer server) {
    this.server = server;
    this.site = new Site("http://127.0.0.1:" + server.getAddress().getPort());
    this.gate = new Gate(site, faults, journal);
    this.threads =
        Executors.newFixedThreadPool(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "emulator");
              thread.setDaemon(true);
              return thread;
            });
    register(client(CLIENT_ID, Registration.Kind.CONFIDENTIAL, Set.of(CLIENT_SECRET)));
    register(client(PUBLIC_CLIENT_ID, Registration.Kind.PUBLIC, Set.of()));
  }

  /** Starts on 127.0.0.1; port 0 takes any free one. */
  public static Emulator start(int port) throws IOException {
    // Read once by the JDK's server: no delayed small packets, no closing of idle connections.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "10000");
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    Emulator emulator =
        new Emulator(HttpServer.create(new InetSocketAddress(loopback, port), 1024));
    emulator.server.createContext("/", emulator.gate);
    emulator.server.setExecutor(emulator.threads);
    emulator.server.start();
    return emulator;
  }

  /** The address: authority host and Dataverse environment at once, without a final slash. */
  public URI base() {
    return URI.create(site.base);
  }

  /** Registers a redirect URI for both built-in clients; also good after sign-out. */
  public void allowRedirect(URI redirectUri) {
    site.directory.allowRedirect(redirectUri);
  }

  /** Registers an address for after sign-out only. */
  public void allowPostLogout(URI uri) {
    site.directory.allowPostLogout(uri);
  }

  /** Adds or replaces a client. */
  public void register(Registration registration) {
    site.directory.register(registration);
  }

  /** Lets the next call to the fault's endpoint fail; several faults wait in line. */
  public void next(Fault fault) {
    next(fault, 1);
  }

  /** Lets the next calls to the fault's endpoint fail, this many times. */
  public void next(Fault fault, int times) {
    faults.add(fault, times);
  }

  /** Forgets the faults that still wait. */
  public void clearFaults() {
    faults.clear();
  }

  /** The last 10,000 requests, oldest first. */
  public List<Seen> requests() {
    return journal.list();
  }

  /** The recorded requests whose path ends like this. */
  public List<Seen> requests(String pathSuffix) {
    return requests().stream().filter(seen -> seen.path().endsWith(pathSuffix)).toList();
  }

  /** Clears the record. */
  public void forget() {
    journal.clear();
  }

  /** Sets the life of access tokens issued from now on; 3599 seconds at first. */
  public void accessTokenLife(Duration life) {
    site.accessTokenLife = life;
  }

  /** Moves the clock, which decides over codes, tokens and their claims. */
  public void advance(Duration by) {
    site.time.advance(by);
  }

  /** Signs with another key from now on; the old one leaves the key set. */
  public void rotateKeys() {
    site.keys.rotate();
  }

  /**
   * With true, a refresh token works once, and its second use revokes all that came from the same
   * sign-in. With false, as at first and as at Entra, old ones keep working.
   */
  public void rotateRefreshTokens(boolean revokeFamily) {
    site.grants.rotate(revokeFamily);
  }

  /** Turns the record on or off; benchmarks do without. */
  public void record(boolean on) {
    journal.turn(on);
  }

  @Override
  public void close() {
    // First the server, or a client would repeat a hanging call and be answered.
    server.stop(0);
    gate.close();
    threads.shutdownNow();
  }

  /**
   * Runs until the process ends: {@code --port N}, and {@code --redirect URI} as often as needed.
   */
  public static void main(String[] args) throws IOException {
    int port = 0;
    List<URI> redirects = new ArrayList<>();
    for (int i = 0; i < args.length; i += 2) {
      String value = i + 1 < args.length ? args[i + 1] : "";
      switch (args[i]) {
        case "--port" -> port = Integer.parseInt(value);
        case "--redirect" -> redirects.add(URI.create(value));
        default -> throw new IllegalArgumentException("--port N, --redirect URI: " + args[i]);
      }
    }
    Emulator emulator = start(port);
    redirects.forEach(emulator::allowRedirect);
    System.out.println("Entra ID and Dataverse, emulated: " + emulator.base());
  }

  private static Registration client(String id, Registration.Kind kind, Set<String> secrets) {
    return new Registration(id, "Vestibule", kind, secrets, Set.of(), Set.of(), true);
  }
}
