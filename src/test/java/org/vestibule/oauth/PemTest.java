package org.vestibule.oauth;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.certificates.TestCertificate;

class PemTest {
  private static final String NONE = "";
  private static final Map<String, TestCertificate> MADE = new HashMap<>();
  private static @TempDir Path directory;

  @BeforeAll
  static void make() {
    MADE.put("RSA", TestCertificate.of("leaf").rsa(2048).make());
    MADE.put("other RSA", TestCertificate.of("other").rsa(2048).make());
    MADE.put("longer RSA", TestCertificate.of("longer").rsa(3072).make());
    MADE.put("P-256", TestCertificate.of("curve").make());
    MADE.put("P-384", TestCertificate.of("bigger").curve("secp384r1").make());
  }

  private static TestCertificate made(String name) {
    TestCertificate found = MADE.get(name);
    if (found == null) {
      throw new IllegalArgumentException(name);
    }
    return found;
  }

  private static ClientCertificate.KeyPair read(String text, String password) throws Exception {
    return Pem.read(text.getBytes(US_ASCII), password.toCharArray());
  }

  private static String encrypted(TestCertificate made, String password) throws Exception {
    String algorithm = "PBEWithHmacSHA256AndAES_256";
    Cipher cipher = Cipher.getInstance(algorithm);
    cipher.init(
        Cipher.ENCRYPT_MODE,
        SecretKeyFactory.getInstance(algorithm)
            .generateSecret(new PBEKeySpec(password.toCharArray())));
    byte[] key = cipher.doFinal(made.key().getEncoded());
    // The name that a cipher gives its parameters has no object identifier; this one has.
    var parameters = AlgorithmParameters.getInstance("PBES2");
    parameters.init(cipher.getParameters().getEncoded());
    return TestCertificate.pem(
        "ENCRYPTED PRIVATE KEY", new EncryptedPrivateKeyInfo(parameters, key).getEncoded());
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "longer RSA", "P-256", "P-384"})
  void a_certificate_and_its_key_make_a_pair(String name) throws Exception {
    TestCertificate made = made(name);

    ClientCertificate.KeyPair pair = read(made.certificatePem() + made.keyPem(), NONE);

    assertEquals(made.certificate(), pair.certificate());
    assertEquals(made.key(), pair.privateKey());
  }

  @Test
  void the_order_of_the_blocks_and_what_stands_between_do_not_matter() throws Exception {
    TestCertificate made = made("P-256");
    String parameters = TestCertificate.pem("EC PARAMETERS", new byte[] {6, 1, 1});

    ClientCertificate.KeyPair pair =
        read(
            "Bag Attributes: a-b\n" + parameters + made.keyPem() + "\n#\n" + made.certificatePem(),
            NONE);

    assertEquals(made.certificate(), pair.certificate());
  }

  @Test
  void line_ends_of_windows_are_read() throws Exception {
    TestCertificate made = made("RSA");

    String text = (made.certificatePem() + made.keyPem()).replace("\n", "\r\n");

    assertEquals(made.certificate(), read(text, NONE).certificate());
  }

  @ParameterizedTest(name = "{1} before {0}")
  @CsvSource({
    "RSA, other RSA",
    "RSA, P-256",
    "RSA, longer RSA",
    "longer RSA, RSA",
    "P-256, RSA",
    "P-256, P-384",
    "P-384, P-256"
  })
  void of_several_certificates_the_key_s_own_is_taken(String own, String other) throws Exception {
    TestCertificate made = made(own);

    ClientCertificate.KeyPair pair =
        read(made(other).certificatePem() + made.certificatePem() + made.keyPem(), NONE);

    assertEquals(made.certificate(), pair.certificate());
  }

  @ParameterizedTest(name = "{1} for {0}")
  @CsvSource({"RSA, other RSA", "RSA, P-256", "RSA, longer RSA", "P-256, RSA", "P-256, P-384"})
  void a_certificate_of_another_key_makes_no_pair(String own, String other) {
    String text = made(other).certificatePem() + made(own).keyPem();

    assertThrows(CredentialUnavailable.class, () -> read(text, NONE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "P-256"})
  void an_encrypted_key_is_read_with_its_password(String name) throws Exception {
    TestCertificate made = made(name);

    ClientCertificate.KeyPair pair =
        read(made.certificatePem() + encrypted(made, "key-password"), "key-password");

    assertEquals(made.key(), pair.privateKey());
  }

  @ParameterizedTest
  @ValueSource(strings = {"aes-256-cbc", "aes-128-cbc"})
  void a_key_that_openssl_encrypted_is_read(String cipher) throws Exception {
    assumeTrue(openssl(List.of("version")), "openssl is not installed");
    TestCertificate made = made("RSA");
    Path plain = Files.writeString(directory.resolve("plain.pem"), made.keyPem());
    Path key = directory.resolve(cipher + ".pem");
    var command = new ArrayList<>(List.of("pkcs8", "-topk8", "-v2", cipher));
    command.addAll(List.of("-passout", "pass:key-password"));
    command.addAll(List.of("-in", plain.toString(), "-out", key.toString()));
    assertTrue(openssl(command));

    ClientCertificate.KeyPair pair =
        read(made.certificatePem() + Files.readString(key), "key-password");

    assertEquals(made.key(), pair.privateKey());
  }

  private static boolean openssl(List<String> arguments) throws InterruptedException {
    try {
      var command = new ArrayList<>(List.of("openssl"));
      command.addAll(arguments);
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrong", ""})
  void an_encrypted_key_is_not_read_with_another_password(String password) throws Exception {
    TestCertificate made = made("RSA");
    String text = made.certificatePem() + encrypted(made, "key-password");

    assertThrows(GeneralSecurityException.class, () -> read(text, password));
  }

  @Test
  void without_a_key_there_is_no_pair() {
    String text = made("RSA").certificatePem();

    assertThrows(CredentialUnavailable.class, () -> read(text, NONE));
  }

  @Test
  void without_a_certificate_there_is_no_pair() {
    String text = made("RSA").keyPem();

    assertThrows(CredentialUnavailable.class, () -> read(text, NONE));
  }

  @Test
  void an_old_key_format_is_told_from_the_right_one() {
    TestCertificate made = made("RSA");
    String text =
        made.certificatePem() + TestCertificate.pem("RSA PRIVATE KEY", made.key().getEncoded());

    var failure = assertThrows(CredentialUnavailable.class, () -> read(text, NONE));

    assertTrue(String.valueOf(failure.getMessage()).contains("PKCS#8"));
  }
}
