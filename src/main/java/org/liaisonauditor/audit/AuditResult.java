package org.liaisonauditor.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liaisonauditor.domain.UnitDirectory;
import org.liaisonauditor.facts.AuditContext;
import org.liaisonauditor.rules.RulePack;

/**
 * What an audit found.
 *
 * @param context period, as-of date and parameters
 * @param scope code of the unit whose branches were judged; null = all
 * @param pack the rules it was judged by
 * @param version the published version that the pack is; null = none that this audit knows of
 * @param units the organizations
 * @param counts the size of what was audited
 * @param findings by rule, subject, unit and occasion, in code-point order
 * @param commendations members to be commended, in the same order
 * @param commended names of these members, by code
 * @param couldNotRun what failed, by rule and branch
 * @param branches codes of the branches that were judged, in code-point order; those of which
 *     nothing is known but the name are not among them
 * @param rules what became of each rule, by code
 */
public record AuditResult(
    AuditContext context,
    String scope,
    RulePack pack,
    PackVersion version,
    UnitDirectory units,
    AuditCounts counts,
    List<Finding> findings,
    List<Finding> commendations,
    Map<String, String> commended,
    List<CouldNotRun> couldNotRun,
    List<String> branches,
    List<RuleState> rules) {

  public AuditResult {
    findings = List.copyOf(findings);
    commendations = List.copyOf(commendations);
    commended = Map.copyOf(commended);
    couldNotRun = List.copyOf(couldNotRun);
    branches = List.copyOf(branches);
    rules = List.copyOf(rules);
  }

  /**
   * The same result without some findings, which are counted apart.
   *
   * @param fingerprints of those left out
   */
  public AuditResult without(Set<String> fingerprints) {
    if (fingerprints.isEmpty()) {
      return this;
    }
    Map<String, Integer> apart = new HashMap<>();
    List<Finding> left = new ArrayList<>();
    for (Finding finding : findings) {
      if (fingerprints.contains(finding.fingerprint())) {
        apart.merge(finding.rule(), 1, Integer::sum);
      } else {
        left.add(finding);
      }
    }
    return new AuditResult(
        context,
        scope,
        pack,
        version,
        units,
        counts,
        left,
        commendations,
        commended,
        couldNotRun,
        branches,
        rules.stream().map(rule -> rule.apart(apart.getOrDefault(rule.rule(), 0))).toList());
  }

  /** The same result, of rules that are a published version; null = of none. */
  public AuditResult by(PackVersion published) {
    return new AuditResult(
        context,
        scope,
        pack,
        published,
        units,
        counts,
        findings,
        commendations,
        commended,
        couldNotRun,
        branches,
        rules);
  }
}
