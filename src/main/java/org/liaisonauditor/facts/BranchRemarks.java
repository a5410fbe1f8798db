package org.liaisonauditor.facts;

import java.time.LocalDate;
import java.util.List;
import org.liaisonauditor.domain.Submitted;

/**
 * The remarks in the branch's evaluations of its own members for a year. Texts are compared after
 * NFC, lower case, with each run of other characters than letters and digits as one space.
 *
 * @param branch code of the branch [Evaluations.residence_code]
 * @param year the year [Evaluations.year]
 * @param dueDay the day on which the year's evaluations are due [–]
 * @param remarks number of evaluations with a remark [Evaluations.remark]
 * @param copies how many of these have the most frequent text [Evaluations.remark]
 * @param copiedShare share of the most frequent text, 0 to 1 [Evaluations.remark]
 * @param text the most frequent text, as first written [Evaluations.remark]
 * @param records the evaluations with that text
 */
public record BranchRemarks(
    AuditContext context,
    String branch,
    int year,
    LocalDate dueDay,
    int remarks,
    int copies,
    double copiedShare,
    String text,
    List<? extends Submitted> records)
    implements Fact {

  @Override
  public LocalDate parameterDay() {
    return dueDay;
  }
}
