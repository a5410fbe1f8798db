package org.liaisonauditor.signing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessable;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignerDigestMismatchException;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.util.Selector;

/** Reads the signatures of a document and checks each against the bytes that it names. */
final class PdfSignatures {

  /** A stamp of time comes when the signature is there. */
  private static final Set<ASN1ObjectIdentifier> STAMP =
      Set.of(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);

  private PdfSignatures() {}

  /** All signatures, in the order in which they were made; none for an unsigned document. */
  static List<SignatureCheck> read(Path file) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
      return read(pdf, file);
    }
  }

  /** All signatures of an open document. */
  static List<SignatureCheck> read(PDDocument pdf, Path file) throws IOException {
    List<SignatureCheck> checks = new ArrayList<>();
    for (PDSignatureField field : pdf.getSignatureFields()) {
      PDSignature signature = field.getSignature();
      if (signature != null) {
        checks.add(check(field.getFullyQualifiedName(), signature, file));
      }
    }
    checks.sort(Comparator.comparingLong(SignatureCheck::covered));
    return checks;
  }

  private static SignatureCheck check(String field, PDSignature signature, Path file)
      throws IOException {
    int[] range = signature.getByteRange();
    byte[] contents = signature.getContents();
    Found found = new Found();
    long covered = 0;
    String fault = rangeFault(range, contents, file);
    if (fault == null) {
      covered = (long) range[2] + range[3];
      fault = found.verify(file, range, contents);
    }
    return new SignatureCheck(
        field,
        found.certificate,
        found.others,
        signature.getSignDate() == null ? null : signature.getSignDate().toInstant(),
        found.stampedAt,
        found.stampedBy,
        text(signature.getReason()),
        text(signature.getCOSObject().getString(PdfSigner.NUMBER)),
        text(signature.getCOSObject().getString(PdfSigner.HISTORY)),
        covered,
        fault);
  }

  private static String text(String text) {
    return text == null ? "" : text;
  }

  /** The signature must vouch for everything from the first byte on, but for its own digits. */
  private static String rangeFault(int[] range, byte[] contents, Path file) throws IOException {
    if (range == null || range.length != 4 || contents == null) {
      return "it doesn't say which bytes were signed (ByteRange)";
    }
    long size = Files.size(file);
    if (range[0] != 0
        || range[1] <= 0
        || range[2] <= range[1]
        || range[3] < 0
        || (long) range[2] + range[3] > size) {
      return "the bytes it names (ByteRange "
          + Arrays.toString(range)
          + ") are not from the first on, or not in this file of "
          + size
          + " bytes: the file was cut, or the signature is of another file";
    }
    byte[] digits = new byte[range[2] - range[1]];
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      in.seek(range[1]);
      in.readFully(digits);
    }
    String shown = new String(digits, StandardCharsets.ISO_8859_1);
    String digitsOf = "<" + HexFormat.of().formatHex(contents) + ">";
    // Small letters or capitals, not both: one that was changed would go unseen.
    if (!shown.equals(digitsOf) && !shown.equals(digitsOf.toUpperCase(Locale.ROOT))) {
      return "between the bytes it names, "
          + range[1]
          + " to "
          + range[2]
          + ", stands more than the signature: something was put there";
    }
    return null;
  }

  /** What the signature holds. */
  private static final class Found {

    private X509Certificate certificate;
    private List<X509Certificate> others = List.of();
    private Instant stampedAt;
    private List<X509Certificate> stampedBy = List.of();

    String verify(Path file, int[] range, byte[] contents) throws IOException {
      String place = "bytes " + range[1] + " to " + range[2];
      try {
        byte[] der = withoutRoom(contents);
        String odd = CmsShape.oddity(der, CMSObjectIdentifiers.data, STAMP);
        if (odd != null) {
          return odd + " (" + place + ")";
        }
        CMSSignedData signed =
            new CMSSignedData(new Content(file, range), ContentInfo.getInstance(der));
        SignerInformation signer = signed.getSignerInfos().iterator().next();
        read(signed, signer);
        if (certificate == null) {
          return "the certificate of who signed is not in it (" + place + ")";
        }
        List<X509Certificate> all = new ArrayList<>(others);
        all.add(certificate);
        if (!CmsShape.issued(all)) {
          return "a certificate in it was changed (" + place + ")";
        }
        return verify(signer, range, place);
      } catch (CMSException | GeneralSecurityException | RuntimeException | IOException broken) {
        return "it can't be read (" + place + "): " + broken.getMessage();
      }
    }

    private void read(CMSSignedData signed, SignerInformation signer)
        throws GeneralSecurityException, IOException {
      JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
      List<X509Certificate> all = new ArrayList<>();
      Selector<X509CertificateHolder> every = null;
      for (X509CertificateHolder holder : signed.getCertificates().getMatches(every)) {
        X509Certificate one = converter.getCertificate(holder);
        if (signer.getSID().match(holder) && CmsShape.names(signer.getSID(), holder)) {
          certificate = one;
        } else {
          all.add(one);
        }
      }
      others = List.copyOf(all);
    }

    private String verify(SignerInformation signer, int[] range, String place)
        throws CMSException, GeneralSecurityException, IOException {
      // Both are wrong in their own way: what was signed, or the signature over its hash.
      try {
        if (!signer.verify(
            new JcaSimpleSignerInfoVerifierBuilder().build(certificate.getPublicKey()))) {
          return "the signature itself was changed (" + place + ")";
        }
      } catch (CMSSignerDigestMismatchException other) {
        return "the document was changed after it was signed: bytes 0 to "
            + range[1]
            + " and "
            + range[2]
            + " to "
            + ((long) range[2] + range[3])
            + " are not those that were signed";
      } catch (OperatorCreationException unknown) {
        return "its algorithm is not known: " + unknown.getMessage();
      }
      if (weak(signer.getDigestAlgOID())) {
        return "it uses a hash that can be forged (" + signer.getDigestAlgOID() + ")";
      }
      Attribute named =
          signer.getSignedAttributes().get(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
      if (named == null) {
        return "it doesn't name its certificate in what was signed, as PAdES asks";
      }
      ESSCertIDv2[] ids =
          SigningCertificateV2.getInstance(named.getAttrValues().getObjectAt(0)).getCerts();
      if (!names(ids[0], certificate)) {
        return "the certificate in it is not the one that was signed with";
      }
      // Those that vouch for it need not be named; where some are, others were put in.
      for (X509Certificate other : ids.length == 1 ? List.<X509Certificate>of() : others) {
        if (!isAmong(ids, other)) {
          return "a certificate in it is none of those that were signed with";
        }
      }
      return stamp(signer);
    }

    private static boolean isAmong(ESSCertIDv2[] ids, X509Certificate one)
        throws GeneralSecurityException {
      for (ESSCertIDv2 id : ids) {
        if (names(id, one)) {
          return true;
        }
      }
      return false;
    }

    private static boolean names(ESSCertIDv2 id, X509Certificate certificate)
        throws GeneralSecurityException {
      MessageDigest digest =
          MessageDigest.getInstance(id.getHashAlgorithm().getAlgorithm().getId());
      return MessageDigest.isEqual(digest.digest(certificate.getEncoded()), id.getCertHash());
    }

    private static List<X509Certificate> certificates(
        TimeStampToken token, X509CertificateHolder authority) throws GeneralSecurityException {
      JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
      List<X509Certificate> all = new ArrayList<>();
      all.add(converter.getCertificate(authority));
      Selector<X509CertificateHolder> every = null;
      for (X509CertificateHolder one : token.getCertificates().getMatches(every)) {
        if (!one.equals(authority)) {
          all.add(converter.getCertificate(one));
        }
      }
      return List.copyOf(all);
    }

    private String stamp(SignerInformation signer)
        throws CMSException, GeneralSecurityException, IOException {
      Attribute stamp =
          signer.getUnsignedAttributes() == null
              ? null
              : signer
                  .getUnsignedAttributes()
                  .get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
      if (stamp == null) {
        return null;
      }
      try {
        if (stamp.getAttrValues().size() != 1) {
          return "it carries " + stamp.getAttrValues().size() + " stamps of time in one place";
        }
        ContentInfo info = ContentInfo.getInstance(stamp.getAttrValues().getObjectAt(0));
        String odd =
            CmsShape.oddity(info.getEncoded(), PKCSObjectIdentifiers.id_ct_TSTInfo, Set.of());
        if (odd != null) {
          return "the stamp of time in it is not valid: " + odd;
        }
        TimeStampToken token = new TimeStampToken(info);
        byte[] hash =
            MessageDigest.getInstance(token.getTimeStampInfo().getMessageImprintAlgOID().getId())
                .digest(signer.getSignature());
        X509CertificateHolder holder =
            token.getCertificates().getMatches((Selector<X509CertificateHolder>) null).stream()
                .filter(one -> token.getSID().match(one))
                .findFirst()
                .orElseThrow(() -> new TSPException("it doesn't hold its certificate"));
        token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(holder));
        if (!MessageDigest.isEqual(hash, token.getTimeStampInfo().getMessageImprintDigest())) {
          return "the stamp of time in it is of another signature";
        }
        stampedBy = certificates(token, holder);
        stampedAt = token.getTimeStampInfo().getGenTime().toInstant();
        return null;
      } catch (TSPException | OperatorCreationException wrong) {
        return "the stamp of time in it is not valid: " + wrong.getMessage();
      }
    }

    private static boolean weak(String digest) {
      return digest.equals("1.3.14.3.2.26") || digest.equals("1.2.840.113549.2.5");
    }
  }

  /** The signature without the zeros that fill its room; anything else there was put in. */
  private static byte[] withoutRoom(byte[] contents) throws IOException {
    try (ASN1InputStream in = new ASN1InputStream(contents)) {
      in.readObject();
      byte[] rest = in.readAllBytes();
      for (byte one : rest) {
        if (one != 0) {
          throw new IOException("something stands behind the signature, in the room kept for it");
        }
      }
      return Arrays.copyOf(contents, contents.length - rest.length);
    }
  }

  /** The bytes that were signed, read piece by piece. */
  private record Content(Path file, int[] range) implements CMSProcessable {

    @Override
    public void write(OutputStream out) throws IOException {
      try (InputStream in = Files.newInputStream(file)) {
        copy(in, range[1], out);
        in.skipNBytes(range[2] - range[1]);
        copy(in, range[3], out);
      }
    }

    private static void copy(InputStream in, long bytes, OutputStream out) throws IOException {
      byte[] buffer = new byte[1 << 16];
      for (long left = bytes; left > 0; ) {
        int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
        if (read < 0) {
          throw new IOException("the file ends " + left + " bytes before the signed part does");
        }
        out.write(buffer, 0, read);
        left -= read;
      }
    }

    @Override
    public Object getContent() {
      return file;
    }
  }
}
