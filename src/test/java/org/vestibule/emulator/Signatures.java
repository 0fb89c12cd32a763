package org.vestibule.emulator;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/**
 * The signature algorithms by their names in JSON Web Tokens.
 *
 * @see "RFC 7518, sections 3.3 to 3.5"
 */
final class Signatures {
  private Signatures() {}

  static byte[] sign(String algorithm, PrivateKey key, byte[] data) {
    try {
      Signature signature = named(algorithm);
      signature.initSign(key);
      signature.update(data);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether the signature is good; a key of another kind makes none good. */
  static boolean verify(String algorithm, PublicKey key, byte[] data, byte[] sent) {
    try {
      Signature signature = named(algorithm);
      signature.initVerify(key);
      signature.update(data);
      return signature.verify(sent);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static Signature named(String algorithm) throws GeneralSecurityException {
    return switch (algorithm) {
      case "RS256" -> Signature.getInstance("SHA256withRSA");
      case "RS512" -> Signature.getInstance("SHA512withRSA");
      case "ES256" -> Signature.getInstance("SHA256withECDSAinP1363Format");
      case "PS256" -> {
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
        yield signature;
      }
      default -> throw new IllegalArgumentException("No such algorithm here: " + algorithm);
    };
  }
}
