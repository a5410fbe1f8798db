package org.liaisonauditor.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.liaisonauditor.workbook.Address;
import org.liaisonauditor.workbook.Cell;
import org.liaisonauditor.workbook.SourceWorkbook;
import org.liaisonauditor.workbook.SourceWorkbook.Range;
import org.liaisonauditor.yaml.Fault;

/** The cells of the sheet that a decision table stands on, as a reader sees them. */
final class DecisionTableSheet {

  /**
   * What a cell holds.
   *
   * @param cell where it was written: of merged cells the first
   * @param text without space around it
   */
  record Entry(DrlCells.Cell cell, Cell.Kind kind, String text) {}

  /** Honest tables have a dozen columns. */
  static final int WIDEST = 100;

  private final String file;
  private final SourceWorkbook.Sheet sheet;
  private final List<Fault> faults;
  private final Map<DrlCells.Cell, String> texts = new HashMap<>();

  /**
   * A sheet.
   *
   * @param file path of the workbook, as its author knows it
   * @param faults takes what is wrong
   */
  DecisionTableSheet(String file, SourceWorkbook.Sheet sheet, List<Fault> faults) {
    this.file = file;
    this.sheet = sheet;
    this.faults = faults;
    sheet
        .rows()
        .forEach(
            (row, cells) ->
                cells.forEach(
                    (column, cell) -> texts.put(new DrlCells.Cell(row, column), text(cell))));
  }

  /** What the cells hold, by cell. */
  Map<DrlCells.Cell, String> texts() {
    return texts;
  }

  String name() {
    return sheet.name();
  }

  /** The number of the last row that holds something; 0 where none does. */
  int lastRow() {
    return sheet.rows().isEmpty() ? 0 : sheet.rows().lastKey();
  }

  /** The last column that holds something, from 0. */
  int lastColumn() {
    int cells = sheet.rows().values().stream().mapToInt(TreeMap::lastKey).max().orElse(0);
    int merged = sheet.merged().stream().mapToInt(Range::lastColumn).max().orElse(0);
    return Math.max(cells, Math.min(merged, WIDEST));
  }

  /** What a cell shows; null where that is nothing. A cell merged with others shows the first. */
  Entry at(int row, int column) {
    Range range = merged(row, column);
    int y = range == null ? row : range.firstRow();
    int x = range == null ? column : range.firstColumn();
    Cell cell = sheet.rows().getOrDefault(y, new TreeMap<>()).get(x);
    return cell == null || text(cell).isEmpty() && cell.kind() == Cell.Kind.TEXT
        ? null
        : new Entry(new DrlCells.Cell(y, x), cell.kind(), text(cell));
  }

  /** The entries of a row from a column on, each once. */
  List<Entry> row(int row, int from) {
    List<Entry> entries = new ArrayList<>();
    for (int column = from; column <= lastColumn(); column++) {
      Entry entry = at(row, column);
      if (entry != null && !entries.contains(entry)) {
        entries.add(entry);
      }
    }
    return entries;
  }

  /** The range of merged cells that a cell belongs to, or null. */
  Range merged(int row, int column) {
    for (Range range : sheet.merged()) {
      if (range.holds(row, column)) {
        return range;
      }
    }
    return null;
  }

  boolean isFormula(DrlCells.Cell cell) {
    return sheet.formulas().contains(Address.of(cell.column(), cell.row()));
  }

  boolean isHiddenRow(int row) {
    return sheet.hiddenRows().contains(row);
  }

  boolean isHiddenColumn(int column) {
    return sheet.hiddenColumns().contains(column);
  }

  /** Tells a fault of a cell. */
  void fault(Entry entry, String message, String remedy) {
    fault(entry, 0, message, remedy);
  }

  /** Tells a fault at a letter of a cell, from 1. */
  void fault(Entry entry, int letter, String message, String remedy) {
    faults.add(
        DrlCells.fault(file, sheet.name(), entry.cell(), entry.text(), letter, message, remedy));
  }

  /** The text of a cell as a rule has it; spaces of all kinds around it don't count. */
  private static String text(Cell cell) {
    if (cell.kind() == Cell.Kind.DATE && cell.date() != null) {
      return cell.date().toString();
    }
    String text = cell.text().replace('\u00a0', ' ').strip();
    return cell.kind() == Cell.Kind.BOOLEAN ? text.toLowerCase(Locale.ROOT) : text;
  }
}
