package org.liaisonauditor.reports;

import java.time.LocalDate;
import java.util.Map;

/**
 * What the rules of a pack found in an audit, for the rule book.
 *
 * @param number number of the run
 * @param from first day of the period
 * @param to last day of the period
 * @param asOf the as-of date
 * @param scope code of the unit whose branches were audited; null = all
 * @param packHash hash of the pack as it was then
 * @param rules what became of each rule of the pack as it was then, by code
 */
public record RuleRun(
    long number,
    LocalDate from,
    LocalDate to,
    LocalDate asOf,
    String scope,
    String packHash,
    Map<String, Fired> rules) {

  /**
   * What became of a rule.
   *
   * @param findings number of its findings (or commendations)
   * @param failedBranches number of branches for which it could not run
   */
  public record Fired(int findings, int failedBranches) {}
}
