package org.liaisonauditor.reports;

import org.liaisonauditor.audit.RuleStates;
import org.liaisonauditor.findings.FindingStates;

/**
 * What a document says, within what it may show, for the mail that brings it.
 *
 * @param name what people call its kind
 * @param sender the body that it comes from
 * @param findings gaps that stand in it; null = it lists none, by its kind
 * @param commended members that it commends
 * @param rules what became of the rules that it tells of
 * @param lives how its findings stand against the audit before; null = it doesn't tell
 */
public record Says(
    String name,
    String sender,
    Integer findings,
    int commended,
    RuleStates rules,
    FindingStates lives) {}
