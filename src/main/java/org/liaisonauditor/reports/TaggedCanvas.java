package org.liaisonauditor.reports;

import java.util.List;
import org.liaisonauditor.reports.PageFlow.Scope;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.PdfAction;
import org.openpdf.text.pdf.PdfAnnotation;
import org.openpdf.text.pdf.PdfArray;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfDestination;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfNumber;
import org.openpdf.text.pdf.PdfObject;
import org.openpdf.text.pdf.PdfOutline;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfTemplate;

/**
 * Pages whose content is told as elements of a structure tree, with links, targets and bookmarks.
 * Words outside of any element are a paragraph, and lines and areas are decoration.
 */
class TaggedCanvas extends MarkedCanvas {

  private static final float POINTS_PER_MM = 72f / 25.4f;

  /** Room for a text that is known later. */
  private static final float LATER = 60;

  final Document document;
  final TaggedWriter writer;
  final StructureTree tree;
  final Styles styles;
  final float left;
  final float right;

  TaggedCanvas(Document document, TaggedWriter writer, Letterhead.Margins margins, Styles styles) {
    this(document, writer, new StructureTree(writer), margins, styles);
  }

  private TaggedCanvas(
      Document document,
      TaggedWriter writer,
      StructureTree tree,
      Letterhead.Margins margins,
      Styles styles) {
    super(writer.getDirectContent(), tree);
    this.document = document;
    this.writer = writer;
    this.tree = tree;
    this.styles = styles;
    left = points(margins.left());
    right = PageSize.A4.getWidth() - points(margins.right());
  }

  static float points(float millimetres) {
    return millimetres * POINTS_PER_MM;
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

  /** Makes this height of the page the target of links. */
  void target(String name, float height) {
    target(name, left, height);
  }

  /** Names a place of the page. */
  void target(String name, float x, float height) {
    canvas.localDestination(ascii(name), new PdfDestination(PdfDestination.XYZ, x, height, 0));
  }

  /** Keeps a place for what is added to the finished document, on the page and in what is told. */
  void place(String name, float x, float height) {
    marks.endImplied();
    tree.place(name);
    target(name, x, height);
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
  PageFlow.Later later(Style style, float baseline) {
    PdfTemplate template = canvas.createTemplate(LATER, style.leading());
    float below = style.leading() - style.size();
    marks.words();
    canvas.addTemplate(template, right - LATER, baseline - below);
    return text -> show(template, text, style, LATER - width(text, style), below);
  }
}
