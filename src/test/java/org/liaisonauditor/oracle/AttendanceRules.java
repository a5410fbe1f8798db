package org.liaisonauditor.oracle;

import static java.util.stream.Collectors.groupingBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.liaisonauditor.domain.Attendance;
import org.liaisonauditor.domain.AttendanceStatus;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.FollowUpKind;
import org.liaisonauditor.domain.Meeting;
import org.liaisonauditor.domain.Member;

/** The section "Meetings: members and households", no-reminder, and the commendable members. */
final class AttendanceRules {

  private AttendanceRules() {}

  static void check(CatalogueTerms terms, Set<Row> rows) {
    for (Member member : terms.seen.members()) {
      missedMeetings(terms, member, rows);
      excusedMeetings(terms, member, rows);
    }
    terms.seen.members().stream()
        .filter(member -> member.household() != null)
        .collect(groupingBy(member -> List.of(member.household(), member.residence())))
        .values()
        .forEach(household -> representativeOnly(terms, household, rows));
    invalidRepresentation(terms, rows);
    doublePresence(terms, rows);
  }

  private static void missedMeetings(CatalogueTerms terms, Member member, Set<Row> rows) {
    List<Meeting> expected = terms.expectedMeetings(member, terms.from, terms.to);
    List<Meeting> missed = expected.stream().filter(m -> terms.missed(member, m)).toList();
    int limit = terms.parameters.number("missedMeetings", terms.to);
    if (missed.size() < limit) {
      return;
    }
    String severity = missed.size() == expected.size() ? "HIGH" : "MEDIUM";
    rows.add(
        new Row("missed-meetings", member.code(), member.residence(), severity, terms.period()));
    LocalDate day = missed.get(limit - 1).heldOn();
    boolean reminded =
        terms.followUps(member).stream()
            .anyMatch(f -> f.kind() == FollowUpKind.REMINDER && !f.doneOn().isBefore(day));
    if (day.plusDays(terms.parameters.number("reminderDays", day)).isBefore(terms.asOf)
        && !reminded) {
      rows.add(new Row("no-reminder", member.code(), member.residence(), "MEDIUM", terms.period()));
    }
  }

  private static void excusedMeetings(CatalogueTerms terms, Member member, Set<Row> rows) {
    int excused = 0;
    int attended = 0;
    for (Meeting meeting : terms.expectedMeetings(member, terms.from, terms.to)) {
      AttendanceStatus status = terms.status(member, meeting);
      excused += status == AttendanceStatus.EXCUSED ? 1 : 0;
      attended += status == AttendanceStatus.PRESENT ? 1 : 0;
    }
    if (attended == 0 && excused >= terms.parameters.number("excusedMeetings", terms.to)) {
      rows.add(
          new Row("excused-meetings", member.code(), member.residence(), "LOW", terms.period()));
    }
  }

  private static void representativeOnly(
      CatalogueTerms terms, List<Member> household, Set<Row> rows) {
    if (household.size() < 2) {
      return;
    }
    String branch = household.getFirst().residence();
    int represented = 0;
    for (Meeting meeting : terms.meetings(branch, terms.from, terms.to)) {
      List<AttendanceStatus> others = new ArrayList<>();
      int attended = 0;
      for (Member member : household) {
        if (!terms.expected(member, meeting)) {
          continue;
        }
        AttendanceStatus status = terms.status(member, meeting);
        if (status == AttendanceStatus.PRESENT) {
          attended++;
        } else {
          others.add(status);
        }
      }
      if (attended >= 2) {
        return;
      }
      boolean someoneSimplyAway = others.stream().anyMatch(s -> s != AttendanceStatus.EXCUSED);
      if (attended == 1 && someoneSimplyAway) {
        represented++;
      }
    }
    if (represented >= terms.parameters.number("representativeMeetings", terms.to)) {
      String subject = household.getFirst().household() + "/" + branch;
      rows.add(new Row("representative-only", subject, branch, "MEDIUM", terms.period()));
    }
  }

  private static void invalidRepresentation(CatalogueTerms terms, Set<Row> rows) {
    Map<String, Meeting> meetings = new HashMap<>();
    terms.seen.meetings().forEach(meeting -> meetings.put(meeting.code(), meeting));
    Set<List<String>> present = new HashSet<>();
    for (Attendance record : terms.seen.attendance()) {
      if (record.status() == AttendanceStatus.PRESENT) {
        present.add(List.of(record.meeting(), record.member()));
      }
    }
    for (Attendance record : terms.seen.attendance()) {
      Meeting meeting = meetings.get(record.meeting());
      if (meeting == null
          || !terms.inPeriod(meeting.heldOn())
          || record.status() != AttendanceStatus.REPRESENTED) {
        continue;
      }
      String by = record.representedBy();
      if (by == null
          || by.equals(record.member())
          || !present.contains(List.of(record.meeting(), by))) {
        String subject = record.member() + "/" + record.meeting();
        rows.add(new Row("invalid-representation", subject, meeting.residence(), "LOW", ""));
      }
    }
  }

  private static void doublePresence(CatalogueTerms terms, Set<Row> rows) {
    Map<String, Meeting> meetings = new HashMap<>();
    terms.seen.meetings().forEach(meeting -> meetings.put(meeting.code(), meeting));
    Map<List<Object>, Set<String>> branches = new HashMap<>();
    for (Attendance record : terms.seen.attendance()) {
      Meeting meeting = meetings.get(record.meeting());
      if (meeting != null
          && terms.inPeriod(meeting.heldOn())
          && record.status() == AttendanceStatus.PRESENT) {
        branches
            .computeIfAbsent(List.of(record.member(), meeting.heldOn()), x -> new HashSet<>())
            .add(meeting.residence());
      }
    }
    branches.forEach(
        (memberAndDay, where) -> {
          if (where.size() >= 2) {
            Member member = terms.members.get((String) memberAndDay.get(0));
            String subject = member.code() + "/" + memberAndDay.get(1);
            rows.add(new Row("double-presence", subject, member.residence(), "HIGH", ""));
          }
        });
  }

  /**
   * Expected at two or more meetings of the period, attended all of them, and the evaluation for a
   * year of the period is in the top ratings.
   */
  static SortedSet<String> commendable(CatalogueTerms terms) {
    SortedSet<String> codes = new TreeSet<>(CodePoints.ORDER);
    for (Member member : terms.seen.members()) {
      List<Meeting> expected = terms.expectedMeetings(member, terms.from, terms.to);
      boolean attendedAll =
          expected.stream().allMatch(m -> terms.status(member, m) == AttendanceStatus.PRESENT);
      boolean topRated =
          terms.evaluatedYears().stream()
              .flatMap(year -> terms.evaluation(member, year).stream())
              .anyMatch(
                  evaluation ->
                      terms
                          .parameters
                          .ratings("topRatings", terms.parameters.dueDay(evaluation.year()))
                          .contains(evaluation.rating()));
      if (expected.size() >= 2 && attendedAll && topRated) {
        codes.add(member.code());
      }
    }
    return codes;
  }
}
