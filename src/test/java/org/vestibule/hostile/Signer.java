package org.vestibule.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs whatever it is given, with keys of the provider and with a stranger's. */
public final class Signer {
  private final KeyPair rsa;
  private final KeyPair ec;
  private final KeyPair stranger;

  /** Makes new keys. */
  public Signer() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      rsa = generator.generateKeyPair();
      stranger = generator.generateKeyPair();
      generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      ec = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The provider's keys, named {@code rsa} and {@code ec}; the stranger's is not among them. */
  public String keySet() {
    RSAPublicKey one = (RSAPublicKey) rsa.getPublic();
    ECPublicKey other = (ECPublicKey) ec.getPublic();
    return "{\"keys\":["
        + "{\"kty\":\"RSA\",\"use\":\"sig\",\"kid\":\"rsa\",\"n\":\"%s\",\"e\":\"%s\"},"
            .formatted(encoded(one.getModulus(), 256), encoded(one.getPublicExponent(), 3))
        + "{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"ec\",\"x\":\"%s\",\"y\":\"%s\"}]}"
            .formatted(
                encoded(other.getW().getAffineX(), 32), encoded(other.getW().getAffineY(), 32));
  }

  /** Whether a signature of this name is one that the provider makes. */
  public static boolean genuine(String signature) {
    return signature.equals("RS256") || signature.equals("PS256") || signature.equals("ES256");
  }

  /**
   * A token of any header and payload.
   *
   * @param signature {@code RS256}, {@code PS256} or {@code ES256} with the provider's key, {@code
   *     HS256} with its public key as the secret, {@code zero} without a thought, {@code stranger}
   *     with another key; anything else is none
   */
  public String token(String signature, String header, String payload) {
    String input = encoded(header.getBytes(UTF_8)) + "." + encoded(payload.getBytes(UTF_8));
    return input + "." + encoded(signature(signature, input.getBytes(UTF_8)));
  }

  private byte[] signature(String name, byte[] input) {
    try {
      return switch (name) {
        case "RS256" -> signed(Signature.getInstance("SHA256withRSA"), rsa, input);
        case "PS256" -> signed(pss(), rsa, input);
        case "ES256" -> signed(Signature.getInstance("SHA256withECDSAinP1363Format"), ec, input);
        case "stranger" -> signed(Signature.getInstance("SHA256withRSA"), stranger, input);
        case "HS256" -> mac(input);
        case "zero" -> new byte[64];
        default -> new byte[0];
      };
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] signed(Signature signature, KeyPair key, byte[] input)
      throws GeneralSecurityException {
    signature.initSign(key.getPrivate());
    signature.update(input);
    return signature.sign();
  }

  private static Signature pss() throws GeneralSecurityException {
    Signature signature = Signature.getInstance("RSASSA-PSS");
    signature.setParameter(
        new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
    return signature;
  }

  private byte[] mac(byte[] input) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(rsa.getPublic().getEncoded(), "HmacSHA256"));
    return mac.doFinal(input);
  }

  private static String encoded(BigInteger number, int length) {
    byte[] bytes = number.toByteArray();
    var fixed = new byte[length];
    int kept = Math.min(bytes.length, length);
    System.arraycopy(bytes, bytes.length - kept, fixed, length - kept, kept);
    return encoded(fixed);
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
