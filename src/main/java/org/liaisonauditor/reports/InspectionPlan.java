package org.liaisonauditor.reports;

import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.ranking.Exposure;
import org.liaisonauditor.ranking.Ranking;

/**
 * Where to inspect next, by an audit. It holds units, and no names of persons.
 *
 * @param result what the audit found, all of it
 */
record InspectionPlan(AuditResult result, Ranking ranking) {

  /**
   * Ranks the units of an audit.
   *
   * @param top how many units of a kind are named; null = as the definition says
   */
  static InspectionPlan of(
      AuditResult result, Exposure exposure, PlanDefinition definition, Integer top) {
    return new InspectionPlan(
        result,
        Ranking.of(result, exposure, definition.weights(), top == null ? definition.named() : top));
  }
}
