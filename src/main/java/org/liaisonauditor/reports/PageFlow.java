package org.liaisonauditor.reports;

import java.io.OutputStream;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.PdfArray;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfDestination;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfOutline;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/**
 * A4 pages filled from top to bottom. A page is written out when the next one begins, so that a
 * long report needs no more memory than a short one. Measures are points from the lower left
 * corner.
 */
final class PageFlow implements AutoCloseable {

  private static final float POINTS_PER_MM = 72f / 25.4f;
  private static final float NUMBER_SIZE = 13;

  private final Document document;
  private final PdfWriter writer;
  private final PdfContentByte canvas;
  private final Styles styles;
  private final String mark;
  private final Style markStyle;
  private final float left;
  private final float right;
  private final float top;
  private final float bottom;
  private String running = "";
  private PdfTemplate total;
  private int page = 1;
  private float y;

  /**
   * Begins a document.
   *
   * @param mark shown at the top of every page but the first, such as DỰ THẢO; may be blank
   */
  PageFlow(OutputStream out, Letterhead.Margins margins, Styles styles, String mark) {
    this(out, margins, styles, mark, Tint.HIGH);
  }

  /** A document whose mark is no warning, such as the hash of what it is made from. */
  PageFlow(OutputStream out, Letterhead.Margins margins, Styles styles, String mark, Tint tint) {
    this.styles = styles;
    this.mark = mark;
    this.markStyle = styles.small.in(tint);
    document = new Document(PageSize.A4);
    writer = PdfWriter.getInstance(document, out);
    writer.setPdfVersion(PdfWriter.VERSION_1_7);
    // A plain cross-reference table would be written in the digits of the machine's locale.
    writer.setFullCompression();
    writer.setViewerPreferences(PdfWriter.PageModeUseOutlines | PdfWriter.DisplayDocTitle);
    left = margins.left() * POINTS_PER_MM;
    right = PageSize.A4.getWidth() - margins.right() * POINTS_PER_MM;
    top = PageSize.A4.getHeight() - margins.top() * POINTS_PER_MM;
    bottom = margins.bottom() * POINTS_PER_MM;
    document.open();
    canvas = writer.getDirectContent();
    y = top;
  }

  /** Says what the document is; dates and id come from the inputs, never from the clock. */
  void describe(String title, String author, String language, PdfDate date, byte[] identity) {
    document.addTitle(title);
    document.addAuthor(author);
    writer.getInfo().put(PdfName.CREATIONDATE, date);
    writer.getInfo().put(PdfName.MODDATE, date);
    PdfArray id = new PdfArray();
    id.add(new PdfString(identity).setHexWriting(true));
    id.add(new PdfString(identity).setHexWriting(true));
    writer.getInfo().put(PdfName.FILEID, id);
    writer.getExtraCatalog().put(PdfName.LANG, new PdfString(language));
    new Archival(title, author, language, date).declare(writer);
  }

  /** Says at the left of the head of every later page what the document is. */
  void running(String title) {
    running = title;
  }

  Styles styles() {
    return styles;
  }

  float left() {
    return left;
  }

  float right() {
    return right;
  }

  float width() {
    return right - left;
  }

  /** The lower edge of what is on the page so far. */
  float y() {
    return y;
  }

  void moveDown(float points) {
    y -= points;
  }

  void moveTo(float height) {
    y = height;
  }

  int page() {
    return page;
  }

  float room() {
    return y - bottom;
  }

  /** The room of an empty page. */
  float pageRoom() {
    return top - bottom;
  }

  boolean atTop() {
    return y == top;
  }

  /** Begins a new page where less than this is left. */
  void need(float height) {
    if (room() < height && !atTop()) {
      newPage();
    }
  }

