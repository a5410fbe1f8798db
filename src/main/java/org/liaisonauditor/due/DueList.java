package org.liaisonauditor.due;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Exemption;
import org.liaisonauditor.domain.Table;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.domain.UnitKind;
import org.liaisonauditor.intake.AttendanceMatrices;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.KeptFiles;
import org.liaisonauditor.store.SentRows;
import org.liaisonauditor.store.StoredUnits;
import org.liaisonauditor.store.StoredUnits.StoredUnit;

/**
 * Tells which unit has not sent what for a period, by the units and rows that count now. What is
 * expected of whom is written down in docs/decisions/0013.
 */
public final class DueList {

  private static final int CODES_SHOWN = 10;

  private static final Comparator<Due> ORDER =
      Comparator.comparing((Due due) -> due.unit().kind())
          .thenComparing(due -> due.unit().code(), CodePoints.ORDER)
          .thenComparing(Due::table)
          .thenComparing(due -> due.what().en(), CodePoints.ORDER);

  private final SentRows sent;
  private final KeptFiles files;
  private final IntFunction<LocalDate> evaluationDue;
  private final LocalDate from;
  private final LocalDate until;
  private final Map<String, StoredUnit> units = new TreeMap<>(CodePoints.ORDER);
  private final Map<String, SentRows.Newest> newest;
  private final Collection<SentRows.MemberRow> members;
  private final List<SentRows.LetterRow> letters;
  private final Map<SentRows.Said, LocalDate> introduced = new HashMap<>();
  private final List<Due> dues = new ArrayList<>();

  private DueList(
      Database database,
      IntFunction<LocalDate> evaluationDue,
      LocalDate from,
      LocalDate until,
      Instant now) {
    this.sent = new SentRows(database);
    this.files = new KeptFiles(database);
    this.evaluationDue = evaluationDue;
    this.from = from;
    this.until = until;
    new StoredUnits(database).asOf(now).forEach(unit -> units.put(unit.code(), unit));
    this.newest = sent.newest();
    this.members = sent.members();
    this.letters = sent.letters();
    for (SentRows.LetterRow letter : letters) {
      introduced.merge(
          new SentRows.Said(letter.member(), letter.residence()),
          letter.issuedOn(),
          (one, other) -> one.isBefore(other) ? one : other);
    }
  }

  /**
   * What is missing, by kind of unit, unit and table.
   *
   * @param evaluationDue the day on which the evaluations of a year are due
   * @param from first day of the period
   * @param to last day of the period
   * @param today what comes due later is not missing yet
   * @param now as of when units count
   */
  public static List<Due> of(
      Database database,
      IntFunction<LocalDate> evaluationDue,
      LocalDate from,
      LocalDate to,
      LocalDate today,
      Instant now)
      throws IOException {
    LocalDate until = to.isBefore(today) ? to : today;
    DueList list = new DueList(database, evaluationDue, from, until, now);
    list.workplaces();
    list.meetings();
    list.attendance();
    list.evaluations();
    return list.dues.stream().sorted(ORDER).toList();
  }

  private void workplaces() {
    Map<String, List<SentRows.MemberRow>> byWorkplace =
        members.stream().collect(Collectors.groupingBy(SentRows.MemberRow::workplace));
    Set<String> wrote =
        letters.stream()
            .filter(letter -> !letter.issuedOn().isBefore(from))
            .map(SentRows.LetterRow::workplace)
            .collect(Collectors.toSet());
    for (StoredUnit unit : units.values()) {
      if (unit.kind() != UnitKind.WORKPLACE) {
        continue;
      }
      List<SentRows.MemberRow> own = byWorkplace.getOrDefault(unit.code(), List.of());
      if (own.isEmpty()) {
        add(
            unit,
            Table.MEMBERS,
            List.of(unit.code()),
            1,
            new Text("chưa có đảng viên nào", "no member"));
      }
      List<String> begun =
          own.stream().filter(this::beganInPeriod).map(SentRows.MemberRow::code).toList();
      if (!begun.isEmpty() && !wrote.contains(unit.code())) {
        add(
            unit,
            Table.INTRODUCTIONS,
            begun,
            begun.size(),
            new Text(
                "chưa có giấy giới thiệu nào từ đầu kỳ; đảng viên cần giới thiệu: %d (%s)",
                "no letter since the period began; members to be introduced: %d (%s)"));
      }
    }
    for (int year = from.getYear(); year <= until.getYear(); year++) {
      LocalDate end = LocalDate.of(year, 12, 31);
      if (!end.isAfter(until)) {
        classifications(byWorkplace, year, end);
      }
    }
  }

