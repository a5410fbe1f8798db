package org.liaisonauditor.oracle;

import java.time.LocalDate;
import org.liaisonauditor.domain.Evaluation;
import org.liaisonauditor.domain.Introduction;
import org.liaisonauditor.domain.Records;

/** "Nothing that is dated after A is seen." */
final class AsOf {

  private AsOf() {}

  static Records seen(Records records, LocalDate asOf) {
    return new Records(
        records.units(),
        records.members(),
        records.introductions().stream()
            .filter(letter -> !letter.issuedOn().isAfter(asOf))
            .map(letter -> seen(letter, asOf))
            .toList(),
        records.groups(),
        records.meetings().stream().filter(m -> !m.heldOn().isAfter(asOf)).toList(),
        records.attendance(),
        records.evaluations().stream()
            .filter(evaluation -> !evaluation.signedOn().isAfter(asOf))
            .map(evaluation -> seen(evaluation, asOf))
            .toList(),
        records.classifications().stream().filter(c -> !c.decidedOn().isAfter(asOf)).toList(),
        records.followUps().stream().filter(f -> !f.doneOn().isAfter(asOf)).toList(),
        records.exchanges().stream().filter(e -> !e.heldOn().isAfter(asOf)).toList());
  }

  private static Introduction seen(Introduction letter, LocalDate asOf) {
    return new Introduction(
        letter.letterNo(),
        letter.member(),
        letter.workplace(),
        letter.residence(),
        letter.issuedOn(),
        blankAfter(letter.receivedOn(), asOf),
        letter.source());
  }

  private static Evaluation seen(Evaluation evaluation, LocalDate asOf) {
    return new Evaluation(
        evaluation.member(),
        evaluation.residence(),
        evaluation.year(),
        evaluation.rating(),
        evaluation.remark(),
        evaluation.signedOn(),
        evaluation.frontSigned(),
        blankAfter(evaluation.sentOn(), asOf),
        blankAfter(evaluation.receivedOn(), asOf),
        evaluation.source());
  }

  private static LocalDate blankAfter(LocalDate day, LocalDate asOf) {
    return day == null || day.isAfter(asOf) ? null : day;
  }
}
