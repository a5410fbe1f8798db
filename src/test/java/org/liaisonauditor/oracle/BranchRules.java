package org.liaisonauditor.oracle;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.liaisonauditor.domain.Group;
import org.liaisonauditor.domain.Meeting;
import org.liaisonauditor.domain.Member;

/** The section "Meetings: branches" without no-reminder. */
final class BranchRules {

  private BranchRules() {}

  static void check(CatalogueTerms terms, Set<Row> rows) {
    for (String branch : terms.branchesWithMembers()) {
      for (int year = terms.from.getYear(); year <= terms.to.getYear(); year++) {
        tooFewMeetings(terms, branch, year + "-H1", day(year, 1, 1), day(year, 6, 30), rows);
        tooFewMeetings(terms, branch, year + "-H2", day(year, 7, 1), day(year, 12, 31), rows);
      }
      noGroups(terms, branch, rows);
    }
    for (Meeting meeting : terms.seen.meetings()) {
      if (terms.inPeriod(meeting.heldOn())) {
        noBriefing(meeting, rows);
        unrecordedAttendance(terms, meeting, rows);
      }
    }
    terms.seen.groups().forEach(group -> noGroupLeader(terms, group, rows));
  }

  private static LocalDate day(int year, int month, int day) {
    return LocalDate.of(year, month, day);
  }

  private static void tooFewMeetings(
      CatalogueTerms terms,
      String branch,
      String halfYear,
      LocalDate first,
      LocalDate last,
      Set<Row> rows) {
    if (terms.inPeriod(first)
        && terms.inPeriod(last)
        && terms.membersOf(branch).stream().anyMatch(m -> terms.onTheRoll(m, last))
        && terms.meetings(branch, first, last).size()
            < terms.parameters.number("meetingsPerHalfYear", terms.to)) {
      rows.add(new Row("too-few-meetings", branch + "/" + halfYear, branch, "HIGH", ""));
    }
  }

  private static void noBriefing(Meeting meeting, Set<Row> rows) {
    if (!meeting.briefing()) {
      rows.add(new Row("no-briefing", meeting.code(), meeting.residence(), "LOW", ""));
    }
  }

  private static void unrecordedAttendance(CatalogueTerms terms, Meeting meeting, Set<Row> rows) {
    boolean unrecorded =
        terms.membersOf(meeting.residence()).stream()
            .filter(member -> terms.expected(member, meeting))
            .anyMatch(member -> terms.status(member, meeting) == null);
    if (unrecorded) {
      rows.add(new Row("unrecorded-attendance", meeting.code(), meeting.residence(), "LOW", ""));
    }
  }

  private static void noGroupLeader(CatalogueTerms terms, Group group, Set<Row> rows) {
    Member leader = group.leader() == null ? null : terms.members.get(group.leader());
    if (leader == null
        || !group.code().equals(leader.group())
        || !terms.inScope(leader, terms.asOf)) {
      rows.add(new Row("no-group-leader", group.code(), group.residence(), "LOW", ""));
    }
  }

  private static void noGroups(CatalogueTerms terms, String branch, Set<Row> rows) {
    List<Member> roll =
        terms.membersOf(branch).stream().filter(m -> terms.onTheRoll(m, terms.asOf)).toList();
    boolean anyGroup =
        terms.seen.groups().stream().anyMatch(group -> group.residence().equals(branch));
    if (roll.size() >= terms.parameters.number("groupThreshold", terms.to) && !anyGroup) {
      rows.add(new Row("no-groups", branch, branch, "LOW", ""));
    }
  }
}
