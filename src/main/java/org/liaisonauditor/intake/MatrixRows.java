package org.liaisonauditor.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.liaisonauditor.domain.Table;
import org.liaisonauditor.store.KeySketch;
import org.liaisonauditor.workbook.Address;
import org.liaisonauditor.workbook.Cell;

/**
 * Reads an attendance matrix: one row a member, one column a meeting. Which columns are meetings is
 * known only when all files are read, so marks are held as they stand.
 */
final class MatrixRows extends SheetRows {

  /** Sheet names that the matrix goes by, folded. */
  static final List<String> SHEET_NAMES =
      List.of(Names.fold("Attendance matrix"), Names.fold("Bảng điểm danh"));

  private final Layout members;
  private final Column memberCode;
  private final Choices statuses;
  private final List<Cell> heads = new ArrayList<>();
  private final Map<Integer, Integer> headAt = new HashMap<>();
  private final List<Line> lines = new ArrayList<>();
  private int headerRow;
  private int memberColumn;

  MatrixRows(Layouts layouts, Place sheet, Problems problems, Values values) {
    super(sheet, problems, values, header(layouts));
    this.members = layouts.of(Table.MEMBERS);
    this.memberCode = members.columns().getFirst();
    this.statuses = layouts.statuses();
  }

  private MatrixRows(MatrixRows other, Problems problems) {
    super(other, problems);
    this.members = other.members;
    this.memberCode = other.memberCode;
    this.statuses = other.statuses;
    this.heads.addAll(other.heads);
    this.headAt.putAll(other.headAt);
    this.lines.addAll(other.lines);
    this.headerRow = other.headerRow;
    this.memberColumn = other.memberColumn;
  }

  /** The same matrix; what is wrong with it is told elsewhere. */
  MatrixRows with(Problems elsewhere) {
    return new MatrixRows(this, elsewhere);
  }

  /** How many marks there are; each adds its member and column to a sketch. */
  int marks(KeySketch sketch) {
    int count = 0;
    for (Line line : lines) {
      for (int i = 0; i < line.marks().length; i++) {
        if (line.marks()[i] != null) {
          count++;
          sketch.add(Names.clean(heads.get(i).text()) + "\n" + line.member() + "\n");
        }
      }
    }
    return count;
  }

  static Header header(Layouts layouts) {
    Layout members = layouts.of(Table.MEMBERS);
    return new Header(members, List.of(members.columns().getFirst()));
  }

  /**
   * A member's row.
   *
   * @param member the code; null = blank or faulty
   * @param faulty whether the code's cell has an ERROR of its own
   * @param marks one a head: a status, the cell of what is none, or null
   */
  record Line(int number, String member, boolean faulty, Object[] marks) {}

  List<Cell> heads() {
    return heads;
  }

  List<Line> lines() {
    return lines;
  }

  int headerRow() {
    return headerRow;
  }

  String memberCell(Line line) {
    return Address.of(memberColumn, line.number());
  }

  Column memberCode() {
    return memberCode;
  }

  Choices statuses() {
    return statuses;
  }

  /** The sheet as the rows of one meeting's column see it. */
  Place placeOf(Cell head) {
    String meeting = Address.letters(head.column());
    Place place =
        with(
            Map.of(
                "member_code", Address.letters(memberColumn),
                "meeting_code", meeting,
                "status", meeting));
    return new Place(place.ref(), place.file(), place.sheet(), true);
  }

  @Override
  void header(int number, Header.Found found) {
    headerRow = number;
    found
        .places()
        .forEach(
            (column, place) -> {
              if (members.columns().get(place) == memberCode) {
                memberColumn = column;
              }
            });
    for (Cell head : found.others()) {
      headAt.put(head.column(), heads.size());
      heads.add(head);
    }
  }

  @Override
  void data(int number, List<Cell> cells) {
    String member = null;
    boolean faulty = false;
    boolean any = false;
    Object[] marks = new Object[heads.size()];
    for (Cell cell : cells) {
      if (cell.column() == memberColumn) {
        Object code = values.read(memberCode, cell, sheet, number);
        faulty = code == Values.FAULT;
        member = faulty ? null : (String) code;
        any |= code != null;
        continue;
      }
      Integer head = headAt.get(cell.column());
      if (head != null && holdsSomething(cell)) {
        marks[head] = mark(cell);
        any = true;
      }
    }
    if (any) {
      lines.add(new Line(number, member, faulty, marks));
    }
  }

  private Object mark(Cell cell) {
    boolean word = cell.kind() == Cell.Kind.TEXT || cell.kind() == Cell.Kind.NUMBER;
    Object status = word ? statuses.find(Names.clean(cell.text())) : null;
    return status == null ? cell : status;
  }
}
