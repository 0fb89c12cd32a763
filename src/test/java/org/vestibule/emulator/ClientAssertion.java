package org.vestibule.emulator;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * Client authentication by a signed assertion: with the client's own certificate, or by an outside
 * issuer that is trusted to speak for it.
 *
 * @see "Microsoft identity platform application authentication certificate credentials, 2025"
 * @see "RFC 7523, section 3"
 */
final class ClientAssertion {
  /** The only value of {@code client_assertion_type}. */
  static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private static final String EXCHANGE = "api://AzureADTokenExchange";
  private static final long SKEW = 300;
  private static final long LIFE = 600;

  private final Site site;

  ClientAssertion(Site site) {
    this.site = site;
  }

  /** Believes the form's assertion or refuses it. */
  void verify(Registration client, Params form, Set<String> audiences) {
    List<X509Certificate> certificates = site.trust.certificates(client);
    List<Trust.Federation> federations = site.trust.federations(client);
    if (certificates.isEmpty() && federations.isEmpty()) {
      throw Aadsts.ASSERTION.refusal();
    }
    if (form.has("client_secret")) {
      throw Aadsts.MALFORMED.refusal();
    }
    require(form.need("client_assertion_type").equals(TYPE), "unknown client_assertion_type");
    try {
      Jws assertion = Jws.parse(form.need("client_assertion"));
      boolean own = assertion.text("iss").equals(client.clientId());
      if (!federations.isEmpty() && !own) {
        verifyFederated(assertion, federations);
      } else {
        verifyOwn(assertion, client, certificates, audiences);
      }
    } catch (IllegalArgumentException unreadable) {
      throw Aadsts.CLIENT_ASSERTION.refusal(String.valueOf(unreadable.getMessage()));
    }
  }

  private void verifyOwn(
      Jws assertion,
      Registration client,
      List<X509Certificate> certificates,
      Set<String> audiences) {
    String algorithm = assertion.head("alg");
    require(Set.of("PS256", "RS256").contains(algorithm), "alg is neither PS256 nor RS256");
    require(assertion.head("typ").equals("JWT"), "typ is not JWT");
    X509Certificate certificate = named(assertion, certificates);
    Instant now = site.time.now();
    if (now.isBefore(certificate.getNotBefore().toInstant())
        || now.isAfter(certificate.getNotAfter().toInstant())) {
      throw Aadsts.CERTIFICATE_VALIDITY.refusal(print("SHA-1", certificate));
    }
    if (!assertion.signedBy(algorithm, certificate.getPublicKey())) {
      throw Aadsts.ASSERTION.refusal();
    }
    require(audiences.contains(assertion.audience()), "aud is not the tenant's token endpoint");
    require(assertion.text("iss").equals(client.clientId()), "iss is not the client_id");
    require(assertion.text("sub").equals(client.clientId()), "sub is not the client_id");
    checkTimes(assertion, LIFE);
    String jti = assertion.text("jti");
    require(!jti.isEmpty() && site.trust.fresh(client.clientId(), jti), "jti is missing or used");
  }

  private void verifyFederated(Jws assertion, List<Trust.Federation> federations) {
    String issuer = assertion.text("iss");
    String subject = assertion.text("sub");
    String audience = assertion.audience();
    Trust.Federation federation =
        federations.stream()
            .filter(f -> f.issuer().equals(issuer) && f.subject().equals(subject))
            .filter(f -> audience.equals(EXCHANGE))
            .findFirst()
            .orElseThrow(() -> Aadsts.FEDERATION_UNKNOWN.refusal(issuer, subject, audience));
    if (!assertion.head("alg").equals("RS256") || !assertion.signedBy("RS256", federation.key())) {
      throw Aadsts.ASSERTION.refusal();
    }
    // Such a token is used again until it expires, so neither its life nor its jti is limited.
    checkTimes(assertion, Integer.MAX_VALUE);
  }

  private void checkTimes(Jws assertion, long life) {
    long now = site.time.now().getEpochSecond();
    long exp = assertion.seconds("exp", 0);
    long nbf = assertion.seconds("nbf", now);
    if (exp <= now - SKEW || exp > now + life + SKEW || nbf > now + SKEW) {
      throw Aadsts.ASSERTION_TIME.refusal(
          Instant.ofEpochSecond(now).toString(),
          Instant.ofEpochSecond(nbf).toString(),
          Instant.ofEpochSecond(exp).toString());
    }
  }

  /** The certificate whose thumbprint the header names. */
  private static X509Certificate named(Jws assertion, List<X509Certificate> certificates) {
    boolean strong = !assertion.head("x5t#S256").isEmpty();
    String print = assertion.head(strong ? "x5t#S256" : "x5t");
    return certificates.stream()
        .filter(certificate -> print(strong ? "SHA-256" : "SHA-1", certificate).equals(print))
        .findFirst()
        .orElseThrow(Aadsts.ASSERTION::refusal);
  }

  private static String print(String hash, X509Certificate certificate) {
    try {
      byte[] print = MessageDigest.getInstance(hash).digest(certificate.getEncoded());
      return Base64.getUrlEncoder().withoutPadding().encodeToString(print);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void require(boolean good, String otherwise) {
    if (!good) {
      throw Aadsts.CLIENT_ASSERTION.refusal(otherwise);
    }
  }
}
