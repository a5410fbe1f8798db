package org.liaisonauditor.reports;

import java.io.OutputStream;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfRectangle;
import org.openpdf.text.pdf.PdfWriter;

/**
 * A4 pages filled from top to bottom. A page is written out when the next one begins, so that a
 * long report needs no more memory than a short one. Measures are points from the lower left
 * corner.
 *
 * <p>Whoever draws says what it is: {@link #heading}, {@link #paragraph}, {@link #items}, {@link
 * #figure}, {@link #artifact}, a {@link FlowTable}, or {@link #open} with a tag. Words outside of
 * these are a paragraph, and lines and areas are decoration.
 */
final class PageFlow extends TaggedCanvas implements AutoCloseable {

  private final PageEdges edges;
  private final String warning;
  private final float top;
  private final float bottom;
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
    this(new Document(PageSize.A4), out, margins, styles, mark, tint);
  }

  private PageFlow(
      Document document,
      OutputStream out,
      Letterhead.Margins margins,
      Styles styles,
      String mark,
      Tint tint) {
    super(document, opened(document, out), margins, styles);
    edges = new PageEdges(this, mark, tint);
    warning = tint == Tint.HIGH ? mark : "";
    top = PageSize.A4.getHeight() - points(margins.top());
    bottom = points(margins.bottom());
    tree.beginPage();
    y = top;
  }

  private static TaggedWriter opened(Document document, OutputStream out) {
    TaggedWriter writer = TaggedWriter.of(document, out);
    writer.setPdfVersion(PdfWriter.VERSION_1_7);
    // A plain cross-reference table would be written in the digits of the machine's locale.
    writer.setFullCompression();
    writer.setViewerPreferences(PdfWriter.PageModeUseOutlines | PdfWriter.DisplayDocTitle);
    document.open();
    return writer;
  }

  /** Says what the document is; the title of one with a mark that warns begins with that. */
  @Override
  void describe(
      String title,
      String author,
      String language,
      PdfDate date,
      byte[] identity,
      List<Attachment> attachments) {
    super.describe(
        warning.isBlank() ? title : warning + " – " + title,
        author,
        language,
        date,
        identity,
        attachments);
  }

  /** Says at the left of the head of every later page what the document is. */
  void running(String title) {
    edges.running(title);
  }

  /**
   * What stands at the foot of every page.
   *
   * @param name what the document is
   * @param page which page of how many, up to the number of pages: {@code Trang {page}/}
   * @param behind what follows on the number of pages
   * @param first a line of the first page alone; may be blank
   */
  record Foot(String name, String page, String behind, String first) {}

  /** Says at the foot of every page, from this one on, what the document is, and which page. */
  void foot(Foot shown) {
    edges.foot(shown);
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
    if (tree.current().tag() == Tag.FIGURE) {
      throw new IllegalStateException("a figure stands on one page");
    }
    endPage();
    writer.setPageEmpty(false);
    document.newPage();
    page++;
    y = top;
    tree.beginPage();
    edges.header(page);
  }

  private void endPage() {
    marks.endImplied();
    marks.end();
    edges.footer(page);
    tree.endPage();
  }

  /** A paragraph over the whole width, which may run over pages. */
  void paragraph(String text, Style style, float indent, float after) {
    try (Scope paragraph = open(Tag.PARAGRAPH)) {
      flowing(text, style, indent);
    }
    y -= after;
  }

  /**
   * A heading, over the whole width, and the section that it begins.
   *
   * @param level 1 = a chapter; at most one deeper than the heading before
   */
  void heading(int level, String text, Style style, float after) {
    try (Scope heading = heading(level)) {
      flowing(text, style, 0);
    }
    y -= after;
  }

  /**
   * A list, each item beginning with the same sign.
   *
   * @param hang room for the sign
   */
  void items(List<String> texts, String sign, Style style, float hang, float after) {
    if (texts.isEmpty()) {
      return;
    }
    try (Scope list = open(Tag.LIST)) {
      for (String text : texts) {
        need(lines(text, style, width() - hang).size() * style.leading());
        item(sign, style, () -> flowing(text, style, hang));
        y -= after;
      }
    }
  }

  /** A list whose items begin with numbers. */
  Scope numberedList() {
    boolean begins = marks.takesElements();
    Scope list = open(Tag.LIST);
    if (begins) {
      tree.current()
          .attribute("O", new PdfName("List"))
          .attribute("ListNumbering", new PdfName("Decimal"));
    }
    return list;
  }

  /** An item of a list that was opened; its sign stands on the first line of its body. */
  void item(String sign, Style style, Runnable body) {
    try (Scope item = open(Tag.ITEM)) {
      try (Scope label = open(Tag.LABEL)) {
        show(sign, style, left, y - style.size());
      }
      try (Scope words = open(Tag.BODY)) {
        body.run();
      }
    }
  }

  /**
   * A picture, such as a chart, on this page or the next.
   *
   * @param alternative what it shows, in words, with its numbers
   * @param height of the picture; the drawing begins at {@link #y} and is over the whole width
   */
  void figure(String alternative, float height, Runnable drawing) {
    need(height);
    float upper = y;
    boolean begins = marks.takesElements();
    try (Scope figure = open(Tag.FIGURE)) {
      if (begins) {
        tree.current()
            .alternative(alternative)
            .attribute("O", new PdfName("Layout"))
            .attribute("BBox", new PdfRectangle(left, upper - height, right, upper));
      }
      drawing.run();
    }
    y = upper - height;
  }

  /** Lines over the width, which belong to what is open. */
  void flowing(String text, Style style, float indent) {
    for (String line : LineBreaker.lines(text, style, width() - indent)) {
      need(style.leading());
      y -= style.leading();
      show(line, style, left + indent, y + style.leading() - style.size());
    }
  }

  /** Lines of a text, for those who need its height first. */
  List<String> lines(String text, Style style, float wide) {
    return LineBreaker.lines(text, style, wide);
  }

  /** Lines of about the same length, for what stands in the middle. */
  List<String> balanced(String text, Style style, float wide) {
    return LineBreaker.balanced(text, style, wide);
  }

  @Override
  public void close() {
    endPage();
    edges.end(page);
    tree.finish();
    document.close();
  }

  /** Something that lasts until it is closed. */
  interface Scope extends AutoCloseable {
    @Override
    void close();
  }

  /** A text that is known later. */
  interface Later {
    void show(String text);
  }
}
