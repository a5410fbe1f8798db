package org.liaisonauditor.facts;

import java.time.LocalDate;
import java.util.List;
import org.liaisonauditor.domain.Submitted;

/**
 * How a member came to the meetings of the period where expected.
 *
 * @param member code of the member
 * @param expected number of meetings where expected
 * @param attended of these, number recorded PRESENT
 * @param excused of these, number recorded EXCUSED
 * @param missed of these, number recorded ABSENT or REPRESENTED
 * @param missedDays the days of the missed meetings, by day, then meeting code
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

  /** Whether every meeting where expected was missed. */
  public boolean everyMissed() {
    return missed == expected;
  }

  /** Whether every meeting where expected was attended. */
  public boolean everyAttended() {
    return attended == expected;
  }

  /** Whether none of the meetings where expected was attended. */
  public boolean noneAttended() {
    return attended == 0;
  }

  /**
   * The day of the n-th missed meeting, n being a parameter; blank where fewer were missed, or n is
   * less than one.
   */
  public LocalDate dayMissed(String parameter) {
    int n = limit(parameter);
    return n < 1 || n > missedDays.size() ? null : missedDays.get(n - 1);
  }
}
