package org.vestibule.certificates;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicLong;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What a certificate should be like: unless told otherwise its key is of the curve P-256, itself
 * its signer, and the next 30 days its time.
 */
public final class CertificateOrder {
  private static final AtomicLong SERIAL = new AtomicLong(System.nanoTime());

  private final String commonName;
  private String curve = "secp256r1";
  private int rsaBits;
  private int first;
  private int last = 30;
  private @Nullable String host;
  private @Nullable TestCertificate signer;

  CertificateOrder(String commonName) {
    this.commonName = commonName;
  }

  /** Its key is of this elliptic curve. */
  public CertificateOrder curve(String name) {
    curve = name;
    return this;
  }

  /** Its key is an RSA key of so many bits. */
  public CertificateOrder rsa(int bits) {
    rsaBits = bits;
    return this;
  }

  /** Valid from so many days after now to so many; those before are negative. */
  public CertificateOrder days(int from, int to) {
    first = from;
    last = to;
    return this;
  }

  /** For the server of this name. */
  public CertificateOrder host(String name) {
    host = name;
    return this;
  }

  /** Signed by an authority. */
  public CertificateOrder signedBy(TestCertificate authority) {
    signer = authority;
    return this;
  }

  /** Makes it. */
  public TestCertificate make() {
    try {
      return made();
    } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
      throw new IllegalStateException(e);
    }
  }

  private TestCertificate made()
      throws GeneralSecurityException, OperatorCreationException, CertIOException {
    KeyPair pair = pair();
    var subject = new X500Principal("CN=" + commonName);
    var authority = signer;
    var key = authority == null ? pair.getPrivate() : authority.key();
    var builder =
        new JcaX509v3CertificateBuilder(
            authority == null ? subject : authority.certificate().getSubjectX500Principal(),
            BigInteger.valueOf(SERIAL.incrementAndGet()),
            day(first),
            day(last),
            subject,
            pair.getPublic());
    if (host == null) {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    } else {
      builder.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(new GeneralName(GeneralName.dNSName, host)));
    }
    String algorithm = key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    return new TestCertificate(
        new JcaX509CertificateConverter()
            .getCertificate(builder.build(new JcaContentSignerBuilder(algorithm).build(key))),
        pair.getPrivate());
  }

  private KeyPair pair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(rsaBits > 0 ? "RSA" : "EC");
    if (rsaBits > 0) {
      generator.initialize(rsaBits);
    } else {
      generator.initialize(new ECGenParameterSpec(curve));
    }
    return generator.generateKeyPair();
  }

  private static Date day(int number) {
    return Date.from(Instant.now().plus(Duration.ofDays(number)));
  }
}
