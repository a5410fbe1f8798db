package org.liaisonauditor.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.liaisonauditor.workbook.Address;
import org.liaisonauditor.yaml.Fault;

/**
 * Which cells of a decision table the DRL made of it comes from, so that everything told of the DRL
 * can be told of the table.
 */
public final class DrlCells {

  /**
   * A cell.
   *
   * @param row its row, from 1
   * @param column its column, from 0
   */
  record Cell(int row, int column) {}

  /**
   * A piece of the DRL.
   *
   * @param start offset of its first character
   * @param end offset behind its last character
   * @param cell the cell that it stands for: of a row's condition the cell of that row
   * @param written the cell that the letters were written in: that one, or the code above it
   * @param offset where in that cell's text its first character is; -1 where the program wrote it
   */
  record Piece(int start, int end, Cell cell, Cell written, int offset) {

    boolean isCode() {
      return offset >= 0 && !cell.equals(written);
    }
  }

  private final DrlText drl;
  private final String sheet;
  private final List<Piece> pieces;
  private final Map<Cell, String> texts;

  /**
   * Cells of a DRL.
   *
   * @param text the DRL
   * @param sheet name of the sheet that the table stands on
   * @param pieces the parts of the text in order, without gaps
   * @param texts what stands in the cells
   */
  DrlCells(String text, String sheet, List<Piece> pieces, Map<Cell, String> texts) {
    this.drl = new DrlText("", text, List.of());
    this.sheet = sheet;
    this.pieces = List.copyOf(pieces);
    this.texts = Map.copyOf(texts);
  }

  /** The cell of a place of the DRL, {@code Sheet!C11}; column 0 = what the line begins with. */
  String at(int line, int column) {
    return name(piece(offset(line, column)).cell());
  }

  private String name(Cell cell) {
    return name(sheet, cell);
  }

  /** A cell as a spreadsheet writes it. */
  static String name(String sheet, Cell cell) {
    return sheet + "!" + Address.of(cell.column(), cell.row());
  }

  private int offset(int line, int column) {
    int start = drl.lineStart(Math.max(line, 1));
    if (column > 0) {
      return start + column - 1;
    }
    while (start < drl.text().length() && drl.text().charAt(start) == ' ') {
      start++;
    }
    return start;
  }

  private Piece piece(int offset) {
    for (Piece piece : pieces) {
      if (offset < piece.end()) {
        return piece;
      }
    }
    return pieces.getLast();
  }

  /**
   * The faults of the DRL as faults of the table, each once. What is wrong in the code above a
   * column shows in every row that uses it: then it is told once, of that code. What one row alone
   * makes wrong is told of the cell in that row.
   *
   * @param file path of the table
   * @param faults those found in the DRL made of it, by line and column
   */
  List<Fault> located(String file, List<Fault> faults) {
    Map<String, List<Fault>> same = new LinkedHashMap<>();
    for (Fault fault : faults) {
      Piece piece = piece(offset(fault.line(), fault.column()));
      int inCell = piece.offset() + offset(fault.line(), fault.column()) - piece.start();
      String key =
          piece.isCode() && !names(fault.message(), piece)
              ? piece.written() + " " + inCell + " " + fault.message()
              : fault.line() + " " + fault.column() + " " + fault.message();
      same.computeIfAbsent(key, any -> new ArrayList<>()).add(fault);
    }
    List<Fault> located = new ArrayList<>();
    for (List<Fault> group : same.values()) {
      Fault first = group.getFirst();
      Piece piece = piece(offset(first.line(), first.column()));
      Set<Integer> rows = new TreeSet<>();
      group.forEach(one -> rows.add(piece(offset(one.line(), one.column())).cell().row()));
      boolean everywhere =
          piece.isCode()
              && !names(first.message(), piece)
              && rows.size() == rows(piece.written()).size();
      if (everywhere) {
        int column = piece.offset() + offset(first.line(), first.column()) - piece.start() + 1;
        located.add(at(file, first, piece.written(), texts.get(piece.written()), column));
      } else {
        group.stream().distinct().forEach(one -> located.add(inRow(file, one)));
      }
    }
    return located.stream().distinct().toList();
  }

  private Set<Integer> rows(Cell written) {
    Set<Integer> rows = new TreeSet<>();
    for (Piece piece : pieces) {
      if (piece.isCode() && piece.written().equals(written)) {
        rows.add(piece.cell().row());
      }
    }
    return rows;
  }

  /** Whether a message names what the cell of the row holds. */
  private boolean names(String message, Piece piece) {
    String value = texts.getOrDefault(piece.cell(), "");
    return !value.isBlank()
        && Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(value) + "(?![\\p{L}\\p{N}])")
            .matcher(message)
            .find();
  }

  private Fault inRow(String file, Fault fault) {
    int offset = offset(fault.line(), fault.column());
    int line = drl.line(offset);
    int start = drl.lineStart(line);
    int next = drl.lineStart(line + 1);
    String text = drl.text().substring(start, next).stripTrailing();
    String shown = text.stripLeading();
    int column = fault.column() == 0 ? 0 : offset - start + 1 - (text.length() - shown.length());
    return at(file, fault, piece(offset).cell(), shown, Math.max(column, 0));
  }

  private Fault at(String file, Fault fault, Cell cell, String text, int column) {
    return fault(file, sheet, cell, text, column, fault.message(), fault.remedy());
  }

  /** A fault in a cell. */
  static Fault fault(
      String file,
      String sheet,
      Cell cell,
      String text,
      int column,
      String message,
      String remedy) {
    return new Fault(
        file,
        cell.row(),
        cell.column() + 1,
        message,
        remedy,
        new Fault.Excerpt(name(sheet, cell), text.replaceAll("\\s", " "), column));
  }
}
