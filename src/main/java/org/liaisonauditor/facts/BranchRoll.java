package org.liaisonauditor.facts;

import java.util.List;
import org.liaisonauditor.domain.Submitted;

/**
 * The branch on the as-of date.
 *
 * @param branch code of the branch [Members.residence_code]
 * @param onRoll number of members on the roll on the as-of date [roll]
 * @param groups number of its groups [Groups.group_code]
 * @param records the members on the roll
 */
public record BranchRoll(
    AuditContext context, String branch, int onRoll, int groups, List<? extends Submitted> records)
    implements Fact {

  /** Whether the branch has no group. [Groups.group_code] */
  public boolean withoutGroups() {
    return groups == 0;
  }
}
