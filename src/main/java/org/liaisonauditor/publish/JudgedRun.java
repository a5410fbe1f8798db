package org.liaisonauditor.publish;

import java.time.LocalDate;

/**
 * An audit that there was.
 *
 * @param number of its run
 * @param to last day of its period
 * @param packHash hash of the rules that it was judged by
 */
public record JudgedRun(long number, LocalDate to, String packHash) {}
