package org.liaisonauditor.facts;

import java.time.LocalDate;
import java.util.List;
import org.liaisonauditor.domain.Meeting;
import org.liaisonauditor.domain.Submitted;

/**
 * A meeting of the branch, held on or before the as-of date.
 *
 * @param code code of the meeting [Meetings.meeting_code]
 * @param branch code of the branch [Meetings.residence_code]
 * @param heldOn its day [Meetings.held_on]
 * @param briefing whether the local situation was reported [Meetings.briefing]
 * @param expected number of members expected [expected]
 * @param unrecorded of these, number without an attendance record [expected,
 *     Attendance.member_code]
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

  /** Whether every member expected has an attendance record. [expected, Attendance.member_code] */
  public boolean fullyRecorded() {
    return unrecorded == 0;
  }

  @Override
  public List<? extends Submitted> records() {
    return List.of(meeting);
  }
}