  /** Whether the day from which the member is to be introduced lies in the period. */
  private boolean beganInPeriod(SentRows.MemberRow member) {
    LocalDate since =
        List.of(member.admittedOn(), member.workplaceSince(), member.residenceSince()).stream()
            .max(Comparator.naturalOrder())
            .orElseThrow();
    boolean exempt = member.exemption() == Exemption.INTRODUCTION && member.exempt(since);
    return !since.isBefore(from) && !since.isAfter(until) && member.inScope(since) && !exempt;
  }

  private void classifications(
      Map<String, List<SentRows.MemberRow>> byWorkplace, int year, LocalDate end) {
    Set<SentRows.Said> classified = sent.classifications(year);
    byWorkplace.forEach(
        (workplace, own) -> {
          List<SentRows.MemberRow> expected =
              own.stream()
                  .filter(member -> member.inScope(end) && !member.workplaceSince().isAfter(end))
                  .toList();
          List<String> missing =
              expected.stream()
                  .map(SentRows.MemberRow::code)
                  .filter(code -> !classified.contains(new SentRows.Said(code, workplace)))
                  .toList();
          StoredUnit unit = units.get(workplace);
          if (unit != null) {
            add(
                unit,
                Table.CLASSIFICATIONS,
                missing,
                expected.size(),
                new Text(
                    "chưa xếp loại năm " + year + " của %d trên %d đảng viên: %s",
                    "no classification for " + year + " of %d of %d members: %s"));
          }
        });
  }

  /** Members that a branch knows of on a day and that are to take part in its life. */
  private Predicate<SentRows.MemberRow> onRoll(LocalDate day) {
    return member -> {
      LocalDate letter = introduced.get(new SentRows.Said(member.code(), member.residence()));
      return !member.residenceSince().isAfter(day)
          && member.inScope(day)
          && !member.exempt(day)
          && letter != null
          && !letter.isAfter(day);
    };
  }

  /** Who sends for a branch: the ward above it, else the branch itself. */
  private StoredUnit sender(String branch) {
    Set<String> seen = new HashSet<>();
    StoredUnit unit = units.get(branch);
    while (unit != null && unit.kind() != UnitKind.WARD && seen.add(unit.code())) {
      unit = unit.parent() == null ? null : units.get(unit.parent());
    }
    return unit == null || unit.kind() != UnitKind.WARD ? units.get(branch) : unit;
  }

  private interface Told {
    void tell(StoredUnit unit, List<String> missing, int expected);
  }

  /** Tells what is missing to each sender, by the branch of each thing that is expected. */
  private void bySender(Map<String, String> branchOf, Set<String> missing, Told told) {
    Map<String, List<String>> things = new TreeMap<>(CodePoints.ORDER);
    branchOf.forEach(
        (thing, branch) -> {
          StoredUnit unit = sender(branch);
          if (unit != null) {
            things.computeIfAbsent(unit.code(), any -> new ArrayList<>()).add(thing);
          }
        });
    things.forEach(
        (unit, all) ->
            told.tell(
                units.get(unit), all.stream().filter(missing::contains).toList(), all.size()));
  }

  private void meetings() {
    for (HalfYearOf half : HalfYearOf.within(from, until)) {
      Set<String> expected =
          members.stream()
              .filter(onRoll(half.lastDay()))
              .map(SentRows.MemberRow::residence)
              .collect(Collectors.toSet());
      Set<String> missing = new HashSet<>(expected);
      sent.meetings(half.firstDay(), half.lastDay())
          .forEach(meeting -> missing.remove(meeting.residence()));
      Map<String, String> branchOf = new HashMap<>();
      expected.forEach(branch -> branchOf.put(branch, branch));
      Text text =
          new Text(
              "chưa có kỳ sinh hoạt " + half.words().vi() + " của %d trên %d chi bộ: %s",
              "no meeting in " + half.words().en() + " of %d of %d branches: %s");
      bySender(
          branchOf, missing, (unit, codes, all) -> add(unit, Table.MEETINGS, codes, all, text));
    }
  }

