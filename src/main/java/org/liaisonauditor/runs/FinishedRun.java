package org.liaisonauditor.runs;

import java.nio.file.Path;
import java.util.List;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.LiaisonRecords;
import org.liaisonauditor.audit.RuleState;
import org.liaisonauditor.exceptions.Accepted;
import org.liaisonauditor.findings.Lives;
import org.liaisonauditor.intake.InputSummary;
import org.liaisonauditor.reports.ReportDefinition;

/**
 * A run whose outputs are written and which is just being noted as done.
 *
 * @param run its record, as it was while it ran
 * @param folder where its outputs are
 * @param result what it found, without what is accepted
 * @param lives how these findings stand; null = nothing is known of audits before
 * @param accepted what exceptions did
 * @param input files and problems
 * @param records the records of all branches
 * @param definition the definitions that its reports go by
 * @param counts what came out, in numbers
 * @param rules what became of each rule
 */
public record FinishedRun(
    Run run,
    Path folder,
    AuditResult result,
    Lives lives,
    Accepted accepted,
    InputSummary input,
    LiaisonRecords records,
    ReportDefinition definition,
    Run.Counts counts,
    List<RuleState> rules) {}
