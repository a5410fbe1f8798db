package org.liaisonauditor.facts;

import java.util.List;
import org.liaisonauditor.domain.Submitted;

/**
 * A group of the branch.
 *
 * @param code code of the group [Groups.group_code]
 * @param name its name [Groups.name]
 * @param branch code of the branch [Groups.residence_code]
 * @param leader member code of the leader; blank = none elected [Groups.leader_code]
 * @param leaderInGroup whether the leader is a member of this group in scope on the as-of date
 *     [Groups.leader_code, Members.group_code, Members.admitted_on, Members.left_on]
 * @param records the group, and the leader where known
 */
public record PartyGroup(
    AuditContext context,
    String code,
    String name,
    String branch,
    String leader,
    boolean leaderInGroup,
    List<? extends Submitted> records)
    implements Fact {}
