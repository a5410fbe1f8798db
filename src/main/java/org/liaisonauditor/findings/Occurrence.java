package org.liaisonauditor.findings;

/**
 * One time that a gap was there: from the audit that found it first to the last one that did.
 *
 * @param number 1 for the first time; a finding that comes back has the next number
 * @param since the first audit that found it
 * @param last the last audit that found it
 */
public record Occurrence(int number, Seen since, Seen last) {}
