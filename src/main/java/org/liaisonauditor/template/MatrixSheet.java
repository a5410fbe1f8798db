package org.liaisonauditor.template;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liaisonauditor.domain.Attendance;
import org.liaisonauditor.domain.AttendanceStatus;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Meeting;
import org.liaisonauditor.domain.Member;
import org.liaisonauditor.domain.Table;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.domain.UnitKind;
import org.liaisonauditor.intake.ColumnWords;
import org.liaisonauditor.workbook.TableWorkbook.Anything;
import org.liaisonauditor.workbook.TableWorkbook.Area;
import org.liaisonauditor.workbook.TableWorkbook.Blank;
import org.liaisonauditor.workbook.TableWorkbook.Cell;
import org.liaisonauditor.workbook.TableWorkbook.Check;
import org.liaisonauditor.workbook.TableWorkbook.Column;
import org.liaisonauditor.workbook.TableWorkbook.Nothing;
import org.liaisonauditor.workbook.TableWorkbook.OneOf;
import org.liaisonauditor.workbook.TableWorkbook.Sheet;
import org.liaisonauditor.workbook.TableWorkbook.Tone;
import org.liaisonauditor.workbook.TableWorkbook.Words;

/**
 * Attendance as branches keep it on paper: a row a member, a column a meeting of the period. What a
 * mark can't hold (a reason, a representative, somebody from elsewhere) goes into the list.
 */
final class MatrixSheet {

  private static final int FREE_COLUMNS = 4;
  private static final int FREE_ROWS = 10;

  /** The marks of the paper list, which both languages read. */
  private static final Map<AttendanceStatus, String> MARKS =
      new EnumMap<>(
          Map.of(
              AttendanceStatus.PRESENT, "x",
              AttendanceStatus.EXCUSED, "P",
              AttendanceStatus.ABSENT, "V",
              AttendanceStatus.REPRESENTED, "Đ"));

  private final Known known;
  private final ColumnWords words;
  private final Preface preface;
  private final Language language;
  private final List<Member> members;
  private final List<Meeting> meetings;
  private final Map<String, Integer> rowOf = new HashMap<>();
  private final Map<String, Integer> columnOf = new HashMap<>();
  private final List<String> about = new ArrayList<>(List.of("member_code", "full_name"));
  private final List<Attendance> listed = new ArrayList<>();
  private final Map<Integer, Map<Integer, String>> marks = new HashMap<>();
  private final Map<Integer, Set<Integer>> elsewhere = new HashMap<>();

  MatrixSheet(Known known, Period period, ColumnWords words, Preface preface, Language language) {
    this.known = known;
    this.words = words;
    this.preface = preface;
    this.language = language;
    if (known.unit().kind() == UnitKind.WARD) {
      about.add("residence_code");
    }
    this.members =
        known.members().stream()
            .filter(period::holds)
            .sorted(
                Comparator.comparing(Member::residence, CodePoints.ORDER)
                    .thenComparing(Member::code, CodePoints.ORDER))
            .toList();
    this.meetings =
        known.meetings().stream()
            .filter(period::holds)
            .sorted(
                Comparator.comparing(Meeting::residence, CodePoints.ORDER)
                    .thenComparing(Meeting::heldOn)
                    .thenComparing(Meeting::code, CodePoints.ORDER))
            .toList();
    members.forEach(member -> rowOf.put(member.code(), rowOf.size()));
    meetings.forEach(meeting -> columnOf.put(meeting.code(), about.size() + columnOf.size()));
    known.attendance().forEach(this::place);
  }

  private void place(Attendance one) {
    Integer row = rowOf.get(one.member());
    Integer column = columnOf.get(one.meeting());
    boolean inMatrix = row != null && column != null;
    if (inMatrix && one.representedBy() == null && one.reason() == null) {
      marks.computeIfAbsent(row, any -> new HashMap<>()).put(column, MARKS.get(one.status()));
      return;
    }
    listed.add(one);
    if (inMatrix) {
      elsewhere.computeIfAbsent(column, any -> new HashSet<>()).add(row);
    }
  }

  /** The records that are not in the matrix. */
  List<Attendance> listed() {
    return listed;
  }

  Sheet sheet() {
    List<Column> columns = new ArrayList<>();
    for (String name : about) {
      int width = name.equals("full_name") ? 28 : 14;
      columns.add(new Column(words.title(Table.MEMBERS, name, language), width));
    }
    meetings.forEach(
        meeting ->
            columns.add(new Column(meeting.code(), Math.max(12, meeting.code().length() + 2))));
    for (int i = 0; i < FREE_COLUMNS; i++) {
      columns.add(new Column("", 14));
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      rows.add(row(members.get(i), i, columns.size()));
    }
    for (int i = 0; i < FREE_ROWS; i++) {
      List<Cell> blank = new ArrayList<>();
      columns.forEach(column -> blank.add(new Blank(Tone.ENTRY)));
      rows.add(blank);
    }
    String name = ColumnWords.matrixSheet(language);
    return new Sheet(name, preface.lines(name, how()), columns, rows, false, checks(rows.size()));
  }

