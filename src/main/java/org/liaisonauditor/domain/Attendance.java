package org.liaisonauditor.domain;

/**
 * What is recorded of a member at a meeting.
 *
 * @param meeting meeting code
 * @param member member code
 * @param representedBy member code of the person who went instead; may be null or unknown
 */
public record Attendance(
    String meeting,
    String member,
    AttendanceStatus status,
    String representedBy,
    String reason,
    Source source)
    implements Submitted {

  @Override
  public Table table() {
    return Table.ATTENDANCE;
  }

  @Override
  public String key() {
    return meeting + "/" + member;
  }
}
