package org.liaisonauditor.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** A table for people, in columns as wide as their widest cell. */
final class TextTable {

  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  TextTable(String... head) {
    rows.add(List.of(head));
  }

  /** Adds a row; null is shown as a blank cell. */
  void add(Object... cells) {
    List<String> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(cell == null ? "" : cell.toString());
    }
    rows.add(row);
  }

  void print(PrintWriter out) {
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).codePointCount(0, row.get(i).length()));
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String cell = row.get(i);
        line.append(cell)
            .repeat(' ', widths[i] - cell.codePointCount(0, cell.length()))
            .append(GAP);
      }
      out.println(line.toString().stripTrailing());
    }
  }
}
