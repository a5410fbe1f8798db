package org.liaisonauditor.signing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** What a document says of itself: numbers and heads of the history, wherever they stand in it. */
public final class SaidHeads {

  private SaidHeads() {}

  /**
   * What signatures say.
   *
   * @param number of the document; may be blank
   * @param historyHead the head; may be blank
   */
  public record Said(String number, String historyHead) {}

  /** What each signature of a document says, the oldest first. */
  public static List<Said> signed(Path file) throws IOException {
    List<Said> said = new ArrayList<>();
    for (SignatureCheck signature : PdfSignatures.read(file)) {
      said.add(new Said(signature.number(), signature.historyHead()));
    }
    return said;
  }

  /**
   * The text in which heads stand: of a PDF what signatures say and the words of the first page, of
   * any other file all of it.
   */
  public static String text(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (!new String(bytes, 0, Math.min(5, bytes.length), StandardCharsets.ISO_8859_1)
        .equals("%PDF-")) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    StringBuilder text = new StringBuilder();
    signed(file).forEach(one -> text.append(one.historyHead()).append('\n'));
    try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
      PDFTextStripper words = new PDFTextStripper();
      words.setEndPage(1);
      text.append(words.getText(pdf));
    }
    return text.toString();
  }
}
