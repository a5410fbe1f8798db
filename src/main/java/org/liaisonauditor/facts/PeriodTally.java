package org.liaisonauditor.facts;

import java.time.LocalDate;
import java.util.List;
import org.liaisonauditor.domain.Submitted;

/**
 * How a member came to the meetings of the period where expected.
 *
 * @param member code of the member [Members.member_code]
 * @param expected number of meetings where expected [expected]
 * @param attended of these, number recorded PRESENT [expected, Attendance.status]
 * @param excused of these, number recorded EXCUSED [expected, Attendance.status]
 * @param missed of these, number recorded ABSENT or REPRESENTED [expected, Attendance.status]
 * @param missedDays the days of the missed meetings, by day, then meeting code [expected,
 *     Attendance.status]
 * @param records what is recorded of the member at these meetings
 */
public record PeriodTally(
    AuditContext context,
    String member,
    int expected,
    int attended,
    int excused,
    int missed,
    List<LocalDate> missedDays,
    List<? extends Submitted> records)
    implements Fact {

  /** Whether every meeting where expected was missed. [expected, Attendance.status] */
  public boolean everyMissed() {
    return missed == expected;
  }

  /** Whether every meeting where expected was attended. [expected, Attendance.status] */
  public boolean everyAttended() {
    return attended == expected;
  }

  /** Whether none of the meetings where expected was attended. [expected, Attendance.status] */
  public boolean noneAttended() {
    return attended == 0;
  }

  /**
   * The day of the n-th missed meeting, n being a parameter; blank where fewer were missed, or n is
   * less than one. [expected, Attendance.status]
   */
  public LocalDate dayMissed(String parameter) {
    int n = limit(parameter);
    return n < 1 || n > missedDays.size() ? null : missedDays.get(n - 1);
  }
}
