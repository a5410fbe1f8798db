package org.liaisonauditor.facts;

import java.time.LocalDate;
import java.util.List;
import org.liaisonauditor.domain.FollowUp;
import org.liaisonauditor.domain.Submitted;

/**
 * A reminder or commendation of a member of the branch, by whichever branch, on or before the as-of
 * date.
 *
 * @param member code of the member [Follow-ups.member_code]
 * @param branch code of the branch that did it [Follow-ups.residence_code]
 * @param kind {@code REMINDER} or {@code COMMENDATION} [Follow-ups.kind]
 * @param doneOn its day [Follow-ups.done_on]
 */
public record FollowUpDone(
    AuditContext context,
    String member,
    String branch,
    String kind,
    LocalDate doneOn,
    FollowUp followUp)
    implements Fact {

  @Override
  public List<? extends Submitted> records() {
    return List.of(followUp);
  }
}
