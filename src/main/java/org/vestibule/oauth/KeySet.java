package org.vestibule.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.vestibule.http.Json;

/**
 * The provider's published signing keys, each with its verifier ready. Keys that are symmetric,
 * private or meant for encryption are left out.
 *
 * @see "RFC 7517, section 5"
 */
final class KeySet {
  private static final int MIN_RSA_BITS = 2048;

  /** One key; {@code issuer} is Entra's extra member, the only issuer that the key may sign for. */
  record Key(@Nullable String id, Optional<String> issuer, JWSVerifier verifier) {
    boolean fits(JWSAlgorithm algorithm) {
      return verifier.supportedJWSAlgorithms().contains(algorithm);
    }
  }

  private final List<Key> keys;

  private KeySet(List<Key> keys) {
    this.keys = List.copyOf(keys);
  }

  /** Reads a JWK set; absent when the text is not one or holds no usable key. */
  static Optional<KeySet> parse(String text) {
    if (Json.tooDeep(text)) {
      return Optional.empty();
    }
    try {
      if (!(JSONObjectUtils.parse(text).get("keys") instanceof List<?> members)) {
        return Optional.empty();
      }
      List<Key> keys = members.stream().flatMap(member -> key(member).stream()).toList();
      return keys.isEmpty() ? Optional.empty() : Optional.of(new KeySet(keys));
    } catch (ParseException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /**
   * A key of a kind that is not known is left out, and the others stay good: RFC 7517, section 5.
   */
  private static Optional<Key> key(Object member) {
    try {
      if (!(member instanceof Map<?, ?> map)) {
        return Optional.empty();
      }
      var named = new HashMap<String, Object>();
      map.forEach((name, value) -> named.put(String.valueOf(name), value));
      JWK jwk = JWK.parse(named);
      // nimbus-jose-jwt drops members that it does not know, so this one is read beside it.
      Optional<String> issuer =
          Optional.ofNullable(map.get("issuer"))
              .filter(String.class::isInstance)
              .map(String.class::cast);
      return verifier(jwk).map(it -> new Key(jwk.getKeyID(), issuer, it));
    } catch (ParseException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<JWSVerifier> verifier(JWK jwk) {
    if (jwk.isPrivate() || (jwk.getKeyUse() != null && !KeyUse.SIGNATURE.equals(jwk.getKeyUse()))) {
      return Optional.empty();
    }
    try {
      if (jwk instanceof RSAKey rsa && rsa.size() >= MIN_RSA_BITS) {
        return Optional.of(new RSASSAVerifier(rsa));
      }
      return jwk instanceof ECKey ec ? Optional.of(new ECDSAVerifier(ec)) : Optional.empty();
    } catch (JOSEException e) {
      return Optional.empty();
    }
  }

  int size() {
    return keys.size();
  }

  /** The signature algorithms that one of the keys is good for. */
  Set<String> algorithms() {
    var names = new TreeSet<String>();
    keys.forEach(
        key -> key.verifier.supportedJWSAlgorithms().forEach(it -> names.add(it.getName())));
    return names;
  }

  /**
   * The key that a header names. A header without a key id is only unambiguous when one key fits.
   *
   * @see "OpenID Connect Core 1.0, section 10.1"
   */
  Optional<Key> find(JWSHeader header) {
    List<Key> fitting = fitting(header);
    return fitting.size() == 1 || header.getKeyID() != null
        ? fitting.stream().findFirst()
        : Optional.empty();
  }

  /** Every key that a header may mean. */
  List<Key> fitting(JWSHeader header) {
    return keys.stream()
        .filter(key -> key.fits(header.getAlgorithm()))
        .filter(key -> header.getKeyID() == null || header.getKeyID().equals(key.id()))
        .toList();
  }
}
