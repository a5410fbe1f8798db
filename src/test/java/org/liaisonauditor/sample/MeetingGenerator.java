package org.liaisonauditor.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.liaisonauditor.domain.Attendance;
import org.liaisonauditor.domain.AttendanceStatus;
import org.liaisonauditor.domain.Exemption;
import org.liaisonauditor.domain.Meeting;
import org.liaisonauditor.domain.Member;
import org.liaisonauditor.domain.Table;

/** Makes up the meetings of a ward's branches and their attendance lists. */
final class MeetingGenerator {

  private final CityPlan plan;
  private final Chance chance;
  private final Draft draft;
  private final List<LocalDate> days = new ArrayList<>();

  MeetingGenerator(CityPlan plan, Chance chance, Draft draft) {
    this.plan = plan;
    this.chance = chance;
    this.draft = draft;
  }

  void hold(List<Branch> branches) {
    for (Branch branch : branches) {
      for (int year = plan.firstYear(); year <= plan.lastYear(); year++) {
        int number = 0;
        for (int month : List.of(1, 7)) {
          int count = chance.trouble() ? chance.pick(0, 2, 3) : 1;
          for (int i = 0; i < count; i++) {
            branch.meetings.add(meeting(branch, year, month, ++number));
          }
        }
      }
    }
    for (Branch branch : branches) {
      for (Meeting meeting : branch.meetings) {
        draft.add(draft.meetings, meeting);
        record(branch, meeting);
        if (chance.trouble()) {
          guest(branches, meeting);
        }
      }
    }
  }

  private Meeting meeting(Branch branch, int year, int month, int number) {
    LocalDate first = LocalDate.of(year, month, 1);
    LocalDate day = chance.day(first, first.plusMonths(6).minusDays(1));
    if (chance.trouble()) {
      day = chance.of(0.5) && !days.isEmpty() ? chance.pick(days) : chance.nearKeyDay();
    }
    days.add(day);
    boolean ofGroup = !branch.groups.isEmpty() && (chance.of(0.1) || chance.trouble());
    return new Meeting(
        branch.code + "-" + year + "-" + number,
        branch.code,
        ofGroup ? chance.pick(branch.groups).code() : null,
        day,
        !(chance.of(0.02) || chance.trouble()),
        draft.next(Table.MEETINGS));
  }

  /** Whether a clerk would have the member on the list of that day. */
  static boolean listed(Member member, LocalDate day) {
    return !member.residenceSince().isAfter(day)
        && !member.admittedOn().isAfter(day)
        && (member.leftOn() == null || member.leftOn().isAfter(day))
        && member.exemption() == Exemption.NONE;
  }

  private void record(Branch branch, Meeting meeting) {
    List<Member> present = new ArrayList<>();
    List<Member> absent = new ArrayList<>();
    List<Member> represented = new ArrayList<>();
    for (Branch.Person person : branch.people) {
      Member member = person.member();
      boolean listed =
          listed(member, meeting.heldOn())
              && (meeting.group() == null || meeting.group().equals(member.group()));
      if (listed == (chance.trouble() && chance.of(0.4))) {
        continue;
      }
      AttendanceStatus status = status(person.habit());
      if (status == AttendanceStatus.REPRESENTED) {
        represented.add(member);
        continue;
      }
      if (status == AttendanceStatus.PRESENT) {
        present.add(member);
      } else {
        absent.add(member);
      }
      attendance(meeting, member, status, null);
    }
    for (Member member : represented) {
      attendance(
          meeting, member, AttendanceStatus.REPRESENTED, representative(member, present, absent));
    }
  }

  private AttendanceStatus status(Branch.Habit habit) {
    boolean usual = !chance.trouble();
    return switch (habit) {
      case DILIGENT -> usual ? AttendanceStatus.PRESENT : chance.pick(AttendanceStatus.values());
      case IRREGULAR -> chance.pick(AttendanceStatus.values());
      case NEVER -> usual ? AttendanceStatus.ABSENT : AttendanceStatus.REPRESENTED;
      case EXCUSED -> usual ? AttendanceStatus.EXCUSED : AttendanceStatus.ABSENT;
      case AT_HOME -> chance.of(0.8) ? AttendanceStatus.REPRESENTED : AttendanceStatus.ABSENT;
    };
  }

  private String representative(Member member, List<Member> present, List<Member> absent) {
    if (present.isEmpty() || chance.trouble()) {
      return absent.isEmpty()
          ? chance.pick(null, member.code(), "999999999")
          : chance.pick(null, member.code(), chance.pick(absent).code());
    }
    return present.stream()
        .filter(p -> p.household() != null && p.household().equals(member.household()))
        .findFirst()
        .orElse(chance.pick(present))
        .code();
  }

  /** Somebody of another branch comes; most of them also went to their own meeting that day. */
  private void guest(List<Branch> branches, Meeting meeting) {
    List<Branch> others =
        branches.stream()
            .filter(branch -> !branch.people.isEmpty() && !branch.code.equals(meeting.residence()))
            .toList();
    if (others.isEmpty()) {
      return;
    }
    List<Branch> busy =
        others.stream()
            .filter(branch -> branch.meetings.stream().anyMatch(m -> sameDay(m, meeting)))
            .toList();
    Branch home = chance.pick(busy.isEmpty() ? others : busy);
    Member guest = chance.pick(home.people).member();
    attendance(meeting, guest, AttendanceStatus.PRESENT, null);
    home.meetings.stream()
        .filter(own -> sameDay(own, meeting) && chance.of(0.7))
        .forEach(own -> attendance(own, guest, AttendanceStatus.PRESENT, null));
  }

  private static boolean sameDay(Meeting one, Meeting other) {
    return one.heldOn().equals(other.heldOn());
  }

  private void attendance(
      Meeting meeting, Member member, AttendanceStatus status, String representedBy) {
    String reason = status == AttendanceStatus.EXCUSED ? "Đi công tác" : null;
    draft.add(
        draft.attendance,
        new Attendance(
            meeting.code(),
            member.code(),
            status,
            representedBy,
            reason,
            draft.next(Table.ATTENDANCE)));
  }
}
