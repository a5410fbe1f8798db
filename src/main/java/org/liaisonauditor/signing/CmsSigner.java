package org.liaisonauditor.signing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureInterface;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSAttributeTableGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.CMSTypedData;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** The signature itself, as PAdES baseline asks for it (ETSI EN 319 142-1, EN 319 122-1). */
record CmsSigner(SigningKey key, URI timestamps) implements SignatureInterface {

  private static final int WEAKEST_RSA = 2048;
  private static final int WEAKEST_EC = 256;

  /** The algorithm for a key; throws where the key is too weak or of a kind few can check. */
  static String algorithm(SigningKey key) throws SigningRefused {
    return switch (key.certificate().getPublicKey()) {
      case RSAPublicKey rsa when rsa.getModulus().bitLength() >= WEAKEST_RSA -> "SHA256withRSA";
      case ECPublicKey ec when size(ec) >= 512 -> "SHA512withECDSA";
      case ECPublicKey ec when size(ec) >= 384 -> "SHA384withECDSA";
      case ECPublicKey ec when size(ec) >= WEAKEST_EC -> "SHA256withECDSA";
      default ->
          throw new SigningRefused(
              "The key is "
                  + key.certificate().getPublicKey().getAlgorithm()
                  + " and too weak, or of a kind that few programs can check; use RSA of "
                  + WEAKEST_RSA
                  + " bits or more, or a curve of "
                  + WEAKEST_EC
                  + " bits or more.");
    };
  }

  private static int size(ECPublicKey key) {
    return key.getParams().getCurve().getField().getFieldSize();
  }

  @Override
  public byte[] sign(InputStream content) throws IOException {
    try {
      JcaContentSignerBuilder builder = new JcaContentSignerBuilder(algorithm(key));
      if (key.provider() != null) {
        builder.setProvider(key.provider());
      }
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
              .setSignedAttributeGenerator(attributes())
              .build(builder.build(key.key()), key.certificate()));
      generator.addCertificates(new JcaCertStore(key.chain()));
      CMSSignedData signed = generator.generate(new Streamed(content), false);
      return (timestamps == null ? signed : new TimeStamps(timestamps).added(signed)).getEncoded();
    } catch (OperatorCreationException
        | CMSException
        | SigningRefused
        | NoSuchAlgorithmException
        | CertificateEncodingException failed) {
      throw new IOException("the signature could not be made: " + failed.getMessage(), failed);
    }
  }

  /** Names the certificates in what is signed; the time stands in the document instead. */
  private CMSAttributeTableGenerator attributes()
      throws NoSuchAlgorithmException, CertificateEncodingException {
    ESSCertIDv2[] named = new ESSCertIDv2[key.chain().size()];
    for (int i = 0; i < named.length; i++) {
      X509Certificate one = key.chain().get(i);
      IssuerSerial serial =
          new IssuerSerial(
              new GeneralNames(
                  new GeneralName(X500Name.getInstance(one.getIssuerX500Principal().getEncoded()))),
              one.getSerialNumber());
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(one.getEncoded());
      named[i] = new ESSCertIDv2(null, hash, serial);
    }
    Attribute certificates =
        new Attribute(
            PKCSObjectIdentifiers.id_aa_signingCertificateV2,
            new DERSet(new SigningCertificateV2(named)));
    AttributeTable table = new AttributeTable(new DERSet(certificates));
    CMSAttributeTableGenerator usual = new DefaultSignedAttributeTableGenerator(table);
    return parameters -> usual.getAttributes(parameters).remove(CMSAttributes.signingTime);
  }

  /** A document that is read once, piece by piece. */
  private record Streamed(InputStream in) implements CMSTypedData {

    @Override
    public ASN1ObjectIdentifier getContentType() {
      return CMSObjectIdentifiers.data;
    }

    @Override
    public void write(OutputStream out) throws IOException {
      in.transferTo(out);
    }

    @Override
    public Object getContent() {
      return in;
    }
  }
}
