package org.liaisonauditor.rules;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.liaisonauditor.rules.DecisionTableColumn.Kind;
import org.liaisonauditor.rules.DecisionTableSheet.Entry;
import org.liaisonauditor.workbook.Address;
import org.liaisonauditor.workbook.Cell;
import org.liaisonauditor.workbook.SourceWorkbook.Range;
import org.liaisonauditor.yaml.Fault;

/**
 * Reads the tables of a sheet. The format is that of Drools; the DRL is made here, so that each
 * letter of it keeps its cell, and no library opens an author's file. A test holds both to the same
 * DRL.
 */
final class DecisionTableReader {

  private static final String TABLE = "RuleTable";

  /** Rows of a table before its rules: the name, kinds, facts, code, headings. */
  private static final int HEAD_ROWS = 5;

  private final String code;
  private final DecisionTableSheet sheet;
  private final List<Fault> faults;
  private final DecisionTableHead head;
  private final DecisionTableText drl = new DecisionTableText();
  private boolean any;

  DecisionTableReader(String code, DecisionTableSheet sheet, List<Fault> faults) {
    this.code = code;
    this.sheet = sheet;
    this.faults = faults;
    this.head = new DecisionTableHead(sheet);
  }

  /** Whether a cell begins a table. */
  static boolean isTable(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    String tag = TABLE.toLowerCase(Locale.ROOT);
    return lower.equals(tag) || lower.startsWith(tag + " ");
  }

  /** The DRL of the tables; null where none of their rows can be made a rule. */
  DecisionTable read() {
    hiddenRows();
    int told = faults.size();
    boolean found = false;
    int row = 1;
    while (row <= sheet.lastRow()) {
      Entry start = tableIn(row);
      if (start == null) {
        head.row(row);
        row++;
      } else {
        if (!found) {
          head.write(drl, start);
        }
        found = true;
        row = table(start);
      }
    }
    if (!found && faults.size() == told) {
      sheet.fault(
          new Entry(new DrlCells.Cell(1, 0), Cell.Kind.TEXT, ""),
          "there is no RuleTable on the sheet",
          "write `RuleTable " + code + "` above the columns; see rules/README.md");
    }
    return any ? drl.table(sheet) : null;
  }

  private void hiddenRows() {
    for (int row = 1; row <= sheet.lastRow(); row++) {
      List<Entry> entries = sheet.isHiddenRow(row) ? sheet.row(row, 0) : List.of();
      if (!entries.isEmpty()) {
        sheet.fault(entries.getFirst(), "the row is hidden from readers, but it counts", "show it");
      }
    }
  }

  private Entry tableIn(int row) {
    return sheet.row(row, 0).stream()
        .filter(entry -> entry.cell().row() == row && isTable(entry.text()))
        .findFirst()
        .orElse(null);
  }

  /** Reads a table; gives the row of the next one, or that behind the last row. */
  private int table(Entry start) {
    int top = start.cell().row();
    int from = start.cell().column();
    String name = start.text().substring(TABLE.length()).strip();
    if (!name.isEmpty() && !name.equals(code)) {
      sheet.fault(
          start,
          "the table is named " + name,
          "write `RuleTable " + code + "`, after the folder of the rule");
    }
    sheet.row(top, from + 1).stream()
        .filter(entry -> isTable(entry.text()))
        .forEach(
            entry ->
                sheet.fault(
                    entry,
                    "two tables stand side by side; Drools would read the left one alone",
                    "move this one below the other, with an empty row between them"));
    int end = top + 1;
    while (end <= sheet.lastRow()
        && (end < top + HEAD_ROWS || !sheet.row(end, from).isEmpty())
        && tableIn(end) == null) {
      end++;
    }
    if (end <= top + HEAD_ROWS) {
      boolean gap = end <= sheet.lastRow() && tableIn(end) == null;
      sheet.fault(
          start,
          "the table has no row" + (gap ? ": row " + end + " is empty, and ends it" : ""),
          "rules begin in row "
              + (top + HEAD_ROWS)
              + ", below the kinds of the columns, the facts, the code and the headings");
    }
    List<DecisionTableColumn> columns = new DecisionTableColumns(sheet, top).read(from, end);
    if (columns != null) {
      for (int row = top + HEAD_ROWS; row < end; row++) {
        rule(row, from, columns);
      }
    }
    return behind(end, from);
  }

  /** What stands below an empty row would look like a rule and be none. */
  private int behind(int end, int from) {
    boolean told = end > sheet.lastRow();
    int row = end;
    while (row <= sheet.lastRow() && tableIn(row) == null) {
      List<Entry> entries = sheet.row(row, from);
      if (!told && !entries.isEmpty()) {
        sheet.fault(
            entries.getFirst(),
            "row " + row + " is no rule: the table ends at the empty row " + end,
            from == 0
                ? "delete the empty row"
                : "delete the empty row, or write notes left of column " + Address.letters(from));
        told = true;
      }
      row++;
    }
    return row;
  }

