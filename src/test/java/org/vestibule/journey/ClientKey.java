package org.vestibule.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * A client's certificate and key, made by the JDK's own tool.
 *
 * @param store a PKCS#12 file
 */
record ClientKey(Path store, X509Certificate certificate, PrivateKey privateKey) {
  static final String PASSWORD = "p4ss+word %41";

  private static final String ALIAS = "client";

  /** Options are those of {@code keytool -genkeypair}, such as {@code -validity 30}. */
  static ClientKey make(Path directory, String name, String... options)
      throws IOException, InterruptedException, GeneralSecurityException {
    Path store = directory.resolve(name + ".p12");
    Path password = Files.writeString(directory.resolve(name + ".password"), PASSWORD);
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                "CN=" + name,
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass:file",
                password.toString()));
    command.addAll(Arrays.asList(options));
    Process keytool =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve(name + ".log").toFile())
            .start();
    if (keytool.waitFor() != 0) {
      throw new IOException(Files.readString(directory.resolve(name + ".log")));
    }
    KeyStore read = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    return new ClientKey(
        store,
        (X509Certificate) Objects.requireNonNull(read.getCertificate(ALIAS)),
        (PrivateKey) Objects.requireNonNull(read.getKey(ALIAS, PASSWORD.toCharArray())));
  }

  /** Certificate and key in one text file, the way Azure's tools write them. */
  String pem() throws GeneralSecurityException {
    return block("PRIVATE KEY", privateKey.getEncoded())
        + block("CERTIFICATE", certificate.getEncoded());
  }

  private static String block(String label, byte[] content) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n";
  }
}
