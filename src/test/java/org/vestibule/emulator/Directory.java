package org.vestibule.emulator;

import java.net.URI;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;
import org.jspecify.annotations.Nullable;

/** What the directory remembers: applications, their addresses, consents and browser sessions. */
final class Directory {
  /** The cookie of a browser session. */
  static final String COOKIE = "ESTSAUTH";

  private final Map<String, Registration> registrations = new ConcurrentHashMap<>();
  private final Set<String> shared = new CopyOnWriteArraySet<>();
  private final Set<String> afterLogout = new CopyOnWriteArraySet<>();
  private final Map<String, Set<Persona>> consents = new HashMap<>();
  private final Map<Persona, Session> latest = new ConcurrentHashMap<>();
  private final Bounded<String, Session> sessions = new Bounded<>(20_000);

  /**
   * A signed-in browser.
   *
   * @param id the {@code sid} claim
   * @param authTime seconds since 1970 when the user signed in
   */
  record Session(String id, Persona persona, long authTime) {}

  /** Takes over the registered clients and addresses, and nothing that happened since. */
  void copy(Directory other) {
    registrations.putAll(other.registrations);
    shared.addAll(other.shared);
    afterLogout.addAll(other.afterLogout);
  }

  void register(Registration registration) {
    registrations.put(registration.clientId(), registration);
  }

  void allowRedirect(URI uri) {
    shared.add(uri.toString());
  }

  void allowPostLogout(URI uri) {
    afterLogout.add(uri.toString());
  }

  @Nullable Registration find(String clientId) {
    return registrations.get(clientId);
  }

  /** The registration, or AADSTS700016. */
  Registration client(String clientId) {
    Registration found = registrations.get(clientId);
    if (found == null) {
      throw Aadsts.UNKNOWN_CLIENT.refusal(clientId, "Contoso");
    }
    return found;
  }

  /** Whether the registration lists this redirect URI. */
  boolean redirectAllowed(Registration client, String uri) {
    return redirectUris(client).stream().anyMatch(registered -> matches(registered, uri));
  }

  /** Whether the registration lists any redirect URI at all. */
  boolean hasRedirect(Registration client) {
    return !redirectUris(client).isEmpty();
  }

  boolean postLogoutAllowed(String uri) {
    return afterLogout.contains(uri)
        || shared.stream().anyMatch(registered -> matches(registered, uri))
        || registrations.values().stream().anyMatch(client -> redirectAllowed(client, uri));
  }

  synchronized boolean consented(Persona persona, String clientId) {
    return persona.consented() || consents.getOrDefault(clientId, Set.of()).contains(persona);
  }

  synchronized void consent(Persona persona, String clientId) {
    consents.computeIfAbsent(clientId, id -> EnumSet.noneOf(Persona.class)).add(persona);
  }

  @Nullable Session session(Call call) {
    return sessions.get(call.cookie(COOKIE));
  }

  /** Starts a browser session and returns its cookie's value. */
  String start(Session session) {
    String cookie = Random.text(48);
    sessions.put(cookie, session);
    latest.put(session.persona(), session);
    return cookie;
  }

  void end(Call call) {
    sessions.take(call.cookie(COOKIE));
  }

  /** Ends the session of this {@code sid}, whoever asks. */
  void end(String sid) {
    sessions.removeIf(session -> session.id().equals(sid));
  }

  /** The session this persona began last, ended or not. */
  @Nullable Session latest(Persona persona) {
    return latest.get(persona);
  }

  private Set<String> redirectUris(Registration client) {
    Set<String> uris = ConcurrentHashMap.newKeySet();
    client.redirectUris().forEach(uri -> uris.add(uri.toString()));
    if (client.clientId().equals(Emulator.CLIENT_ID)
        || client.clientId().equals(Emulator.PUBLIC_CLIENT_ID)) {
      uris.addAll(shared);
    }
    return uris;
  }

  /** Exact, but for the port of http://localhost. See "Redirect URI best practices". */
  private static boolean matches(String registered, String sent) {
    return registered.equals(sent) || portless(registered).equals(portless(sent));
  }

  private static String portless(String uri) {
    return uri.replaceFirst("^http://localhost:[0-9]{1,5}(?=[/?#]|$)", "http://localhost");
  }
}
