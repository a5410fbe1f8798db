package org.liaisonauditor.oracle;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Set;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Exemption;
import org.liaisonauditor.domain.Introduction;
import org.liaisonauditor.domain.Member;

/** The section "Introductions". */
final class IntroductionRules {

  private IntroductionRules() {}

  static void check(CatalogueTerms terms, Set<Row> rows) {
    for (Member member : terms.seen.members()) {
      late(terms, member, rows);
      missing(terms, member, rows);
      unacknowledged(terms, member, rows);
      misdirected(terms, member, rows);
      expiredExemption(terms, member, rows);
    }
  }

  private static void late(CatalogueTerms terms, Member member, Set<Row> rows) {
    LocalDate obligation = terms.obligationDay(member);
    LocalDate limit = obligation.plusDays(terms.parameters.number("introductionDays", obligation));
    LocalDate veryLate = limit.plusDays(terms.parameters.number("veryLateDays", obligation));
    Introduction letter = terms.coveringLetter(member).orElse(null);
    if (letter != null
        && terms.inPeriod(letter.issuedOn())
        && letter.issuedOn().isAfter(limit)
        && !terms.exempt(member, Exemption.INTRODUCTION, obligation)
        && (member.leftOn() == null || member.leftOn().isAfter(limit))) {
      String severity = letter.issuedOn().isAfter(veryLate) ? "HIGH" : "MEDIUM";
      rows.add(
          new Row(
              "late-introduction",
              member.code(),
              member.workplace(),
              severity,
              obligation.toString()));
    }
  }

  private static void missing(CatalogueTerms terms, Member member, Set<Row> rows) {
    LocalDate obligation = terms.obligationDay(member);
    LocalDate limit = obligation.plusDays(terms.parameters.number("introductionDays", obligation));
    if (terms.coveringLetter(member).isEmpty()
        && limit.isBefore(terms.asOf)
        && terms.inScope(member, terms.asOf)
        && !terms.exempt(member, Exemption.INTRODUCTION, obligation)
        && !terms.exempt(member, Exemption.INTRODUCTION, terms.asOf)) {
      rows.add(
          new Row(
              "missing-introduction",
              member.code(),
              member.workplace(),
              "HIGH",
              obligation.toString()));
    }
  }

  private static void unacknowledged(CatalogueTerms terms, Member member, Set<Row> rows) {
    Introduction letter = terms.coveringLetter(member).orElse(null);
    if (letter != null
        && terms.inPeriod(letter.issuedOn())
        && letter.receivedOn() == null
        && letter
            .issuedOn()
            .plusDays(terms.parameters.number("receiptDays", letter.issuedOn()))
            .isBefore(terms.asOf)) {
      rows.add(
          new Row(
              "unacknowledged-introduction",
              member.code(),
              member.residence(),
              "MEDIUM",
              letter.letterNo()));
    }
  }

  private static void misdirected(CatalogueTerms terms, Member member, Set<Row> rows) {
    terms.letters(member).stream()
        .filter(letter -> letter.workplace().equals(member.workplace()))
        .filter(letter -> terms.inPeriod(letter.issuedOn()))
        .filter(letter -> !letter.issuedOn().isBefore(member.residenceSince()))
        .filter(letter -> !letter.residence().equals(member.residence()))
        .filter(letter -> !putRight(terms, member, letter))
        .min(
            Comparator.comparing(Introduction::issuedOn)
                .thenComparing(Introduction::letterNo, CodePoints.ORDER))
        .ifPresent(
            letter ->
                rows.add(
                    new Row(
                        "misdirected-introduction",
                        member.code(),
                        member.workplace(),
                        "MEDIUM",
                        letter.letterNo())));
  }

  private static boolean putRight(CatalogueTerms terms, Member member, Introduction wrong) {
    return terms.letters(member).stream()
        .anyMatch(
            letter ->
                letter.workplace().equals(member.workplace())
                    && letter.residence().equals(member.residence())
                    && !letter.issuedOn().isBefore(wrong.issuedOn()));
  }

  private static void expiredExemption(CatalogueTerms terms, Member member, Set<Row> rows) {
    if (member.exemption() != Exemption.NONE
        && member.exemptTo() != null
        && member.exemptTo().isBefore(terms.asOf)
        && terms.inScope(member, terms.asOf)) {
      rows.add(
          new Row(
              "expired-exemption",
              member.code(),
              member.workplace(),
              "LOW",
              member.exemptTo().toString()));
    }
  }
}
