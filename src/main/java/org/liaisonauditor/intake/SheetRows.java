package org.liaisonauditor.intake;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.liaisonauditor.domain.SheetRef;
import org.liaisonauditor.workbook.Address;
import org.liaisonauditor.workbook.Cell;
import org.liaisonauditor.workbook.RowSink;

/** What the two forms of sheet have in common: a header to find, then rows. */
abstract class SheetRows implements RowSink {

  final Place sheet;
  final Problems problems;
  final Values values;
  private final Header header;
  private final BitSet unnamed = new BitSet();
  private boolean anything;
  private boolean headerFound;
  private boolean failed;
  private int headerRow;
  private BitSet named;

  SheetRows(Place sheet, Problems problems, Values values, Header header) {
    this.sheet = sheet;
    this.problems = problems;
    this.values = values;
    this.header = header;
  }

  /** A sheet that was read to its end, with its problems told elsewhere. */
  SheetRows(SheetRows other, Problems problems) {
    this(other.sheet, problems, other.values, other.header);
  }

  /** Takes the header row; columns that nobody claims are for it to warn about. */
  abstract void header(int number, Header.Found found);

  /** Takes a row below the header. */
  abstract void data(int number, List<Cell> cells);

  @Override
  public final boolean row(int number, List<Cell> cells) {
    if (headerFound) {
      noteUnnamed(cells);
      data(number, cells);
      return true;
    }
    if (number > Header.LAST_ROW) {
      anything |= cells.stream().anyMatch(SheetRows::holdsSomething);
      return !anything;
    }
    anything |= cells.stream().anyMatch(SheetRows::holdsSomething);
    if (!header.matches(number, cells)) {
      return true;
    }
    Header.Found found = header.read(cells);
    for (Cell[] pair : found.twice()) {
      problems.addAt(
          ProblemKind.COLUMN_TWICE,
          sheet,
          Address.of(pair[1].column(), number),
          Names.clean(pair[1].text()),
          "",
          Address.of(pair[0].column(), number));
      failed = true;
    }
    if (failed) {
      return false;
    }
    headerFound = true;
    headerRow = number;
    named = new BitSet();
    found.places().keySet().forEach(named::set);
    found.others().forEach(cell -> named.set(cell.column()));
    header(number, found);
    return true;
  }

  static boolean holdsSomething(Cell cell) {
    return cell.kind() != Cell.Kind.TEXT || !Names.clean(cell.text()).isEmpty();
  }

  private void noteUnnamed(List<Cell> cells) {
    for (Cell cell : cells) {
      int column = cell.column();
      if (!named.get(column) && !unnamed.get(column) && holdsSomething(cell)) {
        unnamed.set(column);
        problems.addAt(
            ProblemKind.BLANK_HEADER,
            sheet,
            Address.of(column, headerRow),
            "",
            "",
            Values.shown(cell));
      }
    }
  }

  void unknownColumn(Cell cell, int number) {
    problems.addAt(
        ProblemKind.UNKNOWN_COLUMN,
        sheet,
        Address.of(cell.column(), number),
        Names.clean(cell.text()),
        "");
  }

  /** The sheet is at its end. Returns whether it could be read. */
  final boolean end() {
    if (headerFound) {
      return true;
    }
    if (failed) {
      return false;
    }
    if (!anything) {
      problems.add(ProblemKind.EMPTY_SHEET, sheet, "");
      return true;
    }
    Messages messages = problems.messages();
    String found = header.found(messages.language());
    String nearest =
        header.nearestRow() == 0
            ? messages.text("no-header.none")
            : messages.text("no-header.nearest", header.nearestRow(), found);
    problems.addAt(
        ProblemKind.NO_HEADER, sheet, "", found, "", header.missing(messages.language()), nearest);
    return false;
  }

  /** The sheet with where its columns are. */
  Place with(Map<String, String> letters) {
    SheetRef ref = sheet.ref();
    return new Place(new SheetRef(ref.file(), ref.sheet(), letters), sheet.file(), sheet.sheet());
  }
}
