package org.liaisonauditor.facts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.liaisonauditor.domain.Attendance;
import org.liaisonauditor.domain.AttendanceStatus;
import org.liaisonauditor.domain.BranchRecords;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Meeting;
import org.liaisonauditor.domain.Member;
import org.liaisonauditor.domain.Submitted;

/** The facts about a branch's meetings in the period: who was expected, who came. */
final class MeetingFacts {

  private static final int JUNE = 6;

  private final BranchRecords records;
  private final AuditContext context;
  private final AttendanceBook book;
  private final List<Member> members;
  private final Map<String, LocalDate> firstIntroducedOn;

  MeetingFacts(
      BranchRecords records,
      AuditContext context,
      AttendanceBook book,
      List<Member> members,
      Map<String, LocalDate> firstIntroducedOn) {
    this.records = records;
    this.context = context;
    this.book = book;
    this.members = members;
    this.firstIntroducedOn = firstIntroducedOn;
  }

  void addTo(List<Fact> facts) {
    for (Member member : members) {
      facts.add(tally(member));
    }
    households(facts);
    marks(facts);
    meetings(facts);
    halfYears(facts);
  }

  private PeriodTally tally(Member member) {
    List<AttendanceBook.Entry> entries =
        book.entries(member, firstIntroducedOn.get(member.code()), context::inPeriod);
    List<LocalDate> missedDays =
        entries.stream()
            .filter(AttendanceBook.Entry::missed)
            .map(entry -> entry.meeting().heldOn())
            .toList();
    return new PeriodTally(
        context,
        member.code(),
        entries.size(),
        (int) entries.stream().filter(AttendanceBook.Entry::attended).count(),
        (int) entries.stream().filter(AttendanceBook.Entry::excused).count(),
        missedDays.size(),
        missedDays,
        entries.stream().map(AttendanceBook.Entry::record).filter(Objects::nonNull).toList());
  }

  private void households(List<Fact> facts) {
    Map<String, List<Member>> households = new TreeMap<>(CodePoints.ORDER);
    for (Member member : members) {
      if (member.household() != null) {
        households.computeIfAbsent(member.household(), code -> new ArrayList<>()).add(member);
      }
    }
    households.forEach(
        (household, living) -> {
          if (living.size() > 1) {
            facts.add(household(household, living));
          }
        });
  }

  private HouseholdTally household(String household, List<Member> living) {
    int represented = 0;
    int together = 0;
    Set<Submitted> evidence = new LinkedHashSet<>(living);
    for (Meeting meeting : book.meetings()) {
      if (!context.inPeriod(meeting.heldOn())) {
        continue;
      }
      List<Member> expected =
          living.stream()
              .filter(
                  member -> book.expected(member, firstIntroducedOn.get(member.code()), meeting))
              .toList();
      if (expected.size() < 2) {
        continue;
      }
      int attended = 0;
      int unexcused = 0;
      for (Member member : expected) {
        Attendance mark = book.mark(meeting.code(), member.code());
        if (mark != null) {
          evidence.add(mark);
        }
        if (mark != null && mark.status() == AttendanceStatus.PRESENT) {
          attended++;
        } else if (mark == null || mark.status() != AttendanceStatus.EXCUSED) {
          unexcused++;
        }
      }
      represented += attended == 1 && unexcused > 0 ? 1 : 0;
      together += attended > 1 ? 1 : 0;
    }
    return new HouseholdTally(
        context,
        household,
        records.branch(),
        living.stream().map(Member::fullName).collect(Collectors.joining(", ")),
        represented,
        together,
        List.copyOf(evidence));
  }

  private void marks(List<Fact> facts) {
    Map<String, Meeting> meetings =
        records.meetings().stream().collect(Collectors.toMap(Meeting::code, Function.identity()));
    List<Attendance> ordered =
        records.attendance().stream()
            .sorted(
                Comparator.comparing(Attendance::meeting, CodePoints.ORDER)
                    .thenComparing(Attendance::member, CodePoints.ORDER))
            .toList();
    for (int i = 0; i < ordered.size(); i++) {
      Meeting meeting = meetings.get(ordered.get(i).meeting());
      if (context.sees(meeting.heldOn())) {
        facts.add(mark(ordered.get(i), i, meeting));
      }
    }
  }

  private Mark mark(Attendance mark, int position, Meeting meeting) {
    Attendance representative =
        mark.representedBy() == null ? null : book.mark(meeting.code(), mark.representedBy());
    return new Mark(
        context,
        meeting.code(),
        meeting.residence(),
        meeting.heldOn(),
        mark.member(),
        mark.status().name(),
        mark.representedBy(),
        meeting.residence().equals(records.branch()),
        representative != null && representative.status() == AttendanceStatus.PRESENT,
        position,
        mark,
        meeting);
  }

  private void meetings(List<Fact> facts) {
    for (Meeting meeting : book.meetings()) {
      int expected = 0;
      int unrecorded = 0;
      for (Member member : members) {
        if (book.expected(member, firstIntroducedOn.get(member.code()), meeting)) {
          expected++;
          unrecorded += book.mark(meeting.code(), member.code()) == null ? 1 : 0;
        }
      }
      facts.add(
          new BranchMeeting(
              context,
              meeting.code(),
              meeting.residence(),
              meeting.heldOn(),
              meeting.briefing(),
              expected,
              unrecorded,
              meeting));
    }
  }

  private void halfYears(List<Fact> facts) {
    for (int year = context.from().getYear(); year <= context.to().getYear(); year++) {
      LocalDate firstHalfEnd = LocalDate.of(year, JUNE, 30);
      halfYear(year + "-H1", LocalDate.of(year, 1, 1), firstHalfEnd, facts);
      halfYear(year + "-H2", firstHalfEnd.plusDays(1), LocalDate.of(year, 12, 31), facts);
    }
  }

  private void halfYear(String label, LocalDate first, LocalDate last, List<Fact> facts) {
    if (!context.inPeriod(first) || !context.inPeriod(last)) {
      return;
    }
    List<Meeting> held =
        book.meetings().stream()
            .filter(meeting -> !meeting.heldOn().isBefore(first))
            .filter(meeting -> !meeting.heldOn().isAfter(last))
            .toList();
    int onRoll =
        (int)
            members.stream()
                .filter(member -> Roll.onRoll(member, firstIntroducedOn.get(member.code()), last))
                .count();
    facts.add(new HalfYear(context, records.branch(), label, last, onRoll, held.size(), held));
  }
}
