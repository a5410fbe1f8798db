package org.liaisonauditor.oracle;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.liaisonauditor.domain.AttendanceStatus;
import org.liaisonauditor.domain.Evaluation;
import org.liaisonauditor.domain.Exemption;
import org.liaisonauditor.domain.FollowUpKind;
import org.liaisonauditor.domain.Meeting;
import org.liaisonauditor.domain.Member;

/** The section "Evaluations" as far as it judges what the residence branch wrote. */
final class EvaluationRules {

  private EvaluationRules() {}

  static void check(CatalogueTerms terms, Set<Row> rows) {
    for (int year : terms.evaluatedYears()) {
      LocalDate due = terms.parameters.dueDay(year);
      for (Member member : terms.seen.members()) {
        String subject = member.code() + "/" + year;
        Evaluation evaluation = terms.evaluation(member, year).orElse(null);
        if (evaluation == null) {
          if (terms.onTheRoll(member, due) && due.isBefore(terms.asOf)) {
            rows.add(new Row("missing-evaluation", subject, member.residence(), "HIGH", ""));
          }
        } else {
          judge(terms, member, evaluation, due, subject, rows);
        }
        foreign(terms, member, year, due, rows);
      }
      for (String branch : terms.branchesWithMembers()) {
        copiedRemarks(terms, branch, year, due, rows);
      }
    }
  }

  private static void judge(
      CatalogueTerms terms,
      Member member,
      Evaluation evaluation,
      LocalDate due,
      String subject,
      Set<Row> rows) {
    if (evaluation.signedOn().isAfter(due)) {
      rows.add(new Row("late-evaluation", subject, member.residence(), "LOW", ""));
    }
    if (!evaluation.frontSigned()) {
      rows.add(new Row("uncosigned-evaluation", subject, member.residence(), "LOW", ""));
    }
    if (terms.exempt(member, Exemption.MEETINGS, due)) {
      rows.add(new Row("unneeded-evaluation", subject, member.residence(), "LOW", ""));
    }
    if (terms.parameters.ratings("topRatings", due).contains(evaluation.rating())
        && againstTheRecords(terms, member, evaluation, due)) {
      rows.add(new Row("lenient-evaluation", subject, member.residence(), "HIGH", ""));
    }
  }

  private static boolean againstTheRecords(
      CatalogueTerms terms, Member member, Evaluation evaluation, LocalDate due) {
    int year = evaluation.year();
    LocalDate newYear = LocalDate.of(year, 1, 1);
    int recorded = 0;
    int attended = 0;
    for (Meeting meeting : terms.expectedMeetings(member, newYear, terms.lastSeenDayOf(year))) {
      AttendanceStatus status = terms.status(member, meeting);
      recorded += status != null ? 1 : 0;
      attended += status == AttendanceStatus.PRESENT ? 1 : 0;
    }
    boolean reminded =
        terms.followUps(member).stream()
            .filter(f -> f.kind() == FollowUpKind.REMINDER)
            .anyMatch(
                f -> !f.doneOn().isBefore(newYear) && !f.doneOn().isAfter(evaluation.signedOn()));
    return terms.missedIn(member, year) >= terms.parameters.number("missedMeetings", due)
        || (recorded >= 2 && attended == 0)
        || reminded;
  }

  private static void foreign(
      CatalogueTerms terms, Member member, int year, LocalDate due, Set<Row> rows) {
    for (Evaluation evaluation : terms.evaluations(member, year)) {
      String branch = evaluation.residence();
      if (!branch.equals(member.residence()) && !member.residenceSince().isAfter(due)) {
        String subject = member.code() + "/" + year + "/" + branch;
        rows.add(new Row("foreign-evaluation", subject, branch, "MEDIUM", ""));
      }
    }
  }

  private static void copiedRemarks(
      CatalogueTerms terms, String branch, int year, LocalDate due, Set<Row> rows) {
    List<String> texts =
        terms.membersOf(branch).stream()
            .flatMap(member -> terms.evaluation(member, year).stream())
            .map(evaluation -> comparable(evaluation.remark()))
            .filter(text -> !text.isEmpty())
            .toList();
    if (texts.isEmpty() || texts.size() < terms.parameters.number("copiedRemarkMinimum", due)) {
      return;
    }
    Map<String, Integer> counts = new HashMap<>();
    texts.forEach(text -> counts.merge(text, 1, Integer::sum));
    BigDecimal most = BigDecimal.valueOf(Collections.max(counts.values()));
    BigDecimal needed =
        terms.parameters.share("copiedRemarkShare", due).multiply(BigDecimal.valueOf(texts.size()));
    if (most.compareTo(needed) >= 0) {
      rows.add(new Row("copied-remarks", branch + "/" + year, branch, "MEDIUM", ""));
    }
  }

  private static String comparable(String remark) {
    if (remark == null) {
      return "";
    }
    return Normalizer.normalize(remark, Normalizer.Form.NFC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .trim();
  }
}
