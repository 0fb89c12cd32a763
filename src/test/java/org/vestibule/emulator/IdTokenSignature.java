package org.vestibule.emulator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs ID tokens, well or as badly as a fault asks.
 *
 * @see "RFC 8725, section 3"
 */
final class IdTokenSignature {
  private static final int DEEP = 50_000;

  private final Site site;

  IdTokenSignature(Site site) {
    this.site = site;
  }

  String sign(Version version, Map<String, Object> claims, @Nullable Fault fault) {
    if (fault == Fault.ID_TOKEN_JWE) {
      return encrypted();
    }
    boolean foreign =
        fault == Fault.OTHER_KEY
            || fault == Fault.ID_TOKEN_EMBEDDED_JWK
            || fault == Fault.ID_TOKEN_JKU;
    Key own = site.keys.forSigning();
    Key key = foreign ? site.keys.unpublished() : own;
    String algorithm = algorithm(fault);
    Map<String, Object> header = header(version, algorithm, key, fault);
    String payload = Json.write(claims);
    if (fault == Fault.ID_TOKEN_DEEP_JSON) {
      String deep = "[".repeat(DEEP) + "]".repeat(DEEP);
      payload = payload.substring(0, payload.length() - 1) + ",\"deep\":" + deep + "}";
    }
    String input = Jwt.part(header) + "." + Jwt.encode(payload);
    if (algorithm.equals("HS256")) {
      return input + "." + authenticated(input, key);
    }
    String token = Jwt.sign(input, algorithm, key);
    return fault == Fault.WRONG_SIGNATURE ? damaged(token) : token;
  }

  private String algorithm(@Nullable Fault fault) {
    if (fault == Fault.ALG_NONE) {
      return "none";
    }
    if (fault == Fault.HS256_WITH_PUBLIC_KEY) {
      return "HS256";
    }
    return fault == Fault.ID_TOKEN_RS512 ? "RS512" : site.keys.algorithm();
  }

  private Map<String, Object> header(
      Version version, String algorithm, Key key, @Nullable Fault fault) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("typ", "JWT");
    header.put("alg", algorithm);
    if (site.keys.named()) {
      header.put("kid", key.id());
      if (version == Version.V1 || version == Version.ADFS) {
        header.put("x5t", key.id());
      }
    }
    if (fault == Fault.ID_TOKEN_CRIT) {
      header.put("crit", List.of("urn:example:must-understand"));
      header.put("urn:example:must-understand", true);
    } else if (fault == Fault.ID_TOKEN_EMBEDDED_JWK) {
      header.put("jwk", key.jwk(true));
    } else if (fault == Fault.ID_TOKEN_JKU) {
      header.put("jku", site.base + "/elsewhere/keys");
    }
    return header;
  }

  private static String authenticated(String input, Key key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.pair().getPublic().getEncoded(), "HmacSHA256"));
      return Jwt.encode(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String damaged(String token) {
    int dot = token.lastIndexOf('.') + 1;
    byte[] signature = Base64.getUrlDecoder().decode(token.substring(dot));
    signature[signature.length / 2] ^= 1;
    return token.substring(0, dot) + Jwt.encode(signature);
  }

  /** Five parts, as of an encrypted token; nobody can read it. See RFC 7516, section 3.1. */
  private static String encrypted() {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("alg", "RSA-OAEP-256");
    header.put("enc", "A256GCM");
    header.put("cty", "JWT");
    return String.join(
        ".",
        Jwt.part(header),
        Random.text(256),
        Random.text(12),
        Random.text(900),
        Random.text(16));
  }
}
