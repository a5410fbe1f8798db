package org.liaisonauditor.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.liaisonauditor.rules.DecisionTableColumn.Kind;
import org.liaisonauditor.rules.DecisionTableSheet.Entry;
import org.liaisonauditor.workbook.Address;
import org.liaisonauditor.workbook.Cell;
import org.liaisonauditor.workbook.SourceWorkbook.Range;
import org.liaisonauditor.yaml.Nearest;

/** Reads the rows of a table that say what its columns are: kinds, facts, code, headings. */
final class DecisionTableColumns {

  private static final Map<String, Kind> KINDS =
      Map.of(
          "CONDITION", Kind.CONDITION,
          "C", Kind.CONDITION,
          "ACTION", Kind.ACTION,
          "A", Kind.ACTION,
          "NAME", Kind.NAME,
          "N", Kind.NAME,
          "DESCRIPTION", Kind.DESCRIPTION,
          "I", Kind.DESCRIPTION);

  private final DecisionTableSheet sheet;
  private final int top;

  /**
   * Columns of a table.
   *
   * @param top the row that names the table
   */
  DecisionTableColumns(DecisionTableSheet sheet, int top) {
    this.sheet = sheet;
    this.top = top;
  }

  /**
   * The columns of a table; null where one of them can't be read.
   *
   * @param from its first column, from 0
   * @param end the row behind its last one
   */
  List<DecisionTableColumn> read(int from, int end) {
    List<DecisionTableColumn> columns = new ArrayList<>();
    boolean readable = true;
    for (int column = from; column <= sheet.lastColumn(); column++) {
      Entry kind = sheet.at(top + 1, column);
      if (kind == null) {
        readable &= empty(column, end);
        continue;
      }
      Kind known = KINDS.get(kind.text().toUpperCase(Locale.ROOT));
      if (known == null) {
        wrongKind(kind);
        readable = false;
        continue;
      }
      if (sheet.isHiddenColumn(column)) {
        sheet.fault(kind, "the column is hidden from readers, but it counts", "show it");
      }
      DecisionTableColumn made =
          new DecisionTableColumn(
              column, known, kind, sheet.at(top + 2, column), sheet.at(top + 3, column));
      readable &= headOf(made) && made.check(sheet);
      columns.add(made);
    }
    return readable ? columns : null;
  }

  private boolean headOf(DecisionTableColumn column) {
    if (!column.kind().hasCode()) {
      Entry wrong = column.object() != null ? column.object() : column.code();
      if (wrong != null) {
        sheet.fault(
            wrong, "a " + column.kind() + " column has neither fact nor code", "leave it blank");
      }
      return wrong == null;
    }
    if (column.code() == null) {
      sheet.fault(
          column.head(),
          "the column has no code: " + Address.of(column.column(), top + 3) + " is blank",
          column.kind() == Kind.CONDITION ? "write `field == $param`" : "write report( … ) there");
      return false;
    }
    Range code = sheet.merged(top + 3, column.column());
    Range object = sheet.merged(top + 2, column.column());
    if (code != null) {
      sheet.fault(
          column.code(), "the code stands in merged cells", "give each column code of its own");
    } else if (object != null && object.lastRow() > object.firstRow()) {
      sheet.fault(
          column.object(),
          "the cell of the fact is merged with one in another row",
          "merge it with cells beside it only");
      return false;
    }
    Entry heading = sheet.at(top + 4, column.column());
    if (heading != null && heading.kind() == Cell.Kind.NUMBER) {
      sheet.fault(
          heading,
          "row " + (top + 4) + " is that of headings, and is no rule, but it holds a number",
          "insert a row of headings above it");
    }
    return code == null;
  }

  private void wrongKind(Entry kind) {
    String text = kind.text().toUpperCase(Locale.ROOT);
    String refused = DecisionTableHead.attribute(text);
    if (refused != null) {
      sheet.fault(
          kind,
          refused + " gives rules an order, a group or a timetable",
          "remove the column; rules have neither");
      return;
    }
    if (text.equals("METADATA") || text.equals("@")) {
      sheet.fault(kind, "METADATA makes an annotation", "remove the column");
      return;
    }
    List<String> words = KINDS.keySet().stream().filter(word -> word.length() > 1).toList();
    Optional<String> nearest = Nearest.of(text, words);
    sheet.fault(
        kind,
        kind.text() + " is no kind of column",
        nearest
            .map(word -> "did you mean " + word + "?")
            .orElse("write CONDITION, ACTION, NAME or DESCRIPTION"));
  }

  /** Whether nothing stands in a column that has no kind. */
  private boolean empty(int column, int end) {
    for (int row = top + 2; row < end; row++) {
      Entry entry = sheet.at(row, column);
      if (entry != null && entry.cell().column() == column) {
        sheet.fault(
            entry,
            "no kind of column stands above this",
            "write CONDITION or ACTION into " + Address.of(column, top + 1));
        return false;
      }
    }
    return true;
  }
}