  void newPage() {
    writer.setPageEmpty(false);
    document.newPage();
    page++;
    y = top;
    if (total == null) {
      total = canvas.createTemplate(60, NUMBER_SIZE * 2);
    }
    float middle = PageSize.A4.getWidth() / 2;
    float line = PageSize.A4.getHeight() - 12 * POINTS_PER_MM;
    Style number = new Style(styles.regular, NUMBER_SIZE, NUMBER_SIZE, Tint.BLACK);
    showRight(page + "/", number, middle, line);
    canvas.addTemplate(total, middle, line - NUMBER_SIZE / 2);
    if (!running.isBlank()) {
      Style style = styles.small;
      float wide = middle - left - 4 * NUMBER_SIZE;
      show(LineBreaker.lines(running, style, wide).getFirst(), style, left, line);
    }
    if (!mark.isBlank()) {
      showRight(mark, markStyle, right, line);
    }
  }

  /** Shows one line. */
  void show(String text, Style style, float x, float baseline) {
    if (text.isEmpty()) {
      return;
    }
    show(canvas, text, style, x, baseline);
  }

  private static void show(PdfContentByte on, String text, Style style, float x, float baseline) {
    on.beginText();
    on.setFontAndSize(style.face().font(), style.size());
    on.setRGBColorFillF(style.tint().red, style.tint().green, style.tint().blue);
    on.setTextMatrix(x, baseline);
    on.showText(style.face().showable(text));
    on.endText();
  }

  void showRight(String text, Style style, float x, float baseline) {
    show(text, style, x - style.face().width(style.face().showable(text), style.size()), baseline);
  }

  void showCentred(String text, Style style, float x, float baseline) {
    String shown = style.face().showable(text);
    show(shown, style, x - style.face().width(shown, style.size()) / 2, baseline);
  }

  /** A paragraph over the whole width, which may run over pages. */
  void paragraph(String text, Style style, float indent, float after) {
    for (String line : LineBreaker.lines(text, style, width() - indent)) {
      need(style.leading());
      y -= style.leading();
      show(line, style, left + indent, y + style.leading() - style.size());
    }
    y -= after;
  }

  void rule(float x1, float x2, float height, float thickness, Tint tint) {
    canvas.setRGBColorStrokeF(tint.red, tint.green, tint.blue);
    canvas.setLineWidth(thickness);
    canvas.moveTo(x1, height);
    canvas.lineTo(x2, height);
    canvas.stroke();
  }

  void fill(float x, float lower, float wide, float high, Tint tint) {
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
    canvas.setRGBColorStrokeF(tint.red, tint.green, tint.blue);
    canvas.setLineWidth(thickness);
    canvas.rectangle(x, lower, wide, high);
    canvas.stroke();
  }

  /** Makes this height of the page the target of links. */
  void target(String name, float height) {
    canvas.localDestination(name, new PdfDestination(PdfDestination.XYZ, left, height, 0));
  }

  /** Makes an area of the page a link. */
  void link(String target, float x1, float lower, float x2, float upper) {
    canvas.localGoto(target, x1, lower, x2, upper);
  }

  /** Adds a bookmark at a height of this page; a null parent is the top. */
  PdfOutline bookmark(PdfOutline parent, String title, float height, boolean open) {
    PdfOutline under = parent == null ? canvas.getRootOutline() : parent;
    PdfDestination here = new PdfDestination(PdfDestination.XYZ, left, height, 0);
    return new PdfOutline(under, here, styles.regular.showable(title), open);
  }

  /** An overlay of this page that is filled in before the document is closed. */
  Overlay overlay() {
    PdfTemplate template = canvas.createTemplate(PageSize.A4.getWidth(), PageSize.A4.getHeight());
    canvas.addTemplate(template, 0, 0);
    return (text, style, x, baseline) ->
        show(template, text, style, x - style.face().width(text, style.size()), baseline);
  }

  /** Room on an earlier page for a text that is known later, such as a page number. */
  interface Overlay {
    void showRight(String text, Style style, float x, float baseline);
  }

  /** Lines of a text, for those who need its height first. */
  List<String> lines(String text, Style style, float wide) {
    return LineBreaker.lines(text, style, wide);
  }

  @Override
  public void close() {
    if (total != null) {
      Style number = new Style(styles.regular, NUMBER_SIZE, NUMBER_SIZE, Tint.BLACK);
      show(total, Integer.toString(page), number, 0, NUMBER_SIZE / 2);
    }
    document.close();
  }
}
