package org.vestibule.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.util.Base64;
import java.util.Map;

/** Keys made for this run, and tokens signed with them. */
public final class Jwts {
  /** The provider's key. */
  public static final RSAKey KEY = rsa("key-1", 2048);

  /** A key of somebody else, or the provider's next one. */
  public static final RSAKey OTHER_KEY = rsa("key-2", 2048);

  static final ECKey EC_KEY = ec("key-ec");

  private Jwts() {}

  static RSAKey rsa(String id, int bits) {
    try {
      return new RSAKeyGenerator(bits, true).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ECKey ec(String id) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An RS256 token with the key's own id. */
  public static String sign(RSAKey key, Map<String, Object> claims) {
    return sign(header(JWSAlgorithm.RS256, key), key, JSONObjectUtils.toJSONString(claims));
  }

  static JWSHeader header(JWSAlgorithm algorithm, JWK key) {
    return new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build();
  }

  static String sign(JWSHeader header, JWK key, String payload) {
    try {
      var token = new JWSObject(header, new Payload(payload));
      JWSSigner signer =
          key instanceof ECKey curve ? new ECDSASigner(curve) : new RSASSASigner(key.toRSAKey());
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Any header before any payload, with any third part. */
  static String raw(String header, String payload, String signature) {
    return encode(header) + "." + encode(payload) + "." + signature;
  }

  static String encode(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }
}
