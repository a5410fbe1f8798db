package org.liaisonauditor.audit;

/**
 * A rule that failed in a partition; it found nothing there, which is not the same as clean.
 *
 * @param rule code of the rule
 * @param branch code of the residence branch
 * @param reason what went wrong
 */
public record CouldNotRun(String rule, String branch, String reason) {}
