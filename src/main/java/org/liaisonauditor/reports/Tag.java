package org.liaisonauditor.reports;

import org.openpdf.text.pdf.PdfName;

/** What a part of a document is: the standard structure types of ISO 32000-1, 14.8.4. */
enum Tag {
  DOCUMENT("Document", Holds.PARAGRAPHS),
  SECTION("Sect", Holds.PARAGRAPHS),
  DIVISION("Div", Holds.PARAGRAPHS),
  H1("H1", Holds.TEXT),
  H2("H2", Holds.TEXT),
  H3("H3", Holds.TEXT),
  H4("H4", Holds.TEXT),
  H5("H5", Holds.TEXT),
  H6("H6", Holds.TEXT),
  PARAGRAPH("P", Holds.TEXT),
  LIST("L", Holds.PARTS),
  ITEM("LI", Holds.PARTS),
  LABEL("Lbl", Holds.TEXT),
  BODY("LBody", Holds.TEXT),
  CONTENTS("TOC", Holds.PARTS),
  CONTENTS_ITEM("TOCI", Holds.PARTS),
  REFERENCE("Reference", Holds.TEXT),
  TABLE("Table", Holds.PARTS),
  TABLE_HEAD("THead", Holds.PARTS),
  TABLE_BODY("TBody", Holds.PARTS),
  ROW("TR", Holds.PARTS),
  HEADER("TH", Holds.TEXT),
  CELL("TD", Holds.TEXT),
  CAPTION("Caption", Holds.TEXT),
  FIGURE("Figure", Holds.TEXT),
  LINK("Link", Holds.TEXT),
  SPAN("Span", Holds.TEXT);

  /** What may stand directly in an element. */
  enum Holds {
    TEXT,
    PARAGRAPHS,
    PARTS
  }

  final PdfName type;
  final Holds holds;

  Tag(String type, Holds holds) {
    this.type = new PdfName(type);
    this.holds = holds;
  }

  /**
   * The heading of a level.
   *
   * @param level 1 to 6
   */
  static Tag heading(int level) {
    if (level < 1 || level > 6) {
      throw new IllegalArgumentException("a heading of level " + level + "; levels are 1 to 6");
    }
    return values()[H1.ordinal() + level - 1];
  }
}
