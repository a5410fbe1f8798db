package org.liaisonauditor.scope;

import java.util.List;
import java.util.Map;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.domain.Unit;
import org.liaisonauditor.exceptions.Accepted;
import org.liaisonauditor.findings.Lives;
import org.liaisonauditor.intake.InputSummary;

/**
 * What of an audit one document may show.
 *
 * @param result what was found, with nothing in it that may not be shown
 * @param lives how the findings stand that may be shown; what this audit did not find is told by
 *     whom it is about and not by a sentence; null = nothing is known of audits before
 * @param sentences whether it is told by its sentence all the same, since all is shown by name
 * @param movedAway findings of the audit before that other units answer for now
 * @param accepted what exceptions did there, likewise
 * @param input the files that this rests on; problems only where the whole audit is shown
 * @param unit the unit that the document is about; null = all
 * @param rows rows of all files of the audit
 * @param unusedRows of these, rows that could not be used
 * @param hidden whether names were left out, for which … stands
 * @param counted number of findings that are counted only, since they name persons
 */
public record ScopedAudit(
    AuditResult result,
    Lives lives,
    boolean sentences,
    int movedAway,
    Accepted accepted,
    InputSummary input,
    Unit unit,
    int rows,
    int unusedRows,
    boolean hidden,
    int counted) {

  /** The same with other things to tell of exceptions. */
  public ScopedAudit accepting(Accepted told) {
    return new ScopedAudit(
        result, lives, sentences, movedAway, told, input, unit, rows, unusedRows, hidden, counted);
  }

  /** The result with the lists alone that a document shows. */
  public AuditResult showing(boolean findings, boolean commendations) {
    return new AuditResult(
        result.context(),
        result.scope(),
        result.pack(),
        result.version(),
        result.units(),
        result.counts(),
        findings ? result.findings() : List.of(),
        commendations ? result.commendations() : List.of(),
        commendations ? result.commended() : Map.of(),
        result.couldNotRun(),
        result.branches(),
        result.rules());
  }
}
