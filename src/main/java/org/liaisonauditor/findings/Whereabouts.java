package org.liaisonauditor.findings;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.BranchStream;
import org.liaisonauditor.audit.CouldNotRun;
import org.liaisonauditor.audit.LiaisonRecords;
import org.liaisonauditor.domain.BranchRecords;
import org.liaisonauditor.domain.Group;
import org.liaisonauditor.domain.Introduction;
import org.liaisonauditor.domain.Meeting;
import org.liaisonauditor.domain.Member;

/**
 * Where the subjects of findings are judged now. A member who moved house is judged with the new
 * branch; where a rule could not run there, nothing is known of the gap, however well the rule ran
 * where the member lived before.
 */
final class Whereabouts {

  /** All are where they were. */
  static final Whereabouts NOBODY_MOVED = new Whereabouts();

  private final Map<String, String> branches = new HashMap<>();

  private Whereabouts() {}

  /** Reads the branches in which a rule could not run that ran in others; no other can mislead. */
  static Whereabouts of(AuditResult result, LiaisonRecords records) {
    Map<String, Set<String>> failed =
        result.couldNotRun().stream()
            .collect(
                Collectors.groupingBy(
                    CouldNotRun::rule,
                    Collectors.mapping(CouldNotRun::branch, Collectors.toSet())));
    Set<String> wanted = new HashSet<>();
    failed.values().stream()
        .filter(some -> !some.containsAll(result.branches()))
        .forEach(wanted::addAll);
    Whereabouts whereabouts = new Whereabouts();
    List<String> all = records.branches();
    for (int i = 0; i < all.size(); i++) {
      if (wanted.contains(all.get(i))) {
        try (BranchStream one = records.read(i, i + 1)) {
          whereabouts.add(one.next());
        }
      }
    }
    return whereabouts;
  }

  private void add(BranchRecords branch) {
    branch.members().stream().map(Member::code).forEach(code -> put(code, branch));
    branch.letters().stream().map(Introduction::letterNo).forEach(code -> put(code, branch));
    branch.groups().stream().map(Group::code).forEach(code -> put(code, branch));
    branch.meetings().stream()
        .filter(meeting -> meeting.residence().equals(branch.branch()))
        .map(Meeting::code)
        .forEach(code -> put(code, branch));
  }

  private void put(String code, BranchRecords branch) {
    branches.put(code, branch.branch());
  }

  /** The branch in which a finding would be found now. */
  String branchOf(Life life) {
    String whole = branches.get(life.subject());
    return whole != null
        ? whole
        : branches.getOrDefault(life.subject().split("/", 2)[0], life.branch());
  }
}
