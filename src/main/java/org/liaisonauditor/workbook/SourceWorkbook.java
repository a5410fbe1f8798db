package org.liaisonauditor.workbook;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A workbook that a person wrote as the source of something: small, read whole, with all that could
 * hide from a reader or reach outside of it.
 *
 * @param sheets in the workbook's order
 * @param foreign parts that no plain table needs: links to other files, embedded objects, controls
 */
public record SourceWorkbook(List<Sheet> sheets, List<String> foreign) {

  private static final long LARGEST_FILE = 1L << 20;
  private static final long LARGEST_PART = 8L << 20;
  private static final int MOST_CELLS = 20_000;
  private static final int MOST_RANGES = 500;

  /** Where programs put what is no cell of this workbook. */
  private static final List<String> FOREIGN =
      List.of(
          "xl/externallinks/",
          "xl/embeddings/",
          "xl/activex/",
          "xl/ctrlprops/",
          "xl/macrosheets/",
          "xl/dialogsheets/",
          "xl/querytables/",
          "xl/connections.xml",
          "xl/vbaproject.bin",
          "customui/");

  /**
   * A sheet.
   *
   * @param rows by row number from 1, the cells that hold something, by column from 0
   * @param formulas addresses of cells that hold a formula
   * @param merged ranges of merged cells
   * @param hiddenRows numbers of hidden rows
   * @param hiddenColumns hidden columns, from 0, as far as cells go
   */
  public record Sheet(
      String name,
      boolean hidden,
      TreeMap<Integer, TreeMap<Integer, Cell>> rows,
      Set<String> formulas,
      List<Range> merged,
      Set<Integer> hiddenRows,
      Set<Integer> hiddenColumns) {}

  /** A range of cells, all ends included; rows from 1, columns from 0. */
  public record Range(int firstRow, int firstColumn, int lastRow, int lastColumn) {

    /** Whether a cell lies in it. */
    public boolean holds(int row, int column) {
      return row >= firstRow && row <= lastRow && column >= firstColumn && column <= lastColumn;
    }
  }

  /**
   * Reads a workbook.
   *
   * @throws RefusedException where it can't be read, or is larger than anything a person writes
   */
  public static SourceWorkbook read(Path file) throws RefusedException {
    try {
      if (Files.size(file) > LARGEST_FILE) {
        throw new RefusedException(Refusal.TOO_LARGE, Files.size(file) + " bytes");
      }
    } catch (IOException e) {
      throw new RefusedException(Refusal.UNREADABLE, e.getClass().getSimpleName(), e);
    }
    try (WorkbookReader reader = WorkbookReader.open(file)) {
      List<Sheet> sheets = new ArrayList<>();
      int[] cells = new int[1];
      for (int i = 0; i < reader.sheets().size(); i++) {
        sheets.add(sheet(reader, i, cells));
      }
      return new SourceWorkbook(
          List.copyOf(sheets),
          reader.parts().stream()
              .filter(part -> FOREIGN.stream().anyMatch(part::startsWith))
              .toList());
    } catch (IOException e) {
      throw new RefusedException(Refusal.UNREADABLE, e.getClass().getSimpleName(), e);
    }
  }

  private static Sheet sheet(WorkbookReader reader, int index, int[] cells)
      throws RefusedException {
    TreeMap<Integer, TreeMap<Integer, Cell>> rows = new TreeMap<>();
    Noted noted = new Noted();
    reader.read(
        index,
        (number, row) -> {
          cells[0] += row.size();
          TreeMap<Integer, Cell> kept = new TreeMap<>();
          row.forEach(cell -> kept.put(cell.column(), cell));
          rows.put(number, kept);
          return cells[0] <= MOST_CELLS;
        },
        noted,
        LARGEST_PART);
    if (cells[0] > MOST_CELLS || noted.ranges.size() > MOST_RANGES) {
      throw new RefusedException(
          Refusal.TOO_LARGE,
          "more than " + MOST_CELLS + " cells, or " + MOST_RANGES + " ranges of merged ones");
    }
    int last = rows.values().stream().mapToInt(TreeMap::lastKey).max().orElse(-1);
    noted.hiddenColumns.removeIf(column -> column > last);
    return new Sheet(
        reader.sheets().get(index),
        reader.hidden(index),
        rows,
        noted.formulas,
        List.copyOf(noted.ranges),
        noted.hiddenRows,
        noted.hiddenColumns);
  }

  private static final class Noted implements SheetNotes {

    private final Set<String> formulas = new TreeSet<>();
    private final List<Range> ranges = new ArrayList<>();
    private final Set<Integer> hiddenRows = new TreeSet<>();
    private final Set<Integer> hiddenColumns = new TreeSet<>();

    @Override
    public void formula(int column, int row) {
      formulas.add(Address.of(column, row));
    }

    @Override
    public void merged(String range) {
      int colon = range.indexOf(':');
      String from = colon < 0 ? range : range.substring(0, colon);
      String to = range.substring(colon + 1);
      Range read =
          new Range(Address.row(from), Address.column(from), Address.row(to), Address.column(to));
      if (read.firstRow() > 0
          && read.firstColumn() >= 0
          && read.lastRow() >= read.firstRow()
          && read.lastColumn() >= read.firstColumn()) {
        ranges.add(read);
      }
    }

    @Override
    public void hiddenRow(int row) {
      hiddenRows.add(row);
    }

    @Override
    public void hiddenColumns(int first, int last) {
      for (int column = first; column <= Math.min(last, Address.MAX_COLUMNS - 1); column++) {
        hiddenColumns.add(column);
      }
    }
  }
}
