package org.liaisonauditor.reports;

import org.openpdf.text.pdf.PdfContentByte;

/**
 * Words, lines and areas on the page that is drawn now, each with the mark that says what it
 * belongs to. Measures are points from the lower left corner.
 */
class MarkedCanvas {

  final PdfContentByte canvas;
  final Marks marks;

  MarkedCanvas(PdfContentByte canvas, StructureTree tree) {
    this.canvas = canvas;
    this.marks = new Marks(canvas, tree);
  }

  /** Shows one line. */
  void show(String text, Style style, float x, float baseline) {
    if (text.isEmpty()) {
      return;
    }
    marks.words();
    show(canvas, text, style, x, baseline);
  }

  /** Shows one line on a template, which needs no marks of its own. */
  static void show(PdfContentByte on, String text, Style style, float x, float baseline) {
    on.beginText();
    on.setFontAndSize(style.face().font(), style.size());
    on.setRGBColorFillF(style.tint().red, style.tint().green, style.tint().blue);
    on.setTextMatrix(x, baseline);
    on.showText(style.face().showable(text));
    on.endText();
  }

  /** Shows one line that ends here; a space at its end takes no room. */
  void showRight(String text, Style style, float x, float baseline) {
    show(text, style, x - width(text, style), baseline);
  }

  void showCentred(String text, Style style, float x, float baseline) {
    show(text, style, x - width(text, style) / 2, baseline);
  }

  /** How wide a line is, in points. */
  static float width(String text, Style style) {
    return style.face().width(style.face().showable(text).stripTrailing(), style.size());
  }

  void rule(float x1, float x2, float height, float thickness, Tint tint) {
    marks.shapes();
    canvas.setRGBColorStrokeF(tint.red, tint.green, tint.blue);
    canvas.setLineWidth(thickness);
    canvas.moveTo(x1, height);
    canvas.lineTo(x2, height);
    canvas.stroke();
  }

  void fill(float x, float lower, float wide, float high, Tint tint) {
    marks.shapes();
    canvas.setRGBColorFillF(tint.red, tint.green, tint.blue);
    canvas.rectangle(x, lower, wide, high);
    canvas.fill();
  }

  /**
   * A line through points.
   *
   * @param dash length of its dashes; 0 = solid
   */
  void stroke(float[] xs, float[] ys, float thickness, float dash) {
    marks.shapes();
    canvas.setRGBColorStrokeF(Tint.BLACK.red, Tint.BLACK.green, Tint.BLACK.blue);
    canvas.setLineWidth(thickness);
    if (dash > 0) {
      canvas.setLineDash(dash, dash, 0);
    }
    canvas.moveTo(xs[0], ys[0]);
    for (int i = 1; i < xs.length; i++) {
      canvas.lineTo(xs[i], ys[i]);
    }
    canvas.stroke();
    if (dash > 0) {
      canvas.setLineDash(0);
    }
  }

  /** A point of a plot, filled or as a ring. */
  void dot(float x, float middle, float radius, Tint tint, boolean filled) {
    marks.shapes();
    canvas.circle(x, middle, radius);
    if (filled) {
      canvas.setRGBColorFillF(tint.red, tint.green, tint.blue);
      canvas.fill();
    } else {
      canvas.setRGBColorStrokeF(tint.red, tint.green, tint.blue);
      canvas.setLineWidth(0.6f);
      canvas.stroke();
    }
  }

  void frame(float x, float lower, float wide, float high, float thickness, Tint tint) {
    marks.shapes();
    canvas.setRGBColorStrokeF(tint.red, tint.green, tint.blue);
    canvas.setLineWidth(thickness);
    canvas.rectangle(x, lower, wide, high);
    canvas.stroke();
  }
}
