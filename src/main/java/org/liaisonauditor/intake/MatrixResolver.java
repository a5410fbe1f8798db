package org.liaisonauditor.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.liaisonauditor.domain.Dates;
import org.liaisonauditor.domain.Table;
import org.liaisonauditor.workbook.Address;
import org.liaisonauditor.workbook.Cell;

/**
 * Turns the marks of an attendance matrix into attendance rows, now that all meetings are known.
 */
final class MatrixResolver {

  private final Directory directory;
  private final Reading reading;
  private final MatrixRows matrix;
  private final Layout attendance;
  private final Problems problems;
  private final List<Head> heads = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();

  MatrixResolver(Layouts layouts, Directory directory, Reading reading, MatrixRows matrix) {
    this.directory = directory;
    this.reading = reading;
    this.matrix = matrix;
    this.attendance = layouts.of(Table.ATTENDANCE);
    this.problems = reading.problems();
  }

  private enum HeadKind {
    MEETING,
    DAY,
    UNKNOWN_MEETING,
    IGNORED
  }

  /** A column: what its header names, and the marks of a day for which no one meeting is found. */
  private static final class Head {
    private final HeadKind kind;
    private final String meeting;
    private final LocalDate day;
    private final Place place;
    private final List<Unresolved> unresolved = new ArrayList<>();
    private boolean resolved;

    Head(HeadKind kind, String meeting, LocalDate day, Place place) {
      this.kind = kind;
      this.meeting = meeting;
      this.day = day;
      this.place = place;
    }
  }

  private record Unresolved(int row, String residence, Set<String> meetings) {}

  /** The attendance rows. Marks that make none are counted with the file. */
  List<Row> resolve() {
    for (int i = 0; i < matrix.heads().size(); i++) {
      heads.add(head(i));
    }
    matrix.lines().forEach(this::line);
    heads.forEach(this::tellUnresolved);
    return rows;
  }

  private Head head(int index) {
    Cell cell = matrix.heads().get(index);
    Place place = matrix.placeOf(cell);
    String text = Names.clean(cell.text());
    Keys meetings = directory.keys(Table.MEETINGS);
    if (cell.kind() != Cell.Kind.DATE && meetings.held(text)) {
      return new Head(HeadKind.MEETING, text, null, place);
    }
    LocalDate day = Values.dayIn(cell);
    if (day != null) {
      return new Head(HeadKind.DAY, null, day, place);
    }
    if (!holdsMarks(index)) {
      matrix.unknownColumn(cell, matrix.headerRow());
      return new Head(HeadKind.IGNORED, null, null, place);
    }
    References.tellUnknown(
        problems,
        ProblemKind.UNKNOWN_MEETING,
        place,
        headCell(place),
        Values.shown(cell),
        attendance.columns().getFirst(),
        meetings);
    return new Head(HeadKind.UNKNOWN_MEETING, null, null, place);
  }

  private String headCell(Place place) {
    return place.ref().columns().get("status") + matrix.headerRow();
  }

  /** Whether more than half of what stands in a column are status marks. */
  private boolean holdsMarks(int index) {
    int filled = 0;
    int marks = 0;
    for (MatrixRows.Line line : matrix.lines()) {
      Object mark = line.marks()[index];
      filled += mark == null ? 0 : 1;
      marks += mark == null || mark instanceof Cell ? 0 : 1;
    }
    return 2 * marks > filled;
  }

  private void line(MatrixRows.Line line) {
    int marks = 0;
    for (int i = 0; i < heads.size(); i++) {
      if (line.marks()[i] != null && heads.get(i).kind != HeadKind.IGNORED) {
        marks++;
        if (line.marks()[i] instanceof Cell bad) {
          tellBadMark(line, bad);
        }
      }
    }
    Keys members = directory.keys(Table.MEMBERS);
    boolean blank = line.member() == null && !line.faulty();
    if (blank && marks == 0) {
      return;
    }
    if (blank) {
      String title = matrix.memberCode().title(problems.messages().language());
      problems.addAt(
          ProblemKind.MISSING_VALUE, matrix.sheet, matrix.memberCell(line), "", "", title);
    } else if (!line.faulty() && !members.held(line.member())) {
      References.tellUnknown(
          problems,
          ProblemKind.UNKNOWN_MEMBER,
          matrix.sheet,
          matrix.memberCell(line),
          line.member(),
          matrix.memberCode(),
          members);
    } else if (!line.faulty()) {
      marks(line, members.usable(line.member()));
      return;
    }
    // A row without a mark counts too, or its fault would not.
    for (int i = 0; i < Math.max(1, marks); i++) {
      reading.count(Row.State.UNUSABLE);
    }
  }

