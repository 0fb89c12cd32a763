package org.vestibule.oauth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Certificates and a private key (PKCS#8, encrypted or not) in one text file.
 *
 * @see "RFC 7468"
 */
final class Pem {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]+)-----END \\1-----");

  private Pem() {}

  static boolean is(byte[] file) {
    return new String(file, ISO_8859_1).contains("-----BEGIN ");
  }

  /** The private key and that certificate of the file which belongs to it. */
  static ClientCertificate.KeyPair read(byte[] file, char[] password)
      throws IOException, GeneralSecurityException, CredentialUnavailable {
    var certificates = new ArrayList<X509Certificate>();
    var keys = new ArrayList<KeySpec>();
    for (Matcher block = BLOCK.matcher(new String(file, ISO_8859_1)); block.find(); ) {
      byte[] der = Base64.getMimeDecoder().decode(block.group(2));
      switch (block.group(1)) {
        case "CERTIFICATE" ->
            certificates.add(
                (X509Certificate)
                    CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(der)));
        case "PRIVATE KEY" -> keys.add(new PKCS8EncodedKeySpec(der));
        case "ENCRYPTED PRIVATE KEY" -> keys.add(decrypt(der, password));
        default -> {
          // Other blocks, such as parameters of a curve, are of no use here.
        }
      }
    }
    if (certificates.isEmpty() || keys.isEmpty()) {
      throw new CredentialUnavailable(
          "the PEM file needs a CERTIFICATE and a PRIVATE KEY block (PKCS#8)");
    }
    return pair(certificates, keys.get(0));
  }

  private static KeySpec decrypt(byte[] der, char[] password)
      throws IOException, GeneralSecurityException {
    var encrypted = new EncryptedPrivateKeyInfo(der);
    // The name of PBES2 alone says nothing; its parameters name the algorithms.
    String name =
        encrypted.getAlgName().equals("PBES2")
            ? encrypted.getAlgParameters().toString()
            : encrypted.getAlgName();
    var key = SecretKeyFactory.getInstance(name).generateSecret(new PBEKeySpec(password));
    Cipher cipher = Cipher.getInstance(name);
    cipher.init(Cipher.DECRYPT_MODE, key, encrypted.getAlgParameters());
    return encrypted.getKeySpec(cipher);
  }

  private static ClientCertificate.KeyPair pair(List<X509Certificate> certificates, KeySpec spec)
      throws GeneralSecurityException, CredentialUnavailable {
    for (X509Certificate certificate : certificates) {
      PublicKey publicKey = certificate.getPublicKey();
      try {
        PrivateKey key = KeyFactory.getInstance(publicKey.getAlgorithm()).generatePrivate(spec);
        if (belong(publicKey, key)) {
          return new ClientCertificate.KeyPair(certificate, key);
        }
      } catch (InvalidKeySpecException | InvalidKeyException | SignatureException e) {
        // A key of another kind or length: the next certificate may fit.
      }
    }
    throw new CredentialUnavailable("no certificate of the PEM file belongs to its private key");
  }

  private static boolean belong(PublicKey publicKey, PrivateKey key)
      throws GeneralSecurityException {
    String algorithm = publicKey.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
    var probe = new byte[] {1, 2, 3};
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(key);
    signature.update(probe);
    byte[] signed = signature.sign();
    signature.initVerify(publicKey);
    signature.update(probe);
    return signature.verify(signed);
  }
}
