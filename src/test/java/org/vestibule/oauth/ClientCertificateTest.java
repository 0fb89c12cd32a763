package org.vestibule.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.certificates.TestCertificate;

class ClientCertificateTest {
  private static final String PASSWORD = "store-password";
  private static final FileTime EARLIER = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
  private static final FileTime LATER = FileTime.from(Instant.parse("2026-02-01T00:00:00Z"));
  private static final Map<String, TestCertificate> MADE = new HashMap<>();
  private @TempDir Path own;

  @BeforeAll
  static void make() {
    MADE.put("first", TestCertificate.of("first").make());
    MADE.put("second", TestCertificate.of("second").make());
  }

  private static TestCertificate made(String name) {
    TestCertificate found = MADE.get(name);
    if (found == null) {
      throw new IllegalArgumentException(name);
    }
    return found;
  }

  private static String pem(String name) {
    return made(name).pem();
  }

  private Path store(String name) {
    return made(name).store(own.resolve(name + ".p12"), PASSWORD);
  }

  private Path file(String text) throws Exception {
    return Files.writeString(own.resolve("client.pem"), text);
  }

  private static CredentialUnavailable failure(Path path, String password) {
    var certificate = new ClientCertificate(path, password);
    return assertThrows(CredentialUnavailable.class, certificate::current);
  }

  @Test
  void a_pem_file_is_read() throws Exception {
    var certificate = new ClientCertificate(file(pem("first")), "");

    assertEquals(made("first").certificate(), certificate.current().certificate());
  }

  @Test
  void a_key_store_is_read() throws Exception {
    var certificate = new ClientCertificate(store("first"), PASSWORD);

    assertEquals(made("first").certificate(), certificate.current().certificate());
    assertEquals(made("first").key(), certificate.current().privateKey());
  }

  @ParameterizedTest
  @ValueSource(strings = {"wrong", ""})
  void a_key_store_is_not_read_with_another_password(String password) {
    CredentialUnavailable failure = failure(store("first"), password);

    assertFalse(failure.toString().contains(own.toString()));
  }

  @Test
  void a_key_store_without_a_key_is_not_enough() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("only", made("first").certificate());
    Path path = own.resolve("trust.p12");
    try (OutputStream out = Files.newOutputStream(path)) {
      store.store(out, "pw".toCharArray());
    }

    CredentialUnavailable failure = failure(path, "pw");

    assertTrue(failure.toString().contains("private key"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no certificate at all",
        "-----BEGIN CERTIFICATE-----\nc2VjcmV0\n-----END CERTIFICATE-----\n",
        "-----BEGIN CERTIFICATE-----\nc2VjcmV0",
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nc2VjcmV0\n-----END ENCRYPTED PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\nc2VjcmV0c\n-----END PRIVATE KEY-----"
      })
  void garbage_is_no_credential(String text) throws Exception {
    CredentialUnavailable failure = failure(file(text), "");

    assertFalse(failure.toString().contains(own.toString()));
  }

  @Test
  void a_broken_key_beside_a_good_certificate_is_no_credential() throws Exception {
    byte[] half = Arrays.copyOf(made("first").key().getEncoded(), 20);

    CredentialUnavailable failure =
        failure(
            file(made("first").certificatePem() + TestCertificate.pem("PRIVATE KEY", half)), "");

    assertFalse(failure.toString().contains(own.toString()));
  }

  @Test
  void a_missing_file_is_told_without_its_path_and_its_cause() {
    CredentialUnavailable failure = failure(own.resolve("none.pem"), "");

    assertEquals("the certificate file cannot be read (NoSuchFileException)", failure.getMessage());
    assertNull(failure.getCause());
  }

  @Test
  void a_file_that_did_not_change_is_not_read_again() throws Exception {
    var certificate = new ClientCertificate(file(pem("first")), "");

    assertSame(certificate.current(), certificate.current());
  }

  /** The file before it changes, of a length that every later content can be filled up to. */
  private ClientCertificate held(Path path) throws Exception {
    Files.writeString(path, filled(pem("first"), 2000));
    Files.setLastModifiedTime(path, EARLIER);
    var certificate = new ClientCertificate(path, "");
    assertEquals(made("first").certificate(), certificate.current().certificate());
    return certificate;
  }

  private static String filled(String text, int length) {
    return text + "\n".repeat(length - text.length());
  }

  @Test
  void a_file_with_another_time_is_read_again() throws Exception {
    Path path = own.resolve("client.pem");
    ClientCertificate certificate = held(path);

    Files.writeString(path, filled(pem("second"), 2000));
    Files.setLastModifiedTime(path, LATER);

    assertEquals(made("second").certificate(), certificate.current().certificate());
  }

  @Test
  void a_file_with_another_size_is_read_again_whatever_its_time() throws Exception {
    Path path = own.resolve("client.pem");
    ClientCertificate certificate = held(path);

    Files.writeString(path, filled(pem("second"), 2001));
    Files.setLastModifiedTime(path, EARLIER);

    assertEquals(made("second").certificate(), certificate.current().certificate());
  }

  @Test
  void a_file_that_is_gone_does_not_serve_from_memory() throws Exception {
    Path path = own.resolve("client.pem");
    ClientCertificate certificate = held(path);

    Files.delete(path);

    assertThrows(CredentialUnavailable.class, certificate::current);
  }

  @Test
  void it_knows_how_long_it_is_valid() throws Exception {
    var certificate = new ClientCertificate(file(pem("first")), "");
    Instant end = made("first").certificate().getNotAfter().toInstant();

    assertEquals(Duration.ofDays(2), certificate.validFor(end.minus(Duration.ofDays(2))));
    assertEquals(Duration.ofDays(-1), certificate.validFor(end.plus(Duration.ofDays(1))));
  }

  @Test
  void it_prints_its_subject_only() throws Exception {
    var certificate = new ClientCertificate(file(pem("first")), "");

    assertEquals("KeyPair[CN=first]", certificate.current().toString());
  }
}