  private void attendance() throws IOException {
    List<SentRows.MeetingRow> meetings = sent.meetings(from, until);
    Set<String> listed = sent.meetingsWithAttendance();
    List<SentRows.MeetingRow> open = new ArrayList<>();
    Map<String, String> branchOf = new HashMap<>();
    for (SentRows.MeetingRow meeting : meetings) {
      if (listed.contains(meeting.code())) {
        branchOf.put(meeting.code(), meeting.residence());
      } else if (members.stream().anyMatch(member -> expectedAt(meeting, member))) {
        branchOf.put(meeting.code(), meeting.residence());
        open.add(meeting);
      }
    }
    if (!open.isEmpty()) {
      removeThoseInMatrices(open);
    }
    Set<String> missing = open.stream().map(SentRows.MeetingRow::code).collect(Collectors.toSet());
    Text text =
        new Text(
            "chưa có điểm danh của %d trên %d kỳ sinh hoạt: %s",
            "no attendance of %d of %d meetings: %s");
    bySender(
        branchOf, missing, (unit, codes, all) -> add(unit, Table.ATTENDANCE, codes, all, text));
  }

  /** Meetings are for all of a branch, or for the members of a group. */
  private boolean expectedAt(SentRows.MeetingRow meeting, SentRows.MemberRow member) {
    return meeting.residence().equals(member.residence())
        && (meeting.group() == null || meeting.group().equals(member.group()))
        && onRoll(meeting.heldOn()).test(member);
  }

  private void removeThoseInMatrices(List<SentRows.MeetingRow> open) throws IOException {
    Map<String, String> residences = new HashMap<>();
    members.forEach(member -> residences.put(member.code(), member.residence()));
    for (SentRows.MatrixFile file : sent.matrixFiles()) {
      Path folder = Files.createTempDirectory("matrix");
      Path copy = folder.resolve("matrix.xlsx");
      try {
        files.copyTo(file.sha256(), copy);
        for (AttendanceMatrices.Matrix matrix : AttendanceMatrices.of(copy, file.name())) {
          Set<String> branches =
              matrix.members().stream().map(residences::get).collect(Collectors.toSet());
          open.removeIf(
              meeting ->
                  matrix.heads().contains(meeting.code())
                      || (matrix.days().contains(meeting.heldOn())
                          && branches.contains(meeting.residence())));
        }
      } finally {
        Files.deleteIfExists(copy);
        Files.delete(folder);
      }
    }
  }

  private void evaluations() {
    for (int year = from.getYear(); year <= until.getYear(); year++) {
      LocalDate dueDay = evaluationDue.apply(year);
      if (dueDay.isBefore(from) || dueDay.isAfter(until)) {
        continue;
      }
      Set<SentRows.Said> evaluated = sent.evaluations(year);
      Map<String, String> branchOf = new HashMap<>();
      Set<String> missing = new HashSet<>();
      for (SentRows.MemberRow member : members.stream().filter(onRoll(dueDay)).toList()) {
        branchOf.put(member.code(), member.residence());
        if (!evaluated.contains(new SentRows.Said(member.code(), member.residence()))) {
          missing.add(member.code());
        }
      }
      Text text =
          new Text(
              "chưa có nhận xét năm " + year + " của %d trên %d đảng viên: %s",
              "no evaluation for " + year + " of %d of %d members: %s");
      bySender(
          branchOf, missing, (unit, codes, all) -> add(unit, Table.EVALUATIONS, codes, all, text));
    }
  }

  /** The text takes the numbers that it has room for, and the codes. */
  private void add(StoredUnit unit, Table table, List<String> codes, int expected, Text text) {
    if (codes.isEmpty()) {
      return;
    }
    TreeSet<String> sorted = new TreeSet<>(CodePoints.ORDER);
    sorted.addAll(codes);
    String shown =
        sorted.stream().limit(CODES_SHOWN).collect(Collectors.joining(", "))
            + (sorted.size() > CODES_SHOWN ? " …" : "");
    dues.add(
        new Due(
            unit,
            table,
            sorted.size(),
            expected,
            List.copyOf(sorted),
            new Text(
                filled(text.vi(), sorted.size(), expected, shown),
                filled(text.en(), sorted.size(), expected, shown)),
            newest.get(unit.code())));
  }

  private static String filled(String text, int missing, int expected, String codes) {
    boolean both = text.indexOf("%d") != text.lastIndexOf("%d");
    return both ? text.formatted(missing, expected, codes) : text.formatted(missing, codes);
  }
}
