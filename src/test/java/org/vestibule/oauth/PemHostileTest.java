package org.vestibule.oauth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PemHostileTest {
  @FuzzTest
  void a_file_is_a_key_pair_or_refused(byte[] input) {
    read(input);
  }

  /** The input is what the blocks hold; a zero byte three times divides them. */
  @FuzzTest
  void blocks_of_any_content_are_a_key_pair_or_refused(byte[] input) {
    String[] blocks = new String(input, ISO_8859_1).split("\0\0\0", 3);
    var file = new StringBuilder();
    String[] names = {"CERTIFICATE", "PRIVATE KEY", "ENCRYPTED PRIVATE KEY"};
    for (int i = 0; i < blocks.length; i++) {
      file.append("-----BEGIN ").append(names[i]).append("-----\n");
      file.append(Base64.getMimeEncoder().encodeToString(blocks[i].getBytes(ISO_8859_1)));
      file.append("\n-----END ").append(names[i]).append("-----\n");
    }
    read(file.toString().getBytes(ISO_8859_1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-----BEGIN ", "-----BEGIN A-----", "-----BEGIN A-----x", "A", " ", "-"})
  void a_long_file_takes_no_time(String part) {
    byte[] file = ("-----BEGIN A-----" + part.repeat(20_000)).getBytes(ISO_8859_1);

    assertTimeout(Duration.ofSeconds(2), () -> read(file));
  }

  private static void read(byte[] file) {
    try {
      ClientCertificate.KeyPair pair = Pem.read(file, "secret".toCharArray());

      assertNotNull(pair.certificate());
      assertNotNull(pair.privateKey());
    } catch (IOException | GeneralSecurityException | CredentialUnavailable e) {
      assertNotNull(e);
    } catch (IllegalArgumentException e) {
      // Base64 that is none: the caller takes it like the declared ones.
      assertNotNull(e);
    }
  }
}
