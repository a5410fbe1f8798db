package org.liaisonauditor.facts;

import java.time.LocalDate;
import java.util.List;
import org.liaisonauditor.domain.Evaluation;
import org.liaisonauditor.domain.Submitted;

/**
 * An evaluation of a member of the branch, by this or another branch, for a year that is evaluated
 * in the period, as seen on the as-of date: those signed later are not there, and a later sent or
 * received date reads as blank.
 *
 * @param member code of the member [Evaluations.member_code]
 * @param branch code of the branch that gave it [Evaluations.residence_code]
 * @param year the year [Evaluations.year]
 * @param dueDay the day on which the year's evaluations are due [–]
 * @param own whether it is <em>the</em> evaluation: given by the member's residence branch
 *     [Evaluations.residence_code, Members.residence_code]
 * @param rating code of the rating [Evaluations.rating]
 * @param signedOn day of signature [Evaluations.signed_on]
 * @param frontSigned whether the Front work committee signed too [Evaluations.front_signed]
 * @param sentOn day on which it was sent to the workplace; blank = not [Evaluations.sent_on]
 * @param receivedOn day on which the workplace received it; blank = not [Evaluations.received_on]
 */
public record YearEvaluation(
    AuditContext context,
    String member,
    String branch,
    int year,
    LocalDate dueDay,
    boolean own,
    String rating,
    LocalDate signedOn,
    boolean frontSigned,
    LocalDate sentOn,
    LocalDate receivedOn,
    Evaluation evaluation)
    implements Fact {

  @Override
  public LocalDate parameterDay() {
    return dueDay;
  }

  @Override
  public List<? extends Submitted> records() {
    return List.of(evaluation);
  }
}
