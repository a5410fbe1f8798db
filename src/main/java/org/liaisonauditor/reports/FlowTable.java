package org.liaisonauditor.reports;

import java.util.ArrayList;
import java.util.List;

/**
 * A table that runs over pages: its header is repeated on each, and so is the band of the group
 * that goes on. Rows stay whole where a page can hold them.
 */
final class FlowTable {

  /** Room beside the text of a column, and above and below that of a row. */
  private static final float BESIDE = 4;

  private static final float PAD = 2.4f;
  private static final float DENSE = 1.2f;

  /** Which edge of the column its texts keep to. */
  enum Align {
    LEFT,
    RIGHT
  }

  /**
   * A column.
   *
   * @param share its part of the table's width, in any measure that all columns share
   */
  record Column(String title, float share, Align align) {}

  /** A text of a cell, with the target that it leads to, or null. */
  record Part(String text, Style style, String target) {}

  private record Line(String text, Style style, String target) {}

  /** A row as it will stand, with its height. */
  record Row(List<List<Line>> cells, float height) {}

  private final PageFlow flow;
  private final List<Column> columns;
  private final float[] edges;
  private final float rowPad;
  private final Row header;
  private Band band;

  private record Band(String again, float height) {}

  FlowTable(PageFlow flow, List<Column> columns) {
    this(flow, columns, PAD);
  }

  /** A table of many short rows, which stand closer. */
  static FlowTable dense(PageFlow flow, List<Column> columns) {
    return new FlowTable(flow, columns, DENSE);
  }

  private FlowTable(PageFlow flow, List<Column> columns, float rowPad) {
    this.flow = flow;
    this.columns = columns;
    this.rowPad = rowPad;
    float shares = 0;
    for (Column column : columns) {
      shares += column.share();
    }
    edges = new float[columns.size() + 1];
    edges[0] = flow.left();
    for (int i = 0; i < columns.size(); i++) {
      edges[i + 1] = edges[i] + flow.width() * columns.get(i).share() / shares;
    }
    Style style = flow.styles().cellBold;
    header =
        lay(
            columns.stream()
                .map(column -> List.of(new Part(column.title(), style, null)))
                .toList());
  }

  /** Starts the table here, or on the next page where header and first row don't fit. */
  void begin(float firstRow) {
    flow.need(header.height() + firstRow);
    header();
  }

  /** A row of plain texts. */
  Row texts(String... texts) {
    return styled(flow.styles().cell, texts);
  }

  Row styled(Style style, String... texts) {
    List<List<Part>> cells = new ArrayList<>();
    for (String text : texts) {
      cells.add(List.of(new Part(text, style, null)));
    }
    return lay(cells);
  }

  /** A row of cells, each of parts below one another. */
  Row lay(List<List<Part>> cells) {
    List<List<Line>> laid = new ArrayList<>();
    float height = 0;
    for (int i = 0; i < cells.size(); i++) {
      List<Line> lines = new ArrayList<>();
      float high = 2 * rowPad;
      for (Part part : cells.get(i)) {
        float wide = edges[i + 1] - edges[i] - 2 * BESIDE;
        for (String line : LineBreaker.lines(part.text(), part.style(), wide)) {
          lines.add(new Line(line, part.style(), part.target()));
          high += part.style().leading();
        }
      }
      laid.add(lines);
      height = Math.max(height, high);
    }
    return new Row(laid, height);
  }

  /** Adds a row that links lead to; a target of null is none. */
  void add(Row row, String target) {
    float most = flow.pageRoom() - header.height() - (band == null ? 0 : band.height());
    if (row.height() <= most && row.height() > flow.room()) {
      nextPage();
    }
    if (target != null) {
      flow.target(target, flow.y());
    }
    add(row);
  }

  /** Adds a row, on the next page where it does not fit here but does there. */
  void add(Row row) {
    float most = flow.pageRoom() - header.height() - (band == null ? 0 : band.height());
    if (row.height() <= most) {
      if (row.height() > flow.room()) {
        nextPage();
      }
      draw(row);
      return;
    }
    // Taller than a page: line by line, over as many pages as it takes.
    List<List<Line>> rest = new ArrayList<>(row.cells());
    while (rest.stream().anyMatch(lines -> !lines.isEmpty())) {
      Style cell = flow.styles().cell;
      if (flow.room() < 2 * rowPad + 3 * cell.leading()) {
        nextPage();
      }
      List<List<Line>> here = new ArrayList<>();
      float height = 0;
      for (int i = 0; i < rest.size(); i++) {
        float high = 2 * rowPad;
        int taken = 0;
        while (taken < rest.get(i).size()
            && high + rest.get(i).get(taken).style().leading() <= flow.room()) {
          high += rest.get(i).get(taken++).style().leading();
        }
        here.add(rest.get(i).subList(0, taken));
        rest.set(i, rest.get(i).subList(taken, rest.get(i).size()));
        height = Math.max(height, high);
      }
      draw(new Row(here, height));
    }
  }

  /**
   * A band over all columns that begins a group; it never stands alone at the foot of a page.
   *
   * @param again what it says where the group goes on, on the next page
   * @param firstRow height of the group's first row
   * @return the height at which the band stands
   */
  float band(String title, String again, float firstRow) {
    band = null;
    float height = bandHeight(title);
    if (flow.room() < height + Math.min(firstRow, flow.pageRoom() / 3)) {
      nextPage();
    }
    float upper = flow.y();
    drawBand(title);
    band = new Band(again, bandHeight(again));
    return upper;
  }

  /** Ends the table. */
  void end(float after) {
    band = null;
    flow.moveDown(after);
  }

  private void nextPage() {
    flow.newPage();
    header();
    if (band != null) {
      drawBand(band.again());
    }
  }

  private float bandHeight(String title) {
    Style style = flow.styles().cellBold;
    return LineBreaker.lines(title, style, flow.width() - 2 * BESIDE).size() * style.leading()
        + 2 * PAD;
  }

  private void drawBand(String title) {
    Style style = flow.styles().cellBold;
    float height = bandHeight(title);
    float line = flow.y() - PAD;
    flow.fill(flow.left(), flow.y() - height, flow.width(), height, Tint.BAND);
    for (String text : LineBreaker.lines(title, style, flow.width() - 2 * BESIDE)) {
      line -= style.leading();
      flow.show(text, style, flow.left() + BESIDE, line + style.leading() - style.size());
    }
    flow.moveDown(height);
  }

  private void header() {
    flow.fill(flow.left(), flow.y() - header.height(), flow.width(), header.height(), Tint.HEADER);
    draw(header);
  }

  private void draw(Row row) {
    float upper = flow.y();
    for (int i = 0; i < row.cells().size(); i++) {
      float line = upper - rowPad;
      for (Line part : row.cells().get(i)) {
        Style style = part.style();
        line -= style.leading();
        float baseline = line + style.leading() - style.size();
        if (columns.get(i).align() == Align.RIGHT) {
          flow.showRight(part.text(), style, edges[i + 1] - BESIDE, baseline);
        } else {
          flow.show(part.text(), style, edges[i] + BESIDE, baseline);
        }
        if (part.target() != null) {
          flow.link(part.target(), edges[i], line, edges[i + 1], line + style.leading());
        }
      }
    }
    flow.moveDown(row.height());
    flow.rule(flow.left(), flow.right(), flow.y(), 0.4f, Tint.LINE);
  }
}
