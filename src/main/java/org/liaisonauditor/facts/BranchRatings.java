package org.liaisonauditor.facts;

import java.time.LocalDate;
import java.util.List;
import org.liaisonauditor.domain.Submitted;

/**
 * Does the branch give top ratings more often than the records of its members explain? There is one
 * such fact for each branch and year that is tested: with at least {@code lenientBranchMinimum}
 * evaluations of own members, and another branch to compare with.
 *
 * <p>Each evaluation is put in a band by the meetings its member missed in the year (0, 1, 2 and
 * more). Were the branch like all others, the number of its top ratings would be Poisson-binomial
 * with the others' shares in these bands.
 *
 * @param branch code of the branch [Evaluations.residence_code]
 * @param year the year [Evaluations.year]
 * @param dueDay the day on which the year's evaluations are due [–]
 * @param evaluations number of evaluations of own members [Evaluations.rating]
 * @param observed of these, number of top ratings [Evaluations.rating]
 * @param expected expected number of top ratings [Evaluations.rating, expected, Attendance.status]
 * @param pValue probability of at least as many, exactly [Evaluations.rating, expected,
 *     Attendance.status]
 * @param adjustedPValue the p-value after Benjamini and Hochberg over all branches tested for the
 *     year: at most the false discovery rate exactly for those that their procedure picks
 *     [Evaluations.rating, expected, Attendance.status]
 * @param records the evaluations
 */
public record BranchRatings(
    AuditContext context,
    String branch,
    int year,
    LocalDate dueDay,
    int evaluations,
    int observed,
    double expected,
    double pValue,
    double adjustedPValue,
    List<? extends Submitted> records)
    implements Fact {

  @Override
  public LocalDate parameterDay() {
    return dueDay;
  }
}
