package org.vestibule.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.interfaces.ECPrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

/**
 * Client authentication by a signed assertion.
 *
 * @see "RFC 7523, section 2.2" and "Microsoft identity platform application authentication
 *     certificate credentials"
 */
public final class ClientAssertion {
  private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  /** Microsoft advises five to ten minutes. */
  private static final Duration LIFE = Duration.ofMinutes(5);

  private ClientAssertion() {}

  /** An assertion that this client signs for each request ({@code private_key_jwt}). */
  public static ClientAuthentication certificate(
      String clientId, ClientCertificate certificate, Clock clock, Randomness randomness) {
    return endpoint ->
        proof(clientId, sign(clientId, endpoint, certificate.current(), clock, randomness));
  }

  /** An assertion that the platform issues and renews; the file is read for each request. */
  public static ClientAuthentication federated(String clientId, Path tokenFile) {
    return endpoint -> {
      try {
        String token = Files.readString(tokenFile).strip();
        if (token.isEmpty()) {
          throw new CredentialUnavailable("the federated token file is empty");
        }
        return proof(clientId, token);
      } catch (IOException e) {
        throw new CredentialUnavailable("the federated token file cannot be read", e);
      }
    };
  }

  private static ClientAuthentication.Proof proof(String clientId, String assertion) {
    return new ClientAuthentication.Proof(
        Map.of(
            "client_id", clientId,
            "client_assertion_type", TYPE,
            "client_assertion", assertion),
        Map.of());
  }

  private static String sign(
      String clientId,
      URI tokenEndpoint,
      ClientCertificate.KeyPair key,
      Clock clock,
      Randomness randomness)
      throws CredentialUnavailable {
    Instant now = clock.instant();
    var claims =
        new JWTClaimsSet.Builder()
            .audience(tokenEndpoint.toString())
            .issuer(clientId)
            .subject(clientId)
            .jwtID(randomness.next())
            .notBeforeTime(Date.from(now))
            .issueTime(Date.from(now))
            .expirationTime(Date.from(now.plus(LIFE)))
            .build();
    try {
      boolean elliptic = key.privateKey() instanceof ECPrivateKey;
      JWSSigner signer =
          elliptic
              ? new ECDSASigner((ECPrivateKey) key.privateKey())
              : new RSASSASigner(key.privateKey());
      var header =
          new JWSHeader.Builder(elliptic ? JWSAlgorithm.ES256 : JWSAlgorithm.PS256)
              .type(JOSEObjectType.JWT)
              .x509CertSHA256Thumbprint(
                  Base64URL.encode(Sha256.digest(key.certificate().getEncoded())))
              .build();
      var jwt = new SignedJWT(header, claims);
      jwt.sign(signer);
      return jwt.serialize();
    } catch (JOSEException | CertificateEncodingException e) {
      throw new CredentialUnavailable("the certificate's key cannot sign", e);
    }
  }
}
