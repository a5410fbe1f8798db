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
 * @param meeting code of the meeting
 * @param branch code of the branch that held it
 * @param heldOn day of the meeting
 * @param member code of the member
 * @param status {@code PRESENT}, {@code EXCUSED}, {@code ABSENT} or {@code REPRESENTED}
 * @param representedBy member code of the person who went instead; may be blank
 * @param atThisBranch whether the meeting is one of the branch that is being audited
 * @param representativePresent whether {@code representedBy} is recorded PRESENT at the same
 *     meeting; known of meetings of the branch that is being audited
 * @param position place among the marks, by meeting code, then member
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
