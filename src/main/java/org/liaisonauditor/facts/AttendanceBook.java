package org.liaisonauditor.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.liaisonauditor.domain.Attendance;
import org.liaisonauditor.domain.AttendanceStatus;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Meeting;
import org.liaisonauditor.domain.Member;

/** Who was expected at the branch's meetings, and what is recorded of them. */
final class AttendanceBook {

  /** By day, then meeting code: the order in which the catalogue counts missed meetings. */
  static final Comparator<Meeting> ORDER =
      Comparator.comparing(Meeting::heldOn).thenComparing(Meeting::code, CodePoints.ORDER);

  /** A meeting where a member was expected, and the record of it, or null. */
  record Entry(Meeting meeting, Attendance record) {

    AttendanceStatus status() {
      return record == null ? null : record.status();
    }

    boolean attended() {
      return status() == AttendanceStatus.PRESENT;
    }

    boolean excused() {
      return status() == AttendanceStatus.EXCUSED;
    }

    boolean missed() {
      return status() == AttendanceStatus.ABSENT || status() == AttendanceStatus.REPRESENTED;
    }
  }

  private final List<Meeting> meetings;
  private final Map<String, Map<String, Attendance>> marks = new HashMap<>();

  /**
   * The book of a branch.
   *
   * @param meetings the meetings of the branch that are seen, of all time
   */
  AttendanceBook(List<Meeting> meetings, List<Attendance> attendance) {
    this.meetings = meetings.stream().sorted(ORDER).toList();
    for (Attendance mark : attendance) {
      marks.computeIfAbsent(mark.meeting(), code -> new HashMap<>()).put(mark.member(), mark);
    }
  }

  List<Meeting> meetings() {
    return meetings;
  }

  /** What is recorded of a member at a meeting, or null. */
  Attendance mark(String meeting, String member) {
    return marks.getOrDefault(meeting, Map.of()).get(member);
  }

  boolean expected(Member member, LocalDate firstIntroducedOn, Meeting meeting) {
    return (meeting.group() == null || meeting.group().equals(member.group()))
        && Roll.onRoll(member, firstIntroducedOn, meeting.heldOn());
  }

  /** The meetings on certain days where a member was expected, by day and code. */
  List<Entry> entries(Member member, LocalDate firstIntroducedOn, Predicate<LocalDate> days) {
    List<Entry> entries = new ArrayList<>();
    for (Meeting meeting : meetings) {
      if (days.test(meeting.heldOn()) && expected(member, firstIntroducedOn, meeting)) {
        entries.add(new Entry(meeting, mark(meeting.code(), member.code())));
      }
    }
    return entries;
  }
}
