package org.liaisonauditor.ranking;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.liaisonauditor.audit.BranchScope;
import org.liaisonauditor.audit.BranchStream;
import org.liaisonauditor.audit.LiaisonRecords;
import org.liaisonauditor.domain.BranchRecords;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Member;
import org.liaisonauditor.facts.AuditContext;

/**
 * What there was to judge: members who were there on a day of the period, by where they live and
 * where they work.
 *
 * @param branches members by residence branch; a branch without any has 0
 * @param workplaces members by workplace, and of these by residence branch
 * @param members codes of all members, also of those who were not there
 */
public record Exposure(
    Map<String, Integer> branches,
    Map<String, Map<String, Integer>> workplaces,
    Set<String> members) {

  private static final int BRANCHES_AT_A_TIME = 64;

  /** Counts the members of the branches that an audit judged. */
  public static Exposure of(LiaisonRecords records, AuditContext context, BranchScope scope) {
    Map<String, Integer> branches = new TreeMap<>(CodePoints.ORDER);
    Map<String, Map<String, Integer>> workplaces = new TreeMap<>(CodePoints.ORDER);
    Set<String> members = new HashSet<>();
    List<String> codes = records.branches();
    for (int from = 0; from < codes.size(); from += BRANCHES_AT_A_TIME) {
      int behind = Math.min(codes.size(), from + BRANCHES_AT_A_TIME);
      try (BranchStream stream = records.read(from, behind)) {
        for (BranchRecords branch = stream.next(); branch != null; branch = stream.next()) {
          if (!scope.holds().test(branch.branch())) {
            continue;
          }
          branches.putIfAbsent(branch.branch(), 0);
          for (Member member : branch.members()) {
            members.add(member.code());
            if (wasThere(member, context)) {
              branches.merge(branch.branch(), 1, Integer::sum);
              workplaces
                  .computeIfAbsent(member.workplace(), any -> new TreeMap<>(CodePoints.ORDER))
                  .merge(branch.branch(), 1, Integer::sum);
            }
          }
        }
      }
    }
    return new Exposure(branches, workplaces, members);
  }

  private static boolean wasThere(Member member, AuditContext context) {
    return (member.leftOn() == null || member.leftOn().isAfter(context.from()))
        && (member.residenceSince() == null || !member.residenceSince().isAfter(context.to()));
  }
}
