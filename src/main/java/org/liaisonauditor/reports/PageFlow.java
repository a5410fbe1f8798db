package org.liaisonauditor.reports;

import java.io.OutputStream;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.PdfAction;
import org.openpdf.text.pdf.PdfAnnotation;
import org.openpdf.text.pdf.PdfArray;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfDestination;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfNumber;
import org.openpdf.text.pdf.PdfObject;
import org.openpdf.text.pdf.PdfOutline;
import org.openpdf.text.pdf.PdfRectangle;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfTemplate;
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
final class PageFlow implements AutoCloseable {

  private static final float POINTS_PER_MM = 72f / 25.4f;
  private static final float NUMBER_SIZE = 13;

  /** Height of the foot above the paper's edge, in millimetres. */
  private static final float FOOT = 11;

  /** Room for a text that is known later. */
  private static final float LATER = 60;

  private final Document document;
  private final TaggedWriter writer;
  private final PdfContentByte canvas;
  private final StructureTree tree;
  private final Marks marks;
  private final Styles styles;
  private final String mark;
  private final Style markStyle;
  private final float left;
  private final float right;
  private final float top;
  private final float bottom;
  private String running = "";
  private Foot foot;
  private PdfTemplate footTotal;
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
    writer = TaggedWriter.of(document, out);
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
    tree = new StructureTree(writer);
    tree.beginPage();
    marks = new Marks(canvas, tree);
    y = top;
  }

  /** Says what the document is; dates and id come from the inputs, never from the clock. */
  void describe(String title, String author, String language, PdfDate date, byte[] identity) {
    describe(title, author, language, date, identity, List.of());
  }

  /** Says what the document is, and attaches files to it. */
  void describe(
      String title,
      String author,
      String language,
      PdfDate date,
      byte[] identity,
      List<Attachment> attachments) {
    document.addTitle(title);
    document.addAuthor(author);
    writer.getInfo().put(PdfName.CREATIONDATE, date);
    writer.getInfo().put(PdfName.MODDATE, date);
    PdfArray id = new PdfArray();
    id.add(new PdfString(identity).setHexWriting(true));
    id.add(new PdfString(identity).setHexWriting(true));
    writer.getInfo().put(PdfName.FILEID, id);
    writer.getExtraCatalog().put(PdfName.LANG, new PdfString(language));
    new Archival(title, author, language, date, attachments).declare(writer);
  }

  /** Says at the left of the head of every later page what the document is. */
  void running(String title) {
    running = title;
  }

  /**
   * What stands at the foot of every page.
   *
   * @param left what the document is
   * @param page which page of how many, up to the number of pages: {@code Trang {page}/}
   * @param behind what follows on the number of pages
   * @param first a line of the first page alone; may be blank
   */
  record Foot(String left, String page, String behind, String first) {}

  /** Says at the foot of every page, from this one on, what the document is, and which page. */
  void foot(Foot shown) {
    foot = shown;
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
    if (tree.current().tag() == Tag.FIGURE) {
      throw new IllegalStateException("a figure stands on one page");
    }
    endPage();
    writer.setPageEmpty(false);
    document.newPage();
    page++;
    y = top;
    tree.beginPage();
    try (Scope header = artifact(Marks.Artifact.PAGE_HEADER)) {
      pageHeader();
    }
  }

  private void endPage() {
    marks.endImplied();
    marks.end();
    if (foot != null) {
      try (Scope footer = artifact(Marks.Artifact.PAGE_FOOTER)) {
        pageFooter();
      }
      marks.end();
    }
    tree.endPage();
  }

  private void pageFooter() {
    Style style = styles.small;
    if (footTotal == null) {
      footTotal = canvas.createTemplate(LATER, 2 * style.leading());
    }
    float line = FOOT * POINTS_PER_MM;
    // Room for four digits; so the place is the same on all pages.
    float end = right - width("0000" + foot.behind(), style);
    showRight(foot.page().replace("{page}", Integer.toString(page)), style, end, line);
    marks.words();
    canvas.addTemplate(footTotal, end, line - style.leading() / 2);
    float wide = end - width(foot.page().replace("{page}", "0000"), style) - 12 - left;
    show(foot.left(), LetterheadBlock.fitting(style, foot.left(), wide), left, line);
    if (page == 1 && !foot.first().isBlank()) {
      show(
          foot.first(),
          LetterheadBlock.fitting(style, foot.first(), width()),
          left,
          line - style.leading());
    }
  }

  private void pageHeader() {
    if (total == null) {
      total = canvas.createTemplate(60, NUMBER_SIZE * 2);
    }
    float middle = PageSize.A4.getWidth() / 2;
    float line = PageSize.A4.getHeight() - 12 * POINTS_PER_MM;
    Style number = new Style(styles.regular, NUMBER_SIZE, NUMBER_SIZE, Tint.BLACK);
    showRight(page + "/", number, middle, line);
    marks.words();
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
    marks.words();
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

  /** Shows one line that ends here; a space at its end takes no room. */
  void showRight(String text, Style style, float x, float baseline) {
    show(text, style, x - width(text, style), baseline);
  }

  void showCentred(String text, Style style, float x, float baseline) {
    show(text, style, x - width(text, style) / 2, baseline);
  }

  private static float width(String text, Style style) {
    return style.face().width(style.face().showable(text).stripTrailing(), style.size());
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

  /** Begins a section; what is drawn until the scope is closed is its heading. */
  Scope heading(int level) {
    marks.endImplied();
    tree.section(level);
    return open(Tag.heading(level));
  }

  /** The level of the section that is open; 0 = none. */
  int level() {
    return tree.level();
  }

  /**
   * Begins an element; what is drawn until the scope is closed belongs to it. In figures and
   * artifacts nothing begins.
   */
  Scope open(Tag tag) {
    if (!marks.takesElements()) {
      return () -> {};
    }
    marks.endImplied();
    StructureTree.Element element = tree.open(tag);
    return () -> close(element);
  }

  /**
   * Begins an element whose words are in another language than the document.
   *
   * @param language tag of RFC 3066, such as {@code en}
   */
  Scope open(Tag tag, String language) {
    boolean begins = marks.takesElements();
    Scope scope = open(tag);
    if (begins) {
      tree.current().language(language);
    }
    return scope;
  }

  /** Begins an element that {@link #within} goes into, more than once and over pages. */
  StructureTree.Element begin(Tag tag) {
    return tree.child(tag);
  }

  /** Goes into an element; what is drawn until the scope is closed belongs to it. */
  Scope within(StructureTree.Element element) {
    marks.endImplied();
    tree.enter(element);
    return () -> {
      marks.endImplied();
      marks.end();
      tree.leave(element);
    };
  }

  /** Ends an element that was begun. */
  void end(StructureTree.Element element) {
    tree.end(element);
  }

  private void close(StructureTree.Element element) {
    marks.endImplied();
    marks.end();
    tree.close(element);
  }

  /** What is drawn until the scope is closed is no content, and passed over by readers. */
  Scope artifact(Marks.Artifact artifact) {
    Marks.Artifact before = marks.within(artifact);
    return () -> marks.within(before);
  }

  /** Something that lasts until it is closed. */
  interface Scope extends AutoCloseable {
    @Override
    void close();
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

  /** Makes this height of the page the target of links. */
  void target(String name, float height) {
    target(name, left, height);
  }

  /** Names a place of the page. */
  void target(String name, float x, float height) {
    canvas.localDestination(ascii(name), new PdfDestination(PdfDestination.XYZ, x, height, 0));
  }

  /**
   * Makes an area of the page a link.
   *
   * @param contents where it leads, in words, for readers who can't see what stands there
   */
  void link(String target, String contents, float x1, float lower, float x2, float upper) {
    if (tree.current().tag() != Tag.LINK) {
      try (Scope link = open(Tag.LINK)) {
        link(target, contents, x1, lower, x2, upper);
      }
      return;
    }
    PdfAction action = PdfAction.gotoLocalPage(ascii(target), false);
    PdfAnnotation area = new PdfAnnotation(writer, x1, lower, x2, upper, action);
    area.setFlags(PdfAnnotation.FLAGS_PRINT);
    area.put(PdfName.CONTENTS, new PdfString(contents, PdfObject.TEXT_UNICODE));
    area.put(PdfName.STRUCTPARENT, new PdfNumber(tree.annotation(area.getIndirectReference())));
    writer.addAnnotation(area);
  }

  /** The library keeps the last eight bits of each letter of a name. */
  private static String ascii(String name) {
    StringBuilder kept = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char letter = name.charAt(i);
      if (letter > ' ' && letter < 0x7F && letter != '~') {
        kept.append(letter);
      } else {
        kept.append('~').append(Integer.toHexString(0x10000 + letter), 1, 5);
      }
    }
    return kept.toString();
  }

  /** Adds a bookmark at a height of this page; a null parent is the top. */
  PdfOutline bookmark(PdfOutline parent, String title, float height, boolean open) {
    PdfOutline under = parent == null ? canvas.getRootOutline() : parent;
    PdfDestination here = new PdfDestination(PdfDestination.XYZ, left, height, 0);
    return new PdfOutline(under, here, styles.regular.showable(title), open);
  }

  /**
   * Leaves room on this page for a text that is known later, such as a page number. It ends at the
   * right edge, and belongs to what is open now.
   */
  Later later(Style style, float baseline) {
    PdfTemplate template = canvas.createTemplate(LATER, style.leading());
    float below = style.leading() - style.size();
    marks.words();
    canvas.addTemplate(template, right - LATER, baseline - below);
    return text -> show(template, text, style, LATER - width(text, style), below);
  }

  /** A text that is known later. */
  interface Later {
    void show(String text);
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
    endPage();
    if (footTotal != null) {
      Style style = styles.small;
      show(footTotal, page + foot.behind(), style, 0, style.leading() / 2);
    }
    tree.finish();
    document.close();
  }
}
