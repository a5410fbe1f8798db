package org.liaisonauditor.facts;

import java.util.List;
import org.liaisonauditor.domain.Submitted;

/**
 * A workplace and the branch, tied by members who work in the one and live in the other.
 *
 * @param workplace code of the workplace [Members.workplace_code]
 * @param branch code of the branch [Members.residence_code]
 * @param members number of members with both, in scope and not exempt from introduction on the last
 *     day of the period [Members.workplace_code, Members.residence_code, Members.admitted_on,
 *     Members.left_on, Members.exemption, Members.exempt_from, Members.exempt_to]
 * @param exchanges number of exchanges between the two in the period [Exchanges.held_on]
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

  /** Whether the two had no exchange in the period. [Exchanges.held_on] */
  public boolean withoutExchange() {
    return exchanges == 0;
  }
}
