package org.liaisonauditor.signing;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;

/** Signs finished documents; what is signed stays as it is, byte for byte, and grows at its end. */
public final class PdfSigner {

  static final COSName NUMBER = COSName.getPDFName("LAUD_Number");
  static final COSName HISTORY = COSName.getPDFName("LAUD_HistoryHead");

  private static final COSName CADES = COSName.getPDFName("ETSI.CAdES.detached");

  /** Room for the signature in the file: a chain of certificates and a stamp of time. */
  private static final int ROOM = 32 * 1024;

  private final SigningKey key;
  private final Clock clock;

  /**
   * Signs with one key.
   *
   * @param clock the time of signatures, to the second
   */
  public PdfSigner(SigningKey key, Clock clock) {
    this.key = key;
    this.clock = clock;
  }

  /**
   * Writes a signed copy of a document. The document may be signed already, by others.
   *
   * @param document a finished PDF
   * @param signed the file to write; it must not be there yet, and appears whole or not at all
   * @throws SigningRefused when the key, its certificate or the document is unfit; nothing is
   *     written then
   */
  public void sign(Path document, Path signed, SigningOptions options)
      throws IOException, SigningRefused {
    Instant now = now();
    check(now, options);
    if (Files.exists(signed)) {
      throw new SigningRefused(signed + " is there already; nothing was changed. Name another.");
    }
    Path target = signed.toAbsolutePath();
    Path part = Files.createTempFile(target.getParent(), "." + target.getFileName(), ".part");
    try {
      try {
        write(document, part, now, options);
      } catch (TimeStamps.NoStamp none) {
        throw new SigningRefused(none.getMessage());
      }
      check(part);
      // Fails, rather than replaces, where another was quicker.
      Files.createLink(target, part);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /**
   * Whether the key could sign now.
   *
   * @throws SigningRefused when the key or its certificate is unfit
   */
  public void check(SigningOptions options) throws SigningRefused {
    check(now(), options);
  }

  private void check(Instant now, SigningOptions options) throws SigningRefused {
    checkCertificate(now, options);
    CmsSigner.algorithm(key);
  }

  private Instant now() {
    return Instant.ofEpochSecond(clock.instant().getEpochSecond());
  }

  private void write(Path document, Path part, Instant now, SigningOptions options)
      throws IOException, SigningRefused {
    try (PDDocument pdf = open(document);
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(part), 1 << 16);
        SignatureOptions room = new SignatureOptions()) {
      if (pdf.isEncrypted()) {
        throw new SigningRefused(document + " is encrypted and so can't be signed.");
      }
      PDSignature signature = new PDSignature();
      signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
      signature.setSubFilter(CADES);
      signature.setName(Certificates.name(key.certificate()));
      signature.setSignDate(date(now));
      String reason = reason(options);
      if (!reason.isEmpty()) {
        signature.setReason(reason);
      }
      if (!options.number().isBlank()) {
        signature.getCOSObject().setString(NUMBER, options.number());
      }
      if (!options.historyHead().isBlank()) {
        signature.getCOSObject().setString(HISTORY, options.historyHead());
      }
      pdf.setDocumentId(now.getEpochSecond());
      room.setPreferredSignatureSize(ROOM);
      SignatureField.Place place =
          options.visible() == null ? null : SignatureField.place(pdf, document);
      if (place != null) {
        room.setPage(place.page());
      }
      pdf.addSignature(signature, new CmsSigner(key, options.timestamps()), room);
      new SignatureField(pdf, signature)
          .make(place, options, Certificates.name(key.certificate()), now);
      pdf.saveIncremental(out);
    }
  }

  private static PDDocument open(Path document) throws IOException, SigningRefused {
    if (!Files.isRegularFile(document)) {
      throw new SigningRefused("There is no file " + document + " to sign.");
    }
    try {
      return Loader.loadPDF(document.toFile());
    } catch (IOException unreadable) {
      throw new SigningRefused(document + " can't be read as a PDF: " + unreadable.getMessage());
    }
  }

  /** A key that doesn't fit its certificate would make a signature that nobody can check. */
  private static void check(Path part) throws IOException, SigningRefused {
    SignatureCheck made = PdfSignatures.read(part).getLast();
    if (!made.intact()) {
      throw new SigningRefused(
          "The signature that was made is not valid: "
              + made.fault()
              + ". Nothing was written. Either the key doesn't fit its certificate, or the authority"
              + " of time gave a wrong stamp.");
    }
  }

  private void checkCertificate(Instant now, SigningOptions options) throws SigningRefused {
    X509Certificate certificate = key.certificate();
    String named = "The certificate of " + Certificates.name(certificate);
    if (!options.outOfValidity()) {
      if (now.isAfter(certificate.getNotAfter().toInstant())) {
        throw new SigningRefused(
            named
                + " expired at "
                + certificate.getNotAfter().toInstant()
                + "; sign with a new one, or add --out-of-validity.");
      }
      if (now.isBefore(certificate.getNotBefore().toInstant())) {
        throw new SigningRefused(
            named
                + " is not valid before "
                + certificate.getNotBefore().toInstant()
                + "; is the clock right ("
                + now
                + ")? Wait, or add --out-of-validity.");
      }
    }
    if (!Certificates.maySign(certificate)) {
      throw new SigningRefused(
          named
              + " is not for signing documents: its key usage has neither digitalSignature nor"
              + " nonRepudiation. Use another.");
    }
  }

  /** People see the reason in every viewer; so number and head of history stand there too. */
  private static String reason(SigningOptions options) {
    return Stream.of(
            options.reason(),
            options.number().isBlank() ? "" : "Số/No. " + options.number(),
            options.historyHead().isBlank() ? "" : "Sổ/History " + options.historyHead())
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining(" | "));
  }

  private static Calendar date(Instant moment) {
    Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
    calendar.setTimeInMillis(moment.toEpochMilli());
    return calendar;
  }
}
