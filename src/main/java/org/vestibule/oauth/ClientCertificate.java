package org.vestibule.oauth;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The client's certificate and private key, from a PEM or PKCS#12 file. The file is read again when
 * it has changed, so a renewed certificate needs no restart.
 */
public final class ClientCertificate {
  /** A certificate and the key that belongs to it. */
  public record KeyPair(X509Certificate certificate, PrivateKey privateKey) {
    @Override
    public String toString() {
      return "KeyPair[" + certificate.getSubjectX500Principal() + "]";
    }
  }

  private record Read(KeyPair keyPair, FileTime changed, long size) {}

  private final Path path;
  private final char[] password;
  private volatile @Nullable Read read;

  /** Reads nothing yet; the password is empty when there is none. */
  public ClientCertificate(Path path, String password) {
    this.path = path;
    this.password = password.toCharArray();
  }

  /**
   * The certificate as the file has it now.
   *
   * @throws CredentialUnavailable when the file cannot be read or holds no certificate with its key
   */
  public KeyPair current() throws CredentialUnavailable {
    try {
      FileTime changed = Files.getLastModifiedTime(path);
      long size = Files.size(path);
      Read held = read;
      if (held == null || !held.changed.equals(changed) || held.size != size) {
        held = new Read(load(), changed, size);
        read = held;
      }
      return held.keyPair;
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new CredentialUnavailable("the certificate file cannot be read", e);
    }
  }

  /**
   * How long the certificate is valid from the given instant; negative when it is over.
   *
   * @throws CredentialUnavailable when the file cannot be read
   */
  public Duration validFor(Instant now) throws CredentialUnavailable {
    return Duration.between(now, current().certificate().getNotAfter().toInstant());
  }

  private KeyPair load() throws IOException, GeneralSecurityException, CredentialUnavailable {
    byte[] bytes = Files.readAllBytes(path);
    return Pem.is(bytes) ? Pem.read(bytes, password) : keyStore();
  }

  private KeyPair keyStore() throws IOException, GeneralSecurityException, CredentialUnavailable {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(path)) {
      store.load(in, password);
    }
    List<String> aliases = Collections.list(store.aliases());
    for (String alias : aliases) {
      if (store.getKey(alias, password) instanceof PrivateKey key
          && store.getCertificate(alias) instanceof X509Certificate certificate) {
        return new KeyPair(certificate, key);
      }
    }
    throw new CredentialUnavailable("the key store holds no certificate with its private key");
  }
}
