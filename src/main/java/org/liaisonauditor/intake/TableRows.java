package org.liaisonauditor.intake;

import java.util.ArrayList;
import java.util.List;
import org.liaisonauditor.domain.Table;
import org.liaisonauditor.workbook.Cell;

/** Reads the rows of a sheet that holds one table. */
final class TableRows extends SheetRows {

  private final Layout layout;
  private final List<Row> rows = new ArrayList<>();
  private Place place;
  private int[] byColumn;

  TableRows(Layout layout, Place sheet, Problems problems, Values values) {
    super(sheet, problems, values, header(layout));
    this.layout = layout;
  }

  static Header header(Layout layout) {
    return new Header(layout, layout.columns().stream().filter(Column::required).toList());
  }

  Table table() {
    return layout.table();
  }

  List<Row> rows() {
    return rows;
  }

  @Override
  void header(int number, Header.Found found) {
    found.others().forEach(cell -> unknownColumn(cell, number));
    place = with(found.letters(layout));
    byColumn = found.byColumn();
  }

  @Override
  void data(int number, List<Cell> cells) {
    Object[] row = null;
    boolean faulty = false;
    for (Cell cell : cells) {
      int at = cell.column() < byColumn.length ? byColumn[cell.column()] : -1;
      Object value = at < 0 ? null : values.read(layout.columns().get(at), cell, place, number);
      if (value == null) {
        continue;
      }
      if (row == null) {
        row = new Object[layout.columns().size()];
      }
      row[at] = value;
      faulty |= value == Values.FAULT;
    }
    // A row with nothing in the table's own columns is blank: others are ignored.
    if (row != null) {
      Row read = new Row(place, number, row);
      if (lacksRequired(read, row) || faulty) {
        read.refuse();
      }
      rows.add(read);
    }
  }

  /** Fills in what blanks stand for; returns whether a required value is missing. */
  private boolean lacksRequired(Row read, Object[] row) {
    boolean missing = false;
    for (int i = 0; i < row.length; i++) {
      Column column = layout.columns().get(i);
      if (row[i] == Values.FAULT) {
        row[i] = null;
      } else if (row[i] == null && column.required()) {
        missing = true;
        String title = column.title(problems.messages().language());
        String allowed = column.choices() == null ? "" : column.choices().allowed();
        problems.addAt(ProblemKind.MISSING_VALUE, place, read.cell(column), "", allowed, title);
      } else if (row[i] == null) {
        row[i] = column.blank();
      }
    }
    return missing;
  }
}
