package org.vestibule.emulator;

import java.net.URI;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;

/** What a test can turn about the directory, its tokens and its keys. */
abstract class EntraKnobs extends Knobs {
  EntraKnobs(Site site) {
    super(site);
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

  /** Lets a client also sign its assertions with this certificate's key. */
  public void trustCertificate(String clientId, X509Certificate certificate) {
    site.trust.certificate(clientId, certificate);
  }

  /** Lets an outside issuer's RS256 assertions about this subject stand for a client. */
  public void trustFederation(String clientId, URI issuer, String subject, PublicKey key) {
    site.trust.federation(clientId, issuer, subject, key);
  }

  /** Makes a client's application a user of the environment, so that it may ask as itself. */
  public void applicationUser(String clientId) {
    site.switches.applicationUsers.add(clientId);
  }

  /** Whether the metadata promise {@code iss} in authorization responses, and whether it comes. */
  public void issuerInResponses(boolean advertise, boolean send) {
    site.switches.advertiseIssuer = advertise;
    site.switches.sendIssuer = send;
  }

  /** With true, only pushed authorization requests are taken, at {@code .../par}; RFC 9126. */
  public void requirePushedRequests(boolean on) {
    site.switches.pushedRequests = on;
  }

  /**
   * Acts on claims challenges: access tokens live a day for clients that announce {@code cp1}, and
   * after {@link Fault#DATAVERSE_401_CLAIMS_CHALLENGE} the user's access tokens are refused until
   * one was issued for a request whose {@code claims} held those of the challenge.
   */
  public void claimsChallenges() {
    site.switches.claimsChallenges = true;
  }

  /** Registers an address for front-channel logout; the sign-out page loads it in a frame. */
  public void frontChannel(URI logoutUrl) {
    site.switches.frontChannel.add(logoutUrl);
  }

  /** With true, front-channel addresses get {@code iss} and {@code sid}; with false only that. */
  public void frontChannelIssuer(boolean on) {
    site.switches.frontChannelIssuer = on;
  }

  /** What the sign-out page loads first for the session this persona began last. */
  public URI frontChannelUri(Persona persona) {
    Directory.Session session = site.directory.latest(persona);
    if (session == null || site.switches.frontChannel.isEmpty()) {
      throw new IllegalStateException("Nobody signed in or no address was registered");
    }
    return Logout.frame(site, Version.V2, site.switches.frontChannel.get(0), session.id());
  }

  /** Whether the metadata promise back-channel logout; tokens come from {@link #logoutToken}. */
  public void backChannelLogout(boolean on) {
    site.switches.backChannelLogout = on;
  }

  /** A logout token of the home tenant about a persona's last session, for the built-in client. */
  public String logoutToken(Persona persona, LogoutFault... faults) {
    return LogoutTokens.mint(site, persona, faults);
  }

  /** A logout token of the provider below {@code /op} that ends all sessions of a persona. */
  public String logoutTokenOfAllSessions(Persona persona) {
    return LogoutTokens.mintForAll(site, persona);
  }

  /** Signs ID and logout tokens with RS256, as at first, PS256 or ES256. */
  public void signWith(String algorithm) {
    site.keys.signWith(algorithm);
  }

  /** Lists these algorithms in the metadata, whichever signs. */
  public void advertiseAlgorithms(List<String> algorithms) {
    site.switches.algorithms = List.copyOf(algorithms);
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

  /** Rotates the keys just before the next ID token is signed. */
  public void rotateBeforeNextToken() {
    site.keys.rotateBeforeNextToken();
  }

  /** Publishes this many keys in place of two; the first one signs. */
  public void publishKeys(int count) {
    site.keys.publish(count);
  }

  /** Leaves {@code kid} and {@code x5t} out of keys and tokens. */
  public void keysWithoutIds() {
    site.keys.unnamed();
  }

  /** Lets every key name this issuer in place of the tenant's. */
  public void keysWithIssuer(String issuer) {
    site.keys.withIssuer(issuer);
  }

  /**
   * With true, a refresh token works once, and its second use revokes all that came from the same
   * sign-in. With false, as at first and as at Entra, old ones keep working.
   */
  public void rotateRefreshTokens(boolean revokeFamily) {
    site.grants.rotate(revokeFamily);
  }
}