  private void rule(int row, int from, List<DecisionTableColumn> columns) {
    boolean sound = true;
    Entry name = null;
    int conditions = 0;
    int reports = 0;
    for (DecisionTableColumn column : columns) {
      Entry entry = sheet.at(row, column.column());
      if (entry == null) {
        continue;
      }
      sound &= value(entry, row, column);
      conditions += column.kind() == Kind.CONDITION ? 1 : 0;
      reports += column.kind() == Kind.ACTION ? 1 : 0;
      name = column.kind() == Kind.NAME ? entry : name;
    }
    Entry first = sheet.row(row, from).getFirst();
    if (conditions == 0) {
      sheet.fault(first, "row " + row + " has no condition", "fill one, or delete the row");
    } else if (reports == 0) {
      sheet.fault(first, "row " + row + " reports nothing", "mark an ACTION in it");
    }
    if (sound && conditions > 0 && reports > 0) {
      any = true;
      write(name, new DrlCells.Cell(row, from), columns);
    }
  }

  /** Whether a cell of a row can be used. */
  private boolean value(Entry entry, int row, DecisionTableColumn column) {
    Range merged = sheet.merged(row, column.column());
    if (merged != null && merged.lastColumn() > merged.firstColumn()) {
      if (merged.firstColumn() == column.column()) {
        sheet.fault(
            entry,
            "the value is merged over several columns",
            "split the cells; each column has a value of its own");
      }
      return false;
    }
    if (sheet.isFormula(entry.cell())) {
      return false;
    }
    switch (entry.kind()) {
      case DATE ->
          sheet.fault(
              entry,
              "a day stands here, " + entry.text() + "; a rule has no days of its own",
              "make the limit a parameter, with `from:` in regulation.yaml");
      case ERROR, UNCALCULATED, DAMAGED ->
          sheet.fault(entry, "the cell holds an error", "write the value itself");
      default -> {
        boolean name = column.kind() == Kind.NAME;
        if (name && !DrlChecks.NAME.matcher(entry.text()).matches()) {
          sheet.fault(
              entry, "the name of the rule holds a special sign", "use letters, digits and spaces");
          return false;
        }
        return column.code() == null || column.check(entry, sheet);
      }
    }
    return false;
  }

  private void write(Entry name, DrlCells.Cell cell, List<DecisionTableColumn> columns) {
    String own = name == null ? "row " + cell.row() : name.text();
    drl.own(
        "rule \"" + code + DrlChecks.NAME_SEPARATOR + own + "\"\nwhen\n",
        name == null ? cell : name.cell());
    Entry open = null;
    for (DecisionTableColumn column : columns) {
      Entry entry = sheet.at(cell.row(), column.column());
      if (column.kind() != Kind.CONDITION || entry == null) {
        continue;
      }
      boolean more = open != null && Objects.equals(column.object(), open);
      if (!more) {
        if (open != null) {
          drl.own(" )\n", entry.cell());
        }
        drl.own("    ", entry.cell());
        open = column.object();
        if (open != null) {
          drl.code(column.prefix() + "( ", entry.cell(), open, 0);
        }
      } else {
        drl.own(", ", entry.cell());
      }
      value(column, entry);
      if (open == null) {
        drl.own("\n", entry.cell());
      }
    }
    drl.own(open == null ? "then\n" : " )\nthen\n", cell);
    for (DecisionTableColumn column : columns) {
      Entry entry = sheet.at(cell.row(), column.column());
      if (column.kind() == Kind.ACTION && entry != null) {
        drl.own("    ", entry.cell());
        if (column.object() != null) {
          drl.code(DecisionTableColumn.line(column.object()), entry.cell(), column.object(), 0);
          drl.own(".", entry.cell());
        }
        value(column, entry);
        drl.own(column.object() == null ? "\n" : ";\n", entry.cell());
      }
    }
    drl.own("end\n\n", cell);
  }

  /** Writes the code of a column with the value of a row. */
  private void value(DecisionTableColumn column, Entry entry) {
    String value = column.valueFor(entry.text());
    int shift = value.equals(entry.text()) ? 0 : 1;
    DecisionTableCode template = column.codeFor(value);
    for (DecisionTableCode.Part part : template.with(template.split(value))) {
      if (part.code() >= 0) {
        drl.code(part.text(), entry.cell(), column.code(), part.code());
      } else {
        drl.written(part.text(), entry, part.value() + shift);
      }
    }
  }
}
