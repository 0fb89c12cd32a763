package org.vestibule.emulator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** A good client assertion; tests change what they are about. */
final class Assertion {
  static final KeyPair PAIR = Key.generate("RSA").pair();
  static final X509Certificate CERTIFICATE =
      SelfSigned.certificate(
          PAIR, Instant.parse("2020-01-01T00:00:00Z"), Instant.parse("2090-01-01T00:00:00Z"));

  final Map<String, Object> header = new LinkedHashMap<>();
  final Map<String, Object> claims = new LinkedHashMap<>();
  private String algorithm = "PS256";
  private KeyPair pair = PAIR;

  Assertion(String clientId, String tokenEndpoint) {
    long now = Instant.now().getEpochSecond();
    header.put("alg", algorithm);
    header.put("typ", "JWT");
    header.put("x5t#S256", print("SHA-256", CERTIFICATE));
    claims.put("aud", tokenEndpoint);
    claims.put("iss", clientId);
    claims.put("sub", clientId);
    claims.put("jti", Random.guid());
    claims.put("nbf", now);
    claims.put("iat", now);
    claims.put("exp", now + 300);
  }

  /** An outside issuer's token about its workload. */
  static Assertion federated(String issuer, String subject) {
    Assertion assertion = new Assertion(issuer, "api://AzureADTokenExchange").signed("RS256", PAIR);
    assertion.claims.put("sub", subject);
    assertion.header.remove("x5t#S256");
    return assertion;
  }

  Assertion signed(String by, KeyPair with) {
    algorithm = by;
    pair = with;
    header.put("alg", by);
    return this;
  }

  static String print(String hash, X509Certificate certificate) {
    try {
      byte[] print = MessageDigest.getInstance(hash).digest(certificate.getEncoded());
      return Base64.getUrlEncoder().withoutPadding().encodeToString(print);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The redemption of a code with this assertion in place of a secret. */
  Map<String, String> in(Map<String, String> fields) {
    fields.remove("client_secret");
    fields.put("client_assertion_type", ClientAssertion.TYPE);
    fields.put("client_assertion", toString());
    return fields;
  }

  @Override
  public String toString() {
    String input = Jwt.part(header) + "." + Jwt.part(claims);
    byte[] bytes = input.getBytes(StandardCharsets.US_ASCII);
    byte[] signature = Signatures.sign(algorithm, pair.getPrivate(), bytes);
    return input + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
  }
}
