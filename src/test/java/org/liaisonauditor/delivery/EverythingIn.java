package org.liaisonauditor.delivery;

import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** All text that somebody can find in a mail: headers, text, names of files, and all of a PDF. */
final class EverythingIn {

  private final StringBuilder found = new StringBuilder();

  private EverythingIn() {}

  /** Of a mail with its document. */
  static String mail(MimeMessage mail) throws Exception {
    EverythingIn all = new EverythingIn();
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    mail.writeTo(raw);
    all.add(raw.toString(StandardCharsets.UTF_8).split("\r?\n\r?\n", 2)[0]);
    all.add(MimeUtility.unfold(mail.getSubject()));
    MimeMultipart parts = (MimeMultipart) mail.getContent();
    for (int i = 0; i < parts.getCount(); i++) {
      BodyPart part = parts.getBodyPart(i);
      all.add(part.getFileName());
      if (part.isMimeType("application/pdf")) {
        all.pdf(part.getInputStream().readAllBytes());
      } else {
        all.add(part.getContent().toString());
      }
    }
    return all.text();
  }

  /** Of a document. */
  static String document(byte[] pdf) throws IOException {
    EverythingIn all = new EverythingIn();
    all.pdf(pdf);
    return all.text();
  }

  private String text() {
    return Normalizer.normalize(found, Normalizer.Form.NFC).replaceAll("\\s+", " ");
  }

  private void add(String text) {
    found.append(text == null ? "" : text).append('\n');
  }

  /** What the pages show; then each string and stream, whatever it belongs to. */
  private void pdf(byte[] bytes) throws IOException {
    try (PDDocument document = Loader.loadPDF(bytes)) {
      add(new PDFTextStripper().getText(document));
      for (COSObjectKey key : document.getDocument().getXrefTable().keySet()) {
        object(document.getDocument().getObjectFromPool(key).getObject());
      }
      object(document.getDocument().getTrailer());
    }
  }

  private void object(COSBase object) throws IOException {
    switch (object) {
      case COSString string -> add(string.getString());
      case COSName name -> add(name.getName());
      case COSStream stream -> {
        entries(stream);
        try (InputStream in = stream.createInputStream()) {
          add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
      case COSDictionary dictionary -> entries(dictionary);
      case COSArray array -> {
        for (COSBase one : array) {
          object(one);
        }
      }
      case null, default -> {}
    }
  }

  private void entries(COSDictionary dictionary) throws IOException {
    for (COSName name : dictionary.keySet()) {
      add(name.getName());
      object(dictionary.getItem(name));
    }
  }
}
