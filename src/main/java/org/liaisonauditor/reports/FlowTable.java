package org.liaisonauditor.reports;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.liaisonauditor.reports.PageFlow.Scope;
import org.liaisonauditor.reports.StructureTree.Element;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfNumber;

/**
 * A table that runs over pages: its header is repeated on each, and so is the band of the group
 * that goes on. Rows stay whole where a page can hold them, and the last one doesn't stand alone.
 */
final class FlowTable {

  /** Room beside the text of a column, and above and below that of a row. */
  private static final float BESIDE = 4;

  private static final float PAD = 2.4f;
  private static final float DENSE = 1.2f;

  /** How many rows wait, so that the last one never stands alone on a page. */
  private static final int HELD = 2;

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
  record Part(String text, Style style, String target) {

    /** A text that leads nowhere. */
    static Part of(String text, Style style) {
      return new Part(text, style, null);
    }
  }

  /** A line of a cell, with the whole part that it belongs to. */
  private record Line(String text, Part part) {

    Style style() {
      return part.style();
    }
  }

  /** A row as it will stand, with its height. */
  record Row(List<List<Line>> cells, float height) {}

  private final PageFlow flow;
  private final List<Column> columns;
  private final float[] edges;
  private final float rowPad;
  private final Row header;
  private boolean namedRows;
  private Scope table;
  private Scope body;
  private Band band;

  private record Band(String again, float height) {}

  /** A row that waits for those after it. */
  private record Held(Row row, String target) {}

  private final Deque<Held> held = new ArrayDeque<>();
  private int rowsHere;

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

  /** Says that the first cell of each row says what the row is about. */
  FlowTable namedRows() {
    namedRows = true;
    return this;
  }

  /** What the table shows, above it. */
  void caption(String text, Style style, float after) {
    table = flow.open(Tag.TABLE);
    try (Scope caption = flow.open(Tag.CAPTION)) {
      flow.flowing(text, style, 0);
    }
    flow.moveDown(after);
  }

  /** Starts the table here, or on the next page where header and first row don't fit. */
  void begin(float firstRow) {
    flow.need(header.height() + firstRow);
    if (table == null) {
      table = flow.open(Tag.TABLE);
    }
    try (Scope head = flow.open(Tag.TABLE_HEAD);
        Scope row = flow.open(Tag.ROW)) {
      List<Element> cells = new ArrayList<>();
      for (Column column : columns) {
        // A header without words would name nothing.
        cells.add(column.title().isBlank() ? flow.begin(Tag.CELL) : headerCell("Column", 1));
      }
      header(cells);
      cells.forEach(flow::end);
    }
  }

  private Element headerCell(String scope, int columns) {
    Element cell =
        flow.begin(Tag.HEADER)
            .attribute("O", new PdfName("Table"))
            .attribute("Scope", new PdfName(scope));
    return columns == 1 ? cell : cell.attribute("ColSpan", new PdfNumber(columns));
  }

  private void body() {
    if (body == null) {
      body = flow.open(Tag.TABLE_BODY);
    }
  }

  private void endBody() {
    if (body != null) {
      body.close();
      body = null;
    }
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
          lines.add(new Line(line, part));
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
    if (held.size() == HELD) {
      place(held.remove());
    }
    held.add(new Held(row, target));
  }

  /** Adds a row, on the next page where it does not fit here but does there. */
  void add(Row row) {
    add(row, null);
  }

  /** Draws the rows that wait for those after them, for who must know the room that is left. */
  void settle() {
    while (!held.isEmpty()) {
      place(held.remove());
    }
  }

  /** Draws the last rows; the last one doesn't go to the next page alone. */
  private void last() {
    if (held.size() == HELD) {
      float first = held.getFirst().row().height();
      float both = first + held.getLast().row().height();
      if (rowsHere > 0 && first <= flow.room() && both > flow.room() && both <= most()) {
        nextPage();
      }
    }
    settle();
  }

  /** The tallest row that a page holds. */
  private float most() {
    return flow.pageRoom() - header.height() - (band == null ? 0 : band.height());
  }

