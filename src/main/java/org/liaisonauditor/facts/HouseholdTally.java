package org.liaisonauditor.facts;

import java.util.List;
import org.liaisonauditor.domain.Submitted;

/**
 * How a household with several members in the branch came to the meetings of the period. A meeting
 * is <em>represented</em> when two or more of them were expected, exactly one of these attended,
 * and at least one of the others was neither present nor excused (no record included).
 *
 * @param household code of the household [Members.household_code]
 * @param branch code of the branch [Members.residence_code]
 * @param members the members' names, by member code, joined by commas [Members.full_name]
 * @param represented number of represented meetings [expected, Attendance.status]
 * @param together number of meetings that two or more of the expected attended [expected,
 *     Attendance.status]
 * @param records the members, and what is recorded of them at meetings where two or more were
 *     expected
 */
public record HouseholdTally(
    AuditContext context,
    String household,
    String branch,
    String members,
    int represented,
    int together,
    List<? extends Submitted> records)
    implements Fact {

  /** Whether two or more of them never came together. [expected, Attendance.status] */
  public boolean neverTogether() {
    return together == 0;
  }
}
