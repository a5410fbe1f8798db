package org.liaisonauditor.reports;

import org.liaisonauditor.reports.PageFlow.Foot;
import org.liaisonauditor.reports.PageFlow.Scope;
import org.openpdf.text.PageSize;
import org.openpdf.text.pdf.PdfTemplate;

/** What stands above and below the text of every page: number, title, mark, foot. */
final class PageEdges {

  private static final float NUMBER_SIZE = 13;

  /** Height of the foot above the paper's edge, in millimetres. */
  private static final float FOOT = 11;

  /** Room for the number of pages, which is known at the end. */
  private static final float LATER = 60;

  private final TaggedCanvas pages;
  private final String mark;
  private final Style markStyle;
  private String running = "";
  private Foot foot;
  private PdfTemplate footTotal;
  private PdfTemplate total;

  PageEdges(TaggedCanvas pages, String mark, Tint tint) {
    this.pages = pages;
    this.mark = mark;
    this.markStyle = pages.styles().small.in(tint);
  }

  void running(String title) {
    running = title;
  }

  void foot(Foot shown) {
    foot = shown;
  }

  /** Draws what stands above the text. */
  void header(int page) {
    try (Scope header = pages.artifact(Marks.Artifact.PAGE_HEADER)) {
      pageHeader(page);
    }
  }

  /** Draws what stands below the text. */
  void footer(int page) {
    if (foot != null) {
      try (Scope footer = pages.artifact(Marks.Artifact.PAGE_FOOTER)) {
        pageFooter(page);
      }
      pages.marks.end();
    }
  }

  /** Says on all pages how many there are. */
  void end(int number) {
    if (total != null) {
      Style style = numberStyle();
      MarkedCanvas.show(total, Integer.toString(number), style, 0, NUMBER_SIZE / 2);
    }
    if (footTotal != null) {
      Style style = pages.styles().small;
      MarkedCanvas.show(footTotal, number + foot.behind(), style, 0, style.leading() / 2);
    }
  }

  private Style numberStyle() {
    return new Style(pages.styles().regular, NUMBER_SIZE, NUMBER_SIZE, Tint.BLACK);
  }

  private void pageFooter(int page) {
    Style style = pages.styles().small;
    if (footTotal == null) {
      footTotal = pages.canvas.createTemplate(LATER, 2 * style.leading());
    }
    float line = TaggedCanvas.points(FOOT);
    String number = foot.page().replace("{page}", Integer.toString(page));
    float end = pages.left + MarkedCanvas.width(number, style);
    pages.show(number, style, pages.left, line);
    pages.marks.words();
    pages.canvas.addTemplate(footTotal, end, line - style.leading() / 2);
    // Room for four digits, twice; so the name is of one size on all pages.
    String longest = foot.page().replace("{page}", "0000") + "0000" + foot.behind();
    float wide = pages.width() - MarkedCanvas.width(longest, style) - 12;
    Style fitting = LetterheadBlock.fitting(style, foot.name(), wide);
    pages.showRight(foot.name(), fitting, pages.right, line);
    if (page == 1 && !foot.first().isBlank()) {
      pages.show(
          foot.first(),
          LetterheadBlock.fitting(style, foot.first(), pages.width()),
          pages.left,
          line - style.leading());
    }
  }

  private void pageHeader(int page) {
    float middle = PageSize.A4.getWidth() / 2;
    float line = PageSize.A4.getHeight() - TaggedCanvas.points(12);
    Style number = numberStyle();
    if (foot != null) {
      // The foot says of how many.
      pages.showCentred(Integer.toString(page), number, middle, line);
    } else {
      if (total == null) {
        total = pages.canvas.createTemplate(LATER, NUMBER_SIZE * 2);
      }
      pages.showRight(page + "/", number, middle, line);
      pages.marks.words();
      pages.canvas.addTemplate(total, middle, line - NUMBER_SIZE / 2);
    }
    if (!running.isBlank()) {
      Style style = pages.styles().small;
      float wide = middle - pages.left - 4 * NUMBER_SIZE;
      pages.show(LineBreaker.lines(running, style, wide).getFirst(), style, pages.left, line);
    }
    if (!mark.isBlank()) {
      pages.showRight(mark, markStyle, pages.right, line);
    }
  }
}
