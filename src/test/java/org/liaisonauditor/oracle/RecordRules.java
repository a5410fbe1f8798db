package org.liaisonauditor.oracle;

import java.time.LocalDate;
import java.util.Set;
import org.liaisonauditor.domain.Evaluation;
import org.liaisonauditor.domain.Exchange;
import org.liaisonauditor.domain.Exemption;
import org.liaisonauditor.domain.Introduction;
import org.liaisonauditor.domain.Member;

/** The sections "Coordination" and "Records". */
final class RecordRules {

  private RecordRules() {}

  static void check(CatalogueTerms terms, Set<Row> rows) {
    for (String branch : terms.branchesWithMembers()) {
      terms.membersOf(branch).stream()
          .map(Member::workplace)
          .distinct()
          .forEach(workplace -> noExchange(terms, workplace, branch, rows));
    }
    // Dates as recorded, also after the as-of date.
    terms.recorded.introductions().forEach(letter -> impossible(letter, rows));
    terms.recorded.members().forEach(member -> impossible(member, rows));
    terms.recorded.evaluations().forEach(evaluation -> impossible(evaluation, rows));
  }

  private static void noExchange(
      CatalogueTerms terms, String workplace, String branch, Set<Row> rows) {
    long members =
        terms.membersOf(branch).stream()
            .filter(member -> member.workplace().equals(workplace))
            .filter(member -> terms.inScope(member, terms.to))
            .filter(member -> !terms.exempt(member, Exemption.INTRODUCTION, terms.to))
            .count();
    boolean met = false;
    for (Exchange exchange : terms.seen.exchanges()) {
      met |=
          exchange.workplace().equals(workplace)
              && exchange.residence().equals(branch)
              && terms.inPeriod(exchange.heldOn());
    }
    if (members >= terms.parameters.number("exchangeMembers", terms.to) && !met) {
      rows.add(new Row("no-exchange", workplace + "~" + branch, branch, "LOW", terms.period()));
    }
  }

  private static void impossible(Introduction letter, Set<Row> rows) {
    if (before(letter.receivedOn(), letter.issuedOn())) {
      rows.add(new Row("impossible-dates", letter.letterNo(), letter.workplace(), "MEDIUM", ""));
    }
  }

  private static void impossible(Member member, Set<Row> rows) {
    if (before(member.admittedOn(), member.dateOfBirth().plusYears(18))
        || before(member.leftOn(), member.admittedOn())
        || before(member.exemptTo(), member.exemptFrom())) {
      rows.add(new Row("impossible-dates", member.code(), member.workplace(), "MEDIUM", ""));
    }
  }

  private static void impossible(Evaluation evaluation, Set<Row> rows) {
    if (before(evaluation.sentOn(), evaluation.signedOn())
        || before(evaluation.receivedOn(), evaluation.sentOn())) {
      String branch = evaluation.residence();
      String subject = evaluation.member() + "/" + evaluation.year() + "/" + branch;
      rows.add(new Row("impossible-dates", subject, branch, "MEDIUM", ""));
    }
  }

  private static boolean before(LocalDate day, LocalDate limit) {
    return day != null && limit != null && day.isBefore(limit);
  }
}
