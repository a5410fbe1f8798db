package org.liaisonauditor.facts;

import java.time.LocalDate;
import java.util.List;
import org.liaisonauditor.domain.Classification;
import org.liaisonauditor.domain.Submitted;

/**
 * A classification of a member of the branch for a year that is evaluated in the period, decided on
 * or before the as-of date.
 *
 * @param member code of the member [Classifications.member_code]
 * @param workplace code of the workplace that gave it [Classifications.workplace_code]
 * @param year the year [Classifications.year]
 * @param byPresentWorkplace whether that is the member's present workplace
 *     [Classifications.workplace_code, Members.workplace_code]
 * @param grade {@code EXCELLENT}, {@code GOOD}, {@code COMPLETED} or {@code NOT_COMPLETED}
 *     [Classifications.grade]
 * @param decidedOn day of the decision [Classifications.decided_on]
 * @param dueDay the day on which the year's evaluations are due [–]
 */
public record YearClassification(
    AuditContext context,
    String member,
    String workplace,
    int year,
    boolean byPresentWorkplace,
    String grade,
    LocalDate decidedOn,
    LocalDate dueDay,
    Classification classification)
    implements Fact {

  @Override
  public LocalDate parameterDay() {
    return dueDay;
  }

  @Override
  public List<? extends Submitted> records() {
    return List.of(classification);
  }
}