  private void tellBadMark(MatrixRows.Line line, Cell bad) {
    ProblemKind kind =
        switch (bad.kind()) {
          case ERROR -> ProblemKind.EXCEL_ERROR;
          case UNCALCULATED -> ProblemKind.UNCALCULATED;
          case DAMAGED -> ProblemKind.DAMAGED_CELL;
          default -> ProblemKind.NOT_IN_LIST;
        };
    problems.addAt(
        kind,
        matrix.sheet,
        Address.of(bad.column(), line.number()),
        Values.shown(bad),
        kind == ProblemKind.NOT_IN_LIST ? matrix.statuses().allowed() : "",
        attendance.columns().get(2).title(problems.messages().language()),
        "");
  }

  private void marks(MatrixRows.Line line, boolean memberUsable) {
    for (int i = 0; i < heads.size(); i++) {
      Object mark = line.marks()[i];
      Head head = heads.get(i);
      if (mark == null || head.kind == HeadKind.IGNORED) {
        continue;
      }
      boolean bad = mark instanceof Cell;
      if (head.kind == HeadKind.UNKNOWN_MEETING) {
        reading.count(Row.State.UNUSABLE);
      } else if (!memberUsable) {
        reading.count(bad ? Row.State.UNUSABLE : Row.State.CONSEQUENCE);
      } else {
        String meeting = head.kind == HeadKind.MEETING ? head.meeting : meetingOf(head, line, bad);
        if (meeting != null) {
          add(head, line, meeting, bad ? null : mark);
        }
      }
    }
  }

  /** The one meeting of the member's branch on the column's day; null = counted, not used. */
  private String meetingOf(Head head, MatrixRows.Line line, boolean bad) {
    String residence = directory.residence(line.member());
    Set<String> meetings = directory.meetings(residence, head.day);
    boolean unusable = directory.hasUnusableMeeting(residence, head.day);
    if (meetings.size() == 1 && !unusable) {
      head.resolved = true;
      return meetings.iterator().next();
    }
    boolean consequence = meetings.isEmpty() && unusable;
    if (!consequence) {
      head.unresolved.add(new Unresolved(line.number(), residence, meetings));
    }
    reading.count(consequence && !bad ? Row.State.CONSEQUENCE : Row.State.UNUSABLE);
    return null;
  }

  private void add(Head head, MatrixRows.Line line, String meeting, Object status) {
    Object[] values = new Object[attendance.columns().size()];
    values[0] = meeting;
    values[1] = line.member();
    values[2] = status;
    Row row = new Row(head.place, line.number(), values);
    if (status == null) {
      row.refuse();
    }
    rows.add(row);
  }

  private void tellUnresolved(Head head) {
    if (head.unresolved.isEmpty()) {
      return;
    }
    if (head.resolved) {
      String letters = head.place.ref().columns().get("status");
      head.unresolved.forEach(mark -> tellUnresolved(head, letters + mark.row(), mark));
    } else {
      tellUnresolved(head, headCell(head.place), head.unresolved.getFirst());
    }
  }

  private void tellUnresolved(Head head, String cell, Unresolved mark) {
    Messages messages = problems.messages();
    boolean none = mark.meetings().isEmpty();
    problems.addAt(
        none ? ProblemKind.NO_MEETING_ON_DAY : ProblemKind.SEVERAL_MEETINGS_ON_DAY,
        head.place,
        cell,
        Dates.shown(head.day, messages.language()),
        "",
        mark.residence(),
        String.join(", ", mark.meetings()));
  }
}
