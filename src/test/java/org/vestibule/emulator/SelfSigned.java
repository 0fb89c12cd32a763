package org.vestibule.emulator;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Makes self-signed certificates for clients in tests; the JDK has no public way to.
 *
 * @see "RFC 5280, section 4.1"
 */
public final class SelfSigned {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** The identifier of sha256WithRSAEncryption with its empty parameters. */
  private static final byte[] SHA256_RSA =
      sequence(
          new byte[] {6, 9, 42, (byte) 0x86, 72, (byte) 0x86, (byte) 0xF7, 13, 1, 1, 11, 5, 0});

  private SelfSigned() {}

  /** A certificate of an RSA key, valid between two times. */
  public static X509Certificate certificate(KeyPair pair, Instant from, Instant until) {
    byte[] commonName = join(new byte[] {6, 3, 85, 4, 3}, text(12, "vestibule-test"));
    byte[] name = sequence(encode(0x31, sequence(commonName)));
    byte[] validity = sequence(join(text(0x18, TIME.format(from)), text(0x18, TIME.format(until))));
    byte[] content =
        sequence(
            join(
                encode(0xA0, new byte[] {2, 1, 2}),
                encode(2, new byte[] {1}),
                SHA256_RSA,
                name,
                validity,
                name,
                pair.getPublic().getEncoded()));
    byte[] signature = Signatures.sign("RS256", pair.getPrivate(), content);
    byte[] whole = sequence(join(content, SHA256_RSA, encode(3, join(new byte[1], signature))));
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(whole));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] text(int tag, String text) {
    return encode(tag, text.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] sequence(byte[] content) {
    return encode(0x30, content);
  }

  private static byte[] encode(int tag, byte[] content) {
    int length = content.length;
    byte[] head;
    if (length < 128) {
      head = new byte[] {(byte) tag, (byte) length};
    } else if (length < 256) {
      head = new byte[] {(byte) tag, (byte) 0x81, (byte) length};
    } else {
      head = new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
    }
    return join(head, content);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
