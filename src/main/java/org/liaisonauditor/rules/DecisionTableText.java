package org.liaisonauditor.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.liaisonauditor.rules.DecisionTableSheet.Entry;

/** The DRL of a decision table while it is written, piece by piece, each with its cell. */
final class DecisionTableText {

  private final StringBuilder text = new StringBuilder();
  private final List<DrlCells.Piece> pieces = new ArrayList<>();

  /** Adds what the program writes by itself, for a cell. */
  DecisionTableText own(String added, DrlCells.Cell cell) {
    return add(added, cell, cell, -1);
  }

  /**
   * Adds what was written in a cell.
   *
   * @param offset where in the cell's text it begins
   */
  DecisionTableText written(String added, Entry entry, int offset) {
    return add(added, entry.cell(), entry.cell(), offset);
  }

  /** Adds code that stands above a column, for the cell of a row that it is used for. */
  DecisionTableText code(String added, DrlCells.Cell cell, Entry code, int offset) {
    return add(added, cell, code.cell(), offset);
  }

  private DecisionTableText add(
      String added, DrlCells.Cell cell, DrlCells.Cell written, int offset) {
    if (!added.isEmpty()) {
      int start = text.length();
      text.append(added);
      pieces.add(new DrlCells.Piece(start, text.length(), cell, written, offset));
    }
    return this;
  }

  /** The table with all that was added. */
  DecisionTable table(DecisionTableSheet sheet) {
    Map<DrlCells.Cell, String> texts = sheet.texts();
    String drl = text.toString();
    return new DecisionTable(drl, new DrlCells(drl, sheet.name(), pieces, texts));
  }
}
