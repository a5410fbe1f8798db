package org.liaisonauditor.reports;

import java.io.IOException;
import java.io.OutputStream;
import org.openpdf.text.Document;
import org.openpdf.text.pdf.PdfDocument;
import org.openpdf.text.pdf.PdfIndirectObject;
import org.openpdf.text.pdf.PdfIndirectReference;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfNumber;
import org.openpdf.text.pdf.PdfObject;
import org.openpdf.text.pdf.PdfPage;
import org.openpdf.text.pdf.PdfWriter;

/**
 * A writer whose pages say where the structure tree has their content. The library says so only of
 * trees that it holds in memory until the end.
 */
final class TaggedWriter extends PdfWriter {

  private int pageKey;

  private TaggedWriter(PdfDocument pages, OutputStream out) {
    super(pages, out);
  }

  /** The writer of a document, as {@link PdfWriter#getInstance} makes one. */
  static TaggedWriter of(Document document, OutputStream out) {
    PdfDocument pages = new PdfDocument();
    pages.setTextRenderingOptions(document.getTextRenderingOptions());
    pages.setGlyphLayoutManager(document.getGlyphLayoutManager());
    document.addDocListener(pages);
    TaggedWriter writer = new TaggedWriter(pages, out);
    pages.addWriter(writer);
    writer.setTabs(PdfName.S);
    return writer;
  }

  /** Sets under which key of the parent tree the elements of the page that is drawn now stand. */
  void pageKey(int key) {
    pageKey = key;
  }

  @Override
  public PdfIndirectObject addToBody(PdfObject object, PdfIndirectReference reference)
      throws IOException {
    if (object instanceof PdfPage page) {
      page.put(PdfName.STRUCTPARENTS, new PdfNumber(pageKey));
    }
    return super.addToBody(object, reference);
  }
}
