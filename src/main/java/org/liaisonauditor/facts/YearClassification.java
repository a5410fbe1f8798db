package org.liaisonauditor.facts;

import java.time.LocalDate;
import java.util.List;
import org.liaisonauditor.domain.Classification;
import org.liaisonauditor.domain.Submitted;

/**
 * A classification of a member of the branch for a year that is evaluated in the period, decided on
 * or before the as-of date.
 *
 * @param member code of the member
 * @param workplace code of the workplace that gave it
 * @param year the year
 * @param byPresentWorkplace whether that is the member's present workplace
 * @param grade {@code EXCELLENT}, {@code GOOD}, {@code COMPLETED} or {@code NOT_COMPLETED}
 * @param decidedOn day of the decision
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
