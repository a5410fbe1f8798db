package org.liaisonauditor.facts;

import java.time.LocalDate;
import java.util.List;
import org.liaisonauditor.domain.Submitted;

/**
 * A half-year (January to June, July to December) that lies wholly in the period, for the branch.
 *
 * @param branch code of the branch [Meetings.residence_code]
 * @param label {@code 2025-H1} or {@code 2025-H2} [–]
 * @param lastDay last day of the half-year [–]
 * @param onRoll number of members of the branch on the roll on the last day [roll]
 * @param held number of meetings of any kind that the branch held in it [Meetings.held_on]
 * @param records the meetings
 */
public record HalfYear(
    AuditContext context,
    String branch,
    String label,
    LocalDate lastDay,
    int onRoll,
    int held,
    List<? extends Submitted> records)
    implements Fact {

  /** Whether some member is on the roll on the last day. [roll] */
  public boolean someoneOnRoll() {
    return onRoll > 0;
  }
}
