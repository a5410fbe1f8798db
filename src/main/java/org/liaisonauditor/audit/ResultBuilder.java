package org.liaisonauditor.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.UnitDirectory;
import org.liaisonauditor.facts.AuditContext;
import org.liaisonauditor.rules.OutOfTime;
import org.liaisonauditor.rules.Regulation;
import org.liaisonauditor.rules.Report;
import org.liaisonauditor.rules.Rule;
import org.liaisonauditor.rules.RulePack;

/** Puts the judged branches together to the result of an audit. */
public final class ResultBuilder {

  private static final Comparator<CouldNotRun> FAILURE_ORDER =
      Comparator.comparing(CouldNotRun::rule, CodePoints.ORDER)
          .thenComparing(CouldNotRun::branch, CodePoints.ORDER);

  private final FindingCollector findings = new FindingCollector();
  private final FindingCollector commendations = new FindingCollector();
  private final List<CouldNotRun> failures = new ArrayList<>();
  private final Set<String> workplaces = new HashSet<>();
  private final Map<String, String> commended = new TreeMap<>(CodePoints.ORDER);
  private final List<String> branches = new ArrayList<>();
  private final List<String> withRecords = new ArrayList<>();
  private final Map<String, Integer> idle = new HashMap<>();
  private final Map<String, String> outOfTime = new TreeMap<>(CodePoints.ORDER);
  private int members;
  private int meetings;

  /** Adds a branch; branches come in code-point order. */
  public void add(JudgedBranch branch) {
    branches.add(branch.branch());
    if (branch.members() > 0 || branch.meetings() > 0) {
      withRecords.add(branch.branch());
    }
    members += branch.members();
    meetings += branch.meetings();
    workplaces.addAll(branch.workplaces());
    commended.putAll(branch.commended());
    branch.nothingFor().forEach(rule -> idle.merge(rule, 1, Integer::sum));
    for (Report report : branch.reports()) {
      (report.rule().kind() == Rule.Kind.FINDING ? findings : commendations)
          .add(branch.branch(), report);
    }
    branch
        .failures()
        .forEach(
            (rule, reason) -> {
              failures.add(new CouldNotRun(rule, branch.branch(), reason));
              if (OutOfTime.isReason(reason)) {
                outOfTime.put(rule, reason);
              }
            });
  }

  /**
   * In which branch a rule's time ended is chance, and so is which branches came before; so nothing
   * of it is told in any.
   */
  private void dropThoseOutOfTime() {
    for (Map.Entry<String, String> rule : outOfTime.entrySet()) {
      findings.drop(rule.getKey());
      commendations.drop(rule.getKey());
      failures.removeIf(failure -> failure.rule().equals(rule.getKey()));
      branches.forEach(
          branch -> failures.add(new CouldNotRun(rule.getKey(), branch, rule.getValue())));
    }
  }

  /**
   * The result of all branches added.
   *
   * @param scope code of the unit that they belong to; null = all
   */
  public AuditResult result(
      AuditContext context, String scope, RulePack pack, UnitDirectory units) {
    dropThoseOutOfTime();
    failures.sort(FAILURE_ORDER);
    List<Finding> commendable = commendations.findings();
    commended
        .keySet()
        .retainAll(
            commendable.stream()
                .map(finding -> BranchAudit.member(finding.subject()))
                .collect(Collectors.toSet()));
    List<Finding> found = findings.findings();
    return new AuditResult(
        context,
        scope,
        pack,
        null,
        units,
        new AuditCounts(branches.size(), members, workplaces.size(), meetings),
        found,
        commendable,
        commended,
        failures,
        withRecords,
        states(context, pack, found, commendable));
  }

  private List<RuleState> states(
      AuditContext context, RulePack pack, List<Finding> found, List<Finding> commendable) {
    Map<String, Integer> reported = new HashMap<>();
    found.forEach(finding -> reported.merge(finding.rule(), 1, Integer::sum));
    commendable.forEach(finding -> reported.merge(finding.rule(), 1, Integer::sum));
    Map<String, List<CouldNotRun>> failed =
        failures.stream().collect(Collectors.groupingBy(CouldNotRun::rule));
    Map<String, Regulation.SwitchedOff> off = pack.regulation().switchedOff(context.to());
    return pack.rules().stream()
        .map(
            rule ->
                RuleState.of(
                    rule.code(),
                    off.get(rule.code()),
                    failed.getOrDefault(rule.code(), List.of()),
                    reported.getOrDefault(rule.code(), 0),
                    idle.getOrDefault(rule.code(), 0) == branches.size()))
        .toList();
  }
}
