package org.vestibule.certificates;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate and its private key. */
public record TestCertificate(X509Certificate certificate, PrivateKey key) {
  private static final String ALIAS = "made";

  /** One for the name {@code CN=…}, to be described and made. */
  public static CertificateOrder of(String commonName) {
    return new CertificateOrder(commonName);
  }

  /** The certificate in the text form of RFC 7468. */
  public String certificatePem() {
    try {
      return pem("CERTIFICATE", certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The key in the text form of RFC 7468. */
  public String keyPem() {
    return pem("PRIVATE KEY", key.getEncoded());
  }

  /** Key and certificate in one text, the way Azure's tools write them. */
  public String pem() {
    return keyPem() + certificatePem();
  }

  /** Any bytes in the text form of RFC 7468. */
  public static String pem(String label, byte[] der) {
    String text = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n";
  }

  /** Writes both into a PKCS#12 file, and returns where it is. */
  public Path store(Path file, String password) {
    return write(keys(password), file, password);
  }

  /** Writes the certificate alone into a PKCS#12 file, for who should trust it. */
  public Path trustStore(Path file, String password) {
    return write(trust(), file, password);
  }

  /** For a server that shows the certificate. */
  public SSLContext serving() {
    try {
      var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys(""), new char[0]);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** For a client that trusts the certificate and no other. */
  public SSLContext trusting() {
    try {
      var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trust());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private KeyStore keys(String password) {
    try {
      KeyStore keys = empty();
      keys.setKeyEntry(ALIAS, key, password.toCharArray(), new Certificate[] {certificate});
      return keys;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private KeyStore trust() {
    try {
      KeyStore trust = empty();
      trust.setCertificateEntry(ALIAS, certificate);
      return trust;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyStore empty() throws GeneralSecurityException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      return store;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path write(KeyStore store, Path file, String password) {
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, password.toCharArray());
      return file;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
