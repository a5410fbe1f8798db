package org.liaisonauditor.reports;

import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfNumber;

/**
 * Marks what is drawn on a page: as content of an element of the structure tree, or as an artifact,
 * which readers pass over. What belongs together is one sequence, so that the marks stay few.
 */
final class Marks {

  /** What is on pages without being content: ISO 32000-1, 14.8.2.2. */
  enum Artifact {
    /** Rules, frames and backgrounds. */
    LAYOUT("Layout", null),
    /** Page numbers, running titles and draft marks. */
    PAGE_HEADER("Pagination", "Header"),
    /** What the document is, and which page. */
    PAGE_FOOTER("Pagination", "Footer"),
    /** Headers of tables that are shown again. */
    AGAIN("Pagination", null);

    private final PdfDictionary properties = new PdfDictionary();

    Artifact(String type, String subtype) {
      properties.put(PdfName.TYPE, new PdfName(type));
      if (subtype != null) {
        properties.put(PdfName.SUBTYPE, new PdfName(subtype));
      }
    }
  }

  private static final PdfName ARTIFACT = new PdfName("Artifact");

  private final PdfContentByte canvas;
  private final StructureTree tree;
  private Object open;
  private Artifact within;
  private StructureTree.Element implied;

  Marks(PdfContentByte canvas, StructureTree tree) {
    this.canvas = canvas;
    this.tree = tree;
  }

  /** Whether elements can be begun: neither in a figure nor in an artifact. */
  boolean takesElements() {
    return within == null && tree.current().tag() != Tag.FIGURE;
  }

  /** All that is drawn from here is an artifact; null = no longer. */
  Artifact within(Artifact artifact) {
    Artifact before = within;
    within = artifact;
    return before;
  }

  /**
   * Words are drawn next. Outside of any element they are a paragraph: nothing that is said gets
   * lost for readers who can't see it.
   */
  void words() {
    if (within != null) {
      begin(within);
      return;
    }
    switch (tree.current().tag().holds) {
      case TEXT -> {}
      case PARAGRAPHS -> implied = tree.open(Tag.PARAGRAPH);
      case PARTS ->
          throw new IllegalStateException("words directly in " + tree.current().tag().type);
    }
    begin(tree.current());
  }

  /** Lines or areas are drawn next: content in a figure, decoration elsewhere. */
  void shapes() {
    if (within != null) {
      begin(within);
    } else if (tree.current().tag() == Tag.FIGURE) {
      begin(tree.current());
    } else {
      begin(Artifact.LAYOUT);
    }
  }

  /** Ends a paragraph that words began by themselves. */
  void endImplied() {
    if (implied != null) {
      end();
      tree.close(implied);
      implied = null;
    }
  }

  /** Ends the sequence that is open. */
  void end() {
    if (open != null) {
      canvas.endMarkedContentSequence();
      open = null;
    }
  }

  private void begin(Object what) {
    if (what == open) {
      return;
    }
    end();
    if (what instanceof Artifact artifact) {
      canvas.beginMarkedContentSequence(ARTIFACT, artifact.properties, true);
    } else {
      StructureTree.Element element = (StructureTree.Element) what;
      PdfDictionary properties = new PdfDictionary();
      properties.put(PdfName.MCID, new PdfNumber(tree.mark(element)));
      canvas.beginMarkedContentSequence(element.tag().type, properties, true);
    }
    open = what;
  }
}