  private List<Cell> row(Member member, int row, int width) {
    List<Cell> cells = new ArrayList<>();
    cells.add(new Words(member.code(), Tone.ENTRY_KEY));
    cells.add(new Words(member.fullName(), Tone.ENTRY_KEY));
    if (about.size() > 2) {
      cells.add(new Words(member.residence(), Tone.ENTRY_KEY));
    }
    Map<Integer, String> own = marks.getOrDefault(row, Map.of());
    for (Meeting meeting : meetings) {
      int column = cells.size();
      boolean open = invites(meeting, member) && !inList(row, column);
      String mark = own.get(column);
      cells.add(
          mark != null
              ? new Words(mark, Tone.ENTRY)
              : new Blank(open ? Tone.ENTRY : Tone.ENTRY_KEY));
    }
    while (cells.size() < width) {
      cells.add(new Blank(Tone.ENTRY));
    }
    return cells;
  }

  private static boolean invites(Meeting meeting, Member member) {
    return meeting.residence().equals(member.residence())
        && (meeting.group() == null || meeting.group().equals(member.group()));
  }

  private boolean inList(int row, int column) {
    return elsewhere.getOrDefault(column, Set.of()).contains(row);
  }

  private Text how() {
    return new Text(
        "Ghi x = có mặt, P = vắng có phép, V = vắng, Đ = người khác đi thay; chưa ghi thì để trống."
            + " Có lý do hoặc người đi thay thì ghi ở bảng "
            + Table.ATTENDANCE.vietnamese()
            + ", không ghi ở đây.",
        "Write x = present, P = excused, V = absent, Đ = represented; blank = nothing recorded."
            + " With a reason or a representative, write it in the sheet "
            + Table.ATTENDANCE.english()
            + ", not here.");
  }

  private List<Check> checks(int rows) {
    List<Check> checks = new ArrayList<>();
    for (int i = 0; i < about.size(); i++) {
      checks.add(
          new Check(
              List.of(new Area(i, 0, rows - 1)),
              new Anything(),
              words.title(Table.MEMBERS, about.get(i), language),
              Notes.of(Table.MEMBERS, about.get(i)).in(language),
              ""));
    }
    List<Area> inList = new ArrayList<>();
    for (Meeting meeting : meetings) {
      int column = columnOf.get(meeting.code());
      Text held =
          new Text(
              "Kỳ họp ngày %s của %s. Chọn x, P, V hoặc Đ; để trống là không ghi.",
              "Meeting of %s of %s. Choose x, P, V or Đ; blank = nothing recorded.");
      checks.add(
          marks(
              open(column, rows, inList),
              TableSheets.clipped(meeting.code()),
              held.in(language)
                  .formatted(Preface.shown(meeting.heldOn()), brief(meeting.residence()))));
    }
    for (int i = 0; i < FREE_COLUMNS; i++) {
      int column = about.size() + meetings.size() + i;
      Text free =
          new Text(
              "Kỳ họp khác: ghi kỳ họp vào bảng Kỳ sinh hoạt, ghi mã kỳ vào hàng tiêu đề của cột"
                  + " này, rồi ghi x, P, V hoặc Đ ở dưới.",
              "Another meeting: enter it in the sheet Meetings, write its code into the header of"
                  + " this column, then x, P, V or Đ below.");
      String title = new Text("Kỳ họp khác", "Another meeting").in(language);
      checks.add(
          new Check(
              List.of(new Area(column, -1, -1)), new Anything(), title, free.in(language), ""));
      checks.add(marks(List.of(new Area(column, 0, rows - 1)), title, free.in(language)));
    }
    if (!inList.isEmpty()) {
      Text there =
          new Text(
              "Đã ghi ở bảng Điểm danh, có lý do hoặc người đi thay. Muốn sửa thì sửa ở đó.",
              "Recorded in the sheet Attendance, with a reason or a representative. Change it"
                  + " there.");
      String title = Table.ATTENDANCE.name(language);
      checks.add(new Check(inList, new Nothing(), title, there.in(language), there.in(language)));
    }
    return checks;
  }

  private String brief(String branch) {
    return branch.length() <= 60 ? branch : branch.substring(0, 60) + "…";
  }

  private Check marks(List<Area> areas, String title, String note) {
    return new Check(
        areas,
        new OneOf(List.of("x", "P", "V", "Đ")),
        title,
        note,
        new Text("Chỉ ghi x, P, V hoặc Đ.", "Only x, P, V or Đ.").in(language));
  }

  /** The runs of a column's cells that may hold a mark; the others are added to the list. */
  private List<Area> open(int column, int rows, List<Area> inList) {
    List<Area> areas = new ArrayList<>();
    int from = 0;
    for (int row = 0; row <= rows; row++) {
      if (row == rows || inList(row, column)) {
        if (row > from) {
          areas.add(new Area(column, from, row - 1));
        }
        if (row < rows) {
          inList.add(new Area(column, row, row));
        }
        from = row + 1;
      }
    }
    return areas;
  }
}
