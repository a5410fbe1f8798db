package org.liaisonauditor.reports;

import java.util.ArrayList;
import java.util.List;
import org.liaisonauditor.reports.PageFlow.Scope;
import org.liaisonauditor.rules.DrlListing;

/**
 * A DRL text with the numbers of its lines. A line that is too long goes on below, with an arrow
 * where its number would stand.
 */
final class CodeBlock {

  private static final float GUTTER = 24;
  private static final float BESIDE = 6;
  private static final String GOES_ON = "→";
  private static final int INDENT = 4;

  /** The keywords and names of DRL are English words. */
  private static final String LANGUAGE = "en";

  /** A good place to break is no further back than this from the end of the line. */
  private static final int LOOK_BACK = 24;

  private final PageFlow flow;
  private final CodeStyles styles;
  private final int columns;

  CodeBlock(PageFlow flow, CodeStyles styles) {
    this.flow = flow;
    this.styles = styles;
    float letter = styles.code.face().width('n', styles.code.size());
    this.columns = (int) ((flow.width() - GUTTER - 2 * BESIDE) / letter);
  }

  /** What stands on one line of the page. */
  private record Shown(String gutter, int indent, List<DrlListing.Piece> pieces) {}

  void draw(List<DrlListing.Line> lines) {
    try (Scope list = flow.numberedList()) {
      for (DrlListing.Line line : lines) {
        drawLine(shown(line));
      }
    }
    flow.moveDown(8);
  }

  /** Draws a line of the text, on as many lines of the page as it takes. */
  private void drawLine(List<Shown> line) {
    try (Scope item = flow.open(Tag.ITEM)) {
      float baseline = begin();
      try (Scope label = flow.open(Tag.LABEL)) {
        gutter(line.getFirst(), baseline);
      }
      try (Scope body = flow.open(Tag.BODY, LANGUAGE)) {
        words(line.getFirst(), baseline);
        for (Shown shown : line.subList(1, line.size())) {
          float below = begin();
          try (Scope arrow = flow.artifact(Marks.Artifact.LAYOUT)) {
            gutter(shown, below);
          }
          words(shown, below);
        }
      }
    }
  }

  /** Goes down by a line, on its background; gives the height at which its words stand. */
  private float begin() {
    Style style = styles.code;
    flow.need(style.leading());
    flow.fill(flow.left(), flow.y() - style.leading(), flow.width(), style.leading(), Tint.BAND);
    flow.moveDown(style.leading());
    return flow.y() + style.leading() - style.size() - 0.5f;
  }

  private void gutter(Shown shown, float baseline) {
    flow.showRight(shown.gutter(), styles.number, flow.left() + GUTTER - BESIDE, baseline);
  }

  private void words(Shown shown, float baseline) {
    Style style = styles.code;
    float x =
        flow.left() + GUTTER + BESIDE + shown.indent() * style.face().width('n', style.size());
    for (DrlListing.Piece piece : shown.pieces()) {
      Style own =
          switch (piece.kind()) {
            case KEYWORD -> styles.keyword;
            case COMMENT -> styles.comment;
            case STRING -> styles.string;
            case PLAIN -> style;
          };
      flow.show(piece.text(), own, x, baseline);
      x += own.face().width(own.face().showable(piece.text()), own.size());
    }
  }

  private List<Shown> shown(DrlListing.Line line) {
    List<Shown> shown = new ArrayList<>();
    List<DrlListing.Piece> rest = line.pieces();
    int indent = 0;
    String gutter = Integer.toString(line.number());
    while (length(rest) > columns - indent) {
      int cut = cut(text(rest), columns - indent);
      shown.add(new Shown(gutter, indent, part(rest, 0, cut)));
      rest = part(rest, cut, Integer.MAX_VALUE);
      gutter = GOES_ON;
      indent = INDENT;
    }
    shown.add(new Shown(gutter, indent, rest));
    return shown;
  }

  private static int cut(String text, int most) {
    int space = text.lastIndexOf(' ', most - 1);
    return space > most - LOOK_BACK && space > 0 ? space + 1 : most;
  }

  private static String text(List<DrlListing.Piece> pieces) {
    StringBuilder text = new StringBuilder();
    pieces.forEach(piece -> text.append(piece.text()));
    return text.toString();
  }

  private static int length(List<DrlListing.Piece> pieces) {
    return pieces.stream().mapToInt(piece -> piece.text().length()).sum();
  }

  private static List<DrlListing.Piece> part(List<DrlListing.Piece> pieces, int from, int to) {
    List<DrlListing.Piece> part = new ArrayList<>();
    int at = 0;
    for (DrlListing.Piece piece : pieces) {
      int begin = Math.max(from - at, 0);
      int end = Math.min(to - at, piece.text().length());
      if (begin < end) {
        part.add(new DrlListing.Piece(piece.kind(), piece.text().substring(begin, end)));
      }
      at += piece.text().length();
    }
    return part;
  }
}
