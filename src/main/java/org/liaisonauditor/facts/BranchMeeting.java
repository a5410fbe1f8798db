package org.liaisonauditor.facts;

import java.time.LocalDate;
import java.util.List;
import org.liaisonauditor.domain.Meeting;
import org.liaisonauditor.domain.Submitted;

/**
 * A meeting of the branch, held on or before the as-of date.
 *
 * @param code code of the meeting
 * @param branch code of the branch
 * @param heldOn its day
 * @param briefing whether the local situation was reported
 * @param expected number of members expected
 * @param unrecorded of these, number without an attendance record
 */
public record BranchMeeting(
    AuditContext context,
    String code,
    String branch,
    LocalDate heldOn,
    boolean briefing,
    int expected,
    int unrecorded,
    Meeting meeting)
    implements Fact {

  /** Whether every member expected has an attendance record. */
  public boolean fullyRecorded() {
    return unrecorded == 0;
  }

  @Override
  public List<? extends Submitted> records() {
    return List.of(meeting);
  }
}
