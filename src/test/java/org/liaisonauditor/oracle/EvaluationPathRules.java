package org.liaisonauditor.oracle;

import java.time.LocalDate;
import java.util.Set;
import org.liaisonauditor.domain.Classification;
import org.liaisonauditor.domain.Evaluation;
import org.liaisonauditor.domain.Grade;
import org.liaisonauditor.domain.Member;

/** The section "Evaluations" as far as it follows the comment to the workplace. */
final class EvaluationPathRules {

  private EvaluationPathRules() {}

  static void check(CatalogueTerms terms, Set<Row> rows) {
    for (int year : terms.evaluatedYears()) {
      for (Member member : terms.seen.members()) {
        terms
            .evaluation(member, year)
            .ifPresent(
                evaluation -> {
                  undelivered(terms, member, evaluation, rows);
                  unacknowledged(terms, member, evaluation, rows);
                });
      }
      for (Classification classification : terms.seen.classifications()) {
        Member member = terms.members.get(classification.member());
        if (classification.year() == year
            && classification.workplace().equals(member.workplace())) {
          unused(terms, member, classification, rows);
          contradictory(terms, member, classification, rows);
        }
      }
    }
  }

  private static void undelivered(
      CatalogueTerms terms, Member member, Evaluation evaluation, Set<Row> rows) {
    LocalDate limit =
        evaluation
            .signedOn()
            .plusDays(terms.parameters.number("evaluationDeliveryDays", evaluation.signedOn()));
    LocalDate sent = evaluation.sentOn();
    if (sent == null ? limit.isBefore(terms.asOf) : sent.isAfter(limit)) {
      rows.add(
          new Row(
              "undelivered-evaluation",
              member.code() + "/" + evaluation.year(),
              member.residence(),
              "MEDIUM",
              ""));
    }
  }

  private static void unacknowledged(
      CatalogueTerms terms, Member member, Evaluation evaluation, Set<Row> rows) {
    LocalDate sent = evaluation.sentOn();
    if (sent != null
        && evaluation.receivedOn() == null
        && sent.plusDays(terms.parameters.number("receiptDays", sent)).isBefore(terms.asOf)) {
      rows.add(
          new Row(
              "unacknowledged-evaluation",
              member.code() + "/" + evaluation.year(),
              member.workplace(),
              "LOW",
              ""));
    }
  }

  private static void unused(
      CatalogueTerms terms, Member member, Classification classification, Set<Row> rows) {
    int year = classification.year();
    boolean received =
        terms
            .evaluation(member, year)
            .map(Evaluation::receivedOn)
            .filter(day -> !day.isAfter(classification.decidedOn()))
            .isPresent();
    if (terms.onTheRoll(member, terms.parameters.dueDay(year)) && !received) {
      rows.add(
          new Row(
              "unused-evaluation", member.code() + "/" + year, member.workplace(), "MEDIUM", ""));
    }
  }

  private static void contradictory(
      CatalogueTerms terms, Member member, Classification classification, Set<Row> rows) {
    int year = classification.year();
    boolean contradicting =
        terms
            .evaluation(member, year)
            .filter(
                evaluation ->
                    terms
                        .parameters
                        .ratings("contradictingRatings", terms.parameters.dueDay(year))
                        .contains(evaluation.rating()))
            .isPresent();
    if (classification.grade() == Grade.EXCELLENT && contradicting) {
      rows.add(
          new Row(
              "contradictory-classification",
              member.code() + "/" + year,
              member.workplace(),
              "HIGH",
              ""));
    }
  }
}
