package org.liaisonauditor.facts;

import java.time.LocalDate;
import java.util.List;
import org.liaisonauditor.domain.Attendance;
import org.liaisonauditor.domain.Meeting;
import org.liaisonauditor.domain.Submitted;

/**
 * A mark on an attendance list, expected or not: of a member of the branch at any meeting, or of
 * anybody at a meeting of the branch; held on or before the as-of date.
 *
 * @param meeting code of the meeting [Attendance.meeting_code]
 * @param branch code of the branch that held it [Meetings.residence_code]
 * @param heldOn day of the meeting [Meetings.held_on]
 * @param member code of the member [Attendance.member_code]
 * @param status {@code PRESENT}, {@code EXCUSED}, {@code ABSENT} or {@code REPRESENTED}
 *     [Attendance.status]
 * @param representedBy member code of the person who went instead; may be blank
 *     [Attendance.represented_by]
 * @param atThisBranch whether the meeting is one of the branch that is being audited
 *     [Meetings.residence_code]
 * @param representativePresent whether {@code representedBy} is recorded PRESENT at the same
 *     meeting; known of meetings of the branch that is being audited [Attendance.represented_by,
 *     Attendance.status]
 * @param position place among the marks, by meeting code, then member [Attendance.meeting_code,
 *     Attendance.member_code]
 */
public record Mark(
    AuditContext context,
    String meeting,
    String branch,
    LocalDate heldOn,
    String member,
    String status,
    String representedBy,
    boolean atThisBranch,
    boolean representativePresent,
    int position,
    Attendance attendance,
    Meeting held)
    implements Fact {

  @Override
  public List<? extends Submitted> records() {
    return List.of(attendance, held);
  }
}
