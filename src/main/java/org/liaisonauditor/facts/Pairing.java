package org.liaisonauditor.facts;

import java.util.List;
import org.liaisonauditor.domain.Submitted;

/**
 * A workplace and the branch, tied by members who work in the one and live in the other.
 *
 * @param workplace code of the workplace
 * @param branch code of the branch
 * @param members number of members with both, in scope and not exempt from introduction on the last
 *     day of the period
 * @param exchanges number of exchanges between the two in the period
 * @param records these members
 */
public record Pairing(
    AuditContext context,
    String workplace,
    String branch,
    int members,
    int exchanges,
    List<? extends Submitted> records)
    implements Fact {

  /** Whether the two had no exchange in the period. */
  public boolean withoutExchange() {
    return exchanges == 0;
  }
}
