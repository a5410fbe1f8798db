package org.liaisonauditor.signing;

import java.io.OutputStream;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Keys and certificates that live as long as a test. */
public final class TestKeys {

  public static final Instant FROM = Instant.parse("2025-01-01T00:00:00Z");
  static final Instant TO = Instant.parse("2035-01-01T00:00:00Z");

  private TestKeys() {}

  /** A certificate that vouches for itself and others. */
  public static SigningKey authority(String name) throws Exception {
    KeyPair pair = pair("RSA", 2048);
    X509Certificate own =
        certificate(name, pair, name, pair.getPrivate(), FROM, TO, KeyUsage.keyCertSign, true);
    return new SigningKey(pair.getPrivate(), List.of(own), null);
  }

  static SigningKey person(String name, SigningKey authority, Instant from, Instant to, int usage)
      throws Exception {
    return person(name, authority, from, to, usage, pair("RSA", 2048));
  }

  static SigningKey person(
      String name, SigningKey authority, Instant from, Instant to, int usage, KeyPair pair)
      throws Exception {
    X509Certificate own =
        certificate(
            name,
            pair,
            Certificates.name(authority.certificate()),
            authority.key(),
            from,
            to,
            usage,
            false);
    return new SigningKey(pair.getPrivate(), List.of(own, authority.certificate()), null);
  }

  public static SigningKey person(String name, SigningKey authority) throws Exception {
    return person(name, authority, FROM, TO, KeyUsage.digitalSignature);
  }

  static KeyPair pair(String kind, int size) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
    generator.initialize(size);
    return generator.generateKeyPair();
  }

  private static X509Certificate certificate(
      String name,
      KeyPair pair,
      String issuer,
      PrivateKey issuerKey,
      Instant from,
      Instant to,
      int usage,
      boolean authority)
      throws Exception {
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            new X500Name("CN=" + issuer),
            new BigInteger(64, new java.security.SecureRandom()),
            Date.from(from),
            Date.from(to),
            new X500Name("CN=" + name),
            pair.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(issuerKey)));
  }

  public static Path p12(Path file, String password, SigningKey... keys) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    int number = 0;
    for (SigningKey key : keys) {
      store.setKeyEntry(
          "key" + ++number,
          key.key(),
          password.toCharArray(),
          key.chain().toArray(Certificate[]::new));
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, password.toCharArray());
    }
    return file;
  }

  static Path pem(Path file, SigningKey... keys) throws Exception {
    try (Writer out = Files.newBufferedWriter(file)) {
      for (SigningKey key : keys) {
        out.write("-----BEGIN CERTIFICATE-----\n");
        out.write(Base64.getMimeEncoder().encodeToString(key.certificate().getEncoded()));
        out.write("\n-----END CERTIFICATE-----\n");
      }
    }
    return file;
  }
}
