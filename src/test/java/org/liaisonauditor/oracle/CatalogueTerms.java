package org.liaisonauditor.oracle;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.liaisonauditor.domain.Attendance;
import org.liaisonauditor.domain.AttendanceStatus;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Evaluation;
import org.liaisonauditor.domain.Exemption;
import org.liaisonauditor.domain.FollowUp;
import org.liaisonauditor.domain.Introduction;
import org.liaisonauditor.domain.Meeting;
import org.liaisonauditor.domain.Member;
import org.liaisonauditor.domain.Records;

/** The section "Terms" of the catalogue, sentence by sentence. */
final class CatalogueTerms {

  final Records seen;
  final Records recorded;
  final OracleParameters parameters;
  final LocalDate from;
  final LocalDate to;
  final LocalDate asOf;
  final Map<String, Member> members;

  private final Map<String, List<Introduction>> lettersOf;
  private final Map<String, List<Meeting>> meetingsOf;
  private final Map<String, Attendance> attendance;
  private final Map<String, List<Evaluation>> evaluationsOf;
  private final Map<String, List<FollowUp>> followUpsOf;
  private final Map<String, List<Member>> membersAt;

  CatalogueTerms(
      Records recorded, OracleParameters parameters, LocalDate from, LocalDate to, LocalDate asOf) {
    this.recorded = recorded;
    this.seen = AsOf.seen(recorded, asOf);
    this.parameters = parameters;
    this.from = from;
    this.to = to;
    this.asOf = asOf;
    members = seen.members().stream().collect(toMap(Member::code, Function.identity()));
    lettersOf = seen.introductions().stream().collect(groupingBy(Introduction::member));
    meetingsOf = seen.meetings().stream().collect(groupingBy(Meeting::residence));
    attendance =
        seen.attendance().stream().collect(toMap(a -> key(a.meeting(), a.member()), a -> a));
    evaluationsOf = seen.evaluations().stream().collect(groupingBy(Evaluation::member));
    followUpsOf = seen.followUps().stream().collect(groupingBy(FollowUp::member));
    membersAt = seen.members().stream().collect(groupingBy(Member::residence));
  }

  private static String key(String meeting, String member) {
    return meeting + "\n" + member;
  }

  String period() {
    return from + "/" + to;
  }

  boolean inPeriod(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  boolean inScope(Member member, LocalDate day) {
    return !member.admittedOn().isAfter(day)
        && (member.leftOn() == null || day.isBefore(member.leftOn()));
  }

  boolean exempt(Member member, Exemption kind, LocalDate day) {
    return member.exemption() == kind
        && (member.exemptFrom() == null || !member.exemptFrom().isAfter(day))
        && (member.exemptTo() == null || !member.exemptTo().isBefore(day));
  }

  LocalDate obligationDay(Member member) {
    LocalDate day = member.admittedOn();
    day = member.workplaceSince().isAfter(day) ? member.workplaceSince() : day;
    return member.residenceSince().isAfter(day) ? member.residenceSince() : day;
  }

  List<Introduction> letters(Member member) {
    return lettersOf.getOrDefault(member.code(), List.of());
  }

  Optional<Introduction> coveringLetter(Member member) {
    LocalDate obligation = obligationDay(member);
    LocalDate earliest = obligation.minusDays(parameters.number("earlyLetterDays", obligation));
    return letters(member).stream()
        .filter(letter -> letter.workplace().equals(member.workplace()))
        .filter(letter -> letter.residence().equals(member.residence()))
        .filter(letter -> !letter.issuedOn().isBefore(earliest))
        .min(
            Comparator.comparing(Introduction::issuedOn)
                .thenComparing(Introduction::letterNo, CodePoints.ORDER));
  }

  boolean introduced(Member member, LocalDate day) {
    return letters(member).stream()
        .anyMatch(
            letter ->
                letter.residence().equals(member.residence()) && !letter.issuedOn().isAfter(day));
  }

  boolean onTheRoll(Member member, LocalDate day) {
    return !member.residenceSince().isAfter(day)
        && inScope(member, day)
        && !exempt(member, Exemption.MEETINGS, day)
        && !exempt(member, Exemption.INTRODUCTION, day)
        && introduced(member, day);
  }

  boolean expected(Member member, Meeting meeting) {
    return meeting.residence().equals(member.residence())
        && (meeting.group() == null || meeting.group().equals(member.group()))
        && onTheRoll(member, meeting.heldOn());
  }

  /** What is recorded of the member at the meeting, expected or not; null = no record. */
  AttendanceStatus status(Member member, Meeting meeting) {
    Attendance record = attendance.get(key(meeting.code(), member.code()));
    return record == null ? null : record.status();
  }

  boolean missed(Member member, Meeting meeting) {
    AttendanceStatus status = status(member, meeting);
    return status == AttendanceStatus.ABSENT || status == AttendanceStatus.REPRESENTED;
  }

  /** Meetings between two days at which the member was expected, by day, then meeting code. */
  List<Meeting> expectedMeetings(Member member, LocalDate first, LocalDate last) {
    return meetingsOf.getOrDefault(member.residence(), List.of()).stream()
        .filter(m -> !m.heldOn().isBefore(first) && !m.heldOn().isAfter(last))
        .filter(m -> expected(member, m))
        .sorted(
            Comparator.comparing(Meeting::heldOn).thenComparing(Meeting::code, CodePoints.ORDER))
        .toList();
  }

  /** Meetings of the branch between two days, of any kind. */
  List<Meeting> meetings(String branch, LocalDate first, LocalDate last) {
    return meetingsOf.getOrDefault(branch, List.of()).stream()
        .filter(m -> !m.heldOn().isBefore(first) && !m.heldOn().isAfter(last))
        .toList();
  }

  /** Members whose present residence branch it is, whatever their state. */
  List<Member> membersOf(String branch) {
    return membersAt.getOrDefault(branch, List.of());
  }

  Collection<String> branchesWithMembers() {
    return new TreeSet<>(membersAt.keySet());
  }

  List<FollowUp> followUps(Member member) {
    return followUpsOf.getOrDefault(member.code(), List.of());
  }

  /** The years whose due day lies in the period. */
  List<Integer> evaluatedYears() {
    List<Integer> years = new ArrayList<>();
    for (int year = from.getYear(); year <= to.getYear(); year++) {
      if (inPeriod(parameters.dueDay(year))) {
        years.add(year);
      }
    }
    return years;
  }

  /** The evaluations of a member for a year by whichever branch. */
  List<Evaluation> evaluations(Member member, int year) {
    return evaluationsOf.getOrDefault(member.code(), List.of()).stream()
        .filter(evaluation -> evaluation.year() == year)
        .toList();
  }

  /** The evaluation: that of the member's residence branch. */
  Optional<Evaluation> evaluation(Member member, int year) {
    return evaluations(member, year).stream()
        .filter(evaluation -> evaluation.residence().equals(member.residence()))
        .findFirst();
  }

  LocalDate lastSeenDayOf(int year) {
    LocalDate last = LocalDate.of(year, 12, 31);
    return last.isAfter(asOf) ? asOf : last;
  }

  int missedIn(Member member, int year) {
    return (int)
        expectedMeetings(member, LocalDate.of(year, 1, 1), lastSeenDayOf(year)).stream()
            .filter(meeting -> missed(member, meeting))
            .count();
  }
}
