package org.vestibule.oauth;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Certificates by the JDK's own tool, since Java has no public way to make one. */
public final class Certificates {
  public static final String PASSWORD = "store-password";

  /** A self-signed certificate with its key, and the key store with both. */
  public record Made(Path store, PrivateKey key, X509Certificate certificate) {
    String keyPem() {
      return pem("PRIVATE KEY", key.getEncoded());
    }

    String certificatePem() {
      try {
        return pem("CERTIFICATE", certificate.getEncoded());
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private Certificates() {}

  static Made rsa(Path directory, String name, int bits) throws Exception {
    return make(directory, name, "RSA", "-keysize", String.valueOf(bits));
  }

  static Made elliptic(Path directory, String name, String curve) throws Exception {
    return make(directory, name, "EC", "-groupname", curve);
  }

  /** One that is valid for so many days. */
  public static Made valid(Path directory, String name, int days) throws Exception {
    return make(directory, name, "EC", "-groupname", "secp256r1", "-validity", "" + days);
  }

  private static Made make(Path directory, String name, String algorithm, String... more)
      throws Exception {
    Path store = directory.resolve(name + ".p12");
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-alias", name, "-dname", "CN=" + name));
    command.addAll(List.of("-keyalg", algorithm));
    command.addAll(List.of(more));
    if (!command.contains("-validity")) {
      command.addAll(List.of("-validity", "30"));
    }
    command.addAll(List.of("-storetype", "PKCS12", "-keystore", store.toString()));
    command.addAll(List.of("-storepass", PASSWORD));
    run(command);
    KeyStore read = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      read.load(in, PASSWORD.toCharArray());
    }
    return new Made(
        store,
        (PrivateKey) read.getKey(name, PASSWORD.toCharArray()),
        (X509Certificate) read.getCertificate(name));
  }

  /** Runs a command; what it printed is only told when it fails. */
  static void run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    var printed = new ByteArrayOutputStream();
    process.getInputStream().transferTo(printed);
    if (process.waitFor() != 0) {
      throw new IOException(printed.toString(US_ASCII));
    }
  }

  static String pem(String label, byte[] der) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n";
  }
}
