package org.liaisonauditor.reports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.openpdf.text.pdf.PdfArray;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfFileSpecification;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfStream;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;

/**
 * A file that a document carries (ISO 19005-3, 6.8), associated with the document as a whole.
 *
 * @param name by which it is taken out again; ASCII, with an ending that tells JSON from CSV
 * @param file where it is read from; null when its bytes are given
 * @param bytes its content; null when it is read from a file
 */
record Attachment(String name, Path file, byte[] bytes, Relation relation) {

  /** What the file is to the document (AFRelationship). */
  enum Relation {
    /** The data that the document shows. */
    DATA("Data"),
    /** What the document was made from. */
    SOURCE("Source");

    private final String value;

    Relation(String value) {
      this.value = value;
    }
  }

  /** A file that is read piece by piece when the document is written. */
  static Attachment of(Path file, String name, Relation relation) {
    return new Attachment(name, file, null, relation);
  }

  /** A small file that is in memory. */
  static Attachment of(byte[] bytes, String name, Relation relation) {
    return new Attachment(name, null, bytes, relation);
  }

  /** Writes the files into the document and names them in its catalog. */
  static void add(List<Attachment> attachments, PdfDate date, PdfWriter writer) throws IOException {
    if (attachments.isEmpty()) {
      return;
    }
    PdfArray associated = new PdfArray();
    for (Attachment attachment : attachments) {
      PdfDictionary parameters = new PdfDictionary();
      parameters.put(PdfName.CREATIONDATE, date);
      parameters.put(PdfName.MODDATE, date);
      parameters.put(new PdfName("CheckSum"), new PdfString(attachment.md5()).setHexWriting(true));
      PdfFileSpecification specification =
          PdfFileSpecification.fileEmbedded(
              writer,
              attachment.file == null ? null : attachment.file.toString(),
              attachment.name,
              attachment.bytes,
              attachment.name.endsWith(".csv") ? "text/csv" : "application/json",
              parameters,
              PdfStream.DEFAULT_COMPRESSION);
      specification.put(new PdfName("AFRelationship"), new PdfName(attachment.relation.value));
      writer.addFileAttachment(attachment.name, specification);
      associated.add(specification.getReference());
    }
    writer.getExtraCatalog().put(new PdfName("AF"), associated);
  }

  /** The checksum that the format asks for; it guards against accidents, not against forgers. */
  private byte[] md5() throws IOException {
    try (InputStream in =
        file == null ? new ByteArrayInputStream(bytes) : Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has MD5", missing);
    }
  }
}
