package org.liaisonauditor.facts;

import java.util.List;
import org.liaisonauditor.domain.Submitted;

/**
 * The branch on the as-of date.
 *
 * @param branch code of the branch
 * @param onRoll number of members on the roll on the as-of date
 * @param groups number of its groups
 * @param records the members on the roll
 */
public record BranchRoll(
    AuditContext context, String branch, int onRoll, int groups, List<? extends Submitted> records)
    implements Fact {

  /** Whether the branch has no group. */
  public boolean withoutGroups() {
    return groups == 0;
  }
}
