package org.liaisonauditor.facts;

import java.time.LocalDate;
import java.util.List;
import org.liaisonauditor.domain.FollowUp;
import org.liaisonauditor.domain.Submitted;

/**
 * A reminder or commendation of a member of the branch, by whichever branch, on or before the as-of
 * date.
 *
 * @param member code of the member
 * @param branch code of the branch that did it
 * @param kind {@code REMINDER} or {@code COMMENDATION}
 * @param doneOn its day
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
