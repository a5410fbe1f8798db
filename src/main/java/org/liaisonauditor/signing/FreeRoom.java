package org.liaisonauditor.signing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Finds where the words of a page stand, so that nothing is laid over them. */
final class FreeRoom extends PDFTextStripper {

  /** Room around words, in points. */
  private static final float AROUND = 3;

  private final float upper;
  private final float left;
  private final List<PDRectangle> words = new ArrayList<>();

  private FreeRoom(PDRectangle paper) {
    upper = paper.getUpperRightY();
    left = paper.getLowerLeftX();
  }

  /**
   * The areas of all letters of a page, with some room around them, in points from the lower left.
   *
   * @param page from 0
   */
  static List<PDRectangle> words(PDDocument pdf, int page) throws IOException {
    FreeRoom room = new FreeRoom(pdf.getPage(page).getCropBox());
    room.setStartPage(page + 1);
    room.setEndPage(page + 1);
    room.getText(pdf);
    return room.words;
  }

  @Override
  protected void processTextPosition(TextPosition letter) {
    if (!letter.getUnicode().isBlank()) {
      words.add(
          new PDRectangle(
              left + letter.getX() - AROUND,
              upper - letter.getY() - AROUND,
              letter.getWidth() + 2 * AROUND,
              letter.getHeight() + 2 * AROUND));
    }
  }
}
