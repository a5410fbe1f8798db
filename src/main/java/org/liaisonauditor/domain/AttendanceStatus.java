package org.liaisonauditor.domain;

/** What the attendance list says of a member at a meeting. */
public enum AttendanceStatus {
  PRESENT,
  EXCUSED,
  ABSENT,
  /** Somebody else went in the member's place. */
  REPRESENTED
}