  private void place(Held one) {
    Row row = one.row();
    boolean whole = row.height() <= most();
    if (whole && row.height() > flow.room()) {
      nextPage();
    }
    if (one.target() != null) {
      flow.target(one.target(), flow.y());
    }
    body();
    try (Scope element = flow.open(Tag.ROW)) {
      List<Element> cells = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        cells.add(i == 0 && namedRows ? headerCell("Row", 1) : flow.begin(Tag.CELL));
      }
      if (whole) {
        draw(row, cells);
      } else {
        overPages(row, cells);
      }
      cells.forEach(flow::end);
    }
    rowsHere++;
  }

  /** A row taller than a page: line by line, over as many pages as it takes. */
  private void overPages(Row row, List<Element> cells) {
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
      draw(new Row(here, height), cells);
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
    return band(title, again, firstRow, false);
  }

  /** A band that is a heading too, one level below that of the section that the table is in. */
  float headingBand(String title, String again, float firstRow) {
    return band(title, again, firstRow, true);
  }

  private float band(String title, String again, float firstRow, boolean heading) {
    settle();
    rowsHere = 0;
    band = null;
    float height = bandHeight(title);
    if (flow.room() < height + Math.min(firstRow, flow.pageRoom() / 3)) {
      nextPage();
    }
    endBody();
    body();
    float upper = flow.y();
    try (Scope row = flow.open(Tag.ROW)) {
      Element cell = headerCell("Column", columns.size());
      try (Scope in = flow.within(cell);
          Scope words = heading ? flow.open(Tag.heading(flow.level() + 1)) : () -> {}) {
        drawBand(title);
      }
      flow.end(cell);
    }
    band = new Band(again, bandHeight(again));
    return upper;
  }

  /** Ends the table. */
  void end(float after) {
    last();
    band = null;
    endBody();
    if (table != null) {
      table.close();
      table = null;
    }
    flow.moveDown(after);
  }

  private void nextPage() {
    rowsHere = 0;
    flow.newPage();
    try (Scope again = flow.artifact(Marks.Artifact.AGAIN)) {
      header(null);
      if (band != null) {
        drawBand(band.again());
      }
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

  private void header(List<Element> cells) {
    flow.fill(flow.left(), flow.y() - header.height(), flow.width(), header.height(), Tint.HEADER);
    draw(header, cells);
  }

  /** Draws a row here; its cells are null where it is no content. */
  private void draw(Row row, List<Element> cells) {
    float upper = flow.y();
    for (int i = 0; i < row.cells().size(); i++) {
      if (cells == null) {
        draw(row.cells().get(i), i, upper);
      } else {
        try (Scope cell = flow.within(cells.get(i))) {
          draw(row.cells().get(i), i, upper);
        }
      }
    }
    flow.moveDown(row.height());
    flow.rule(flow.left(), flow.right(), flow.y(), 0.4f, Tint.LINE);
  }

  private void draw(List<Line> cell, int column, float upper) {
    float line = upper - rowPad;
    for (int from = 0; from < cell.size(); ) {
      Part part = cell.get(from).part();
      int to = from + 1;
      while (to < cell.size() && cell.get(to).part() == part) {
        to++;
      }
      try (Scope link = part.target() == null ? () -> {} : flow.open(Tag.LINK)) {
        for (int i = from; i < to; i++) {
          line -= part.style().leading();
          // Readers of the text need a space between parts; it takes no room.
          String text = cell.get(i).text() + (i == to - 1 && to < cell.size() ? " " : "");
          draw(text, part, column, line);
        }
      }
      from = to;
    }
  }

  private void draw(String text, Part part, int column, float lower) {
    Style style = part.style();
    float baseline = lower + style.leading() - style.size();
    if (columns.get(column).align() == Align.RIGHT) {
      flow.showRight(text, style, edges[column + 1] - BESIDE, baseline);
    } else {
      flow.show(text, style, edges[column] + BESIDE, baseline);
    }
    if (part.target() != null) {
      float upper = lower + style.leading();
      flow.link(part.target(), part.text(), edges[column], lower, edges[column + 1], upper);
    }
  }
}
