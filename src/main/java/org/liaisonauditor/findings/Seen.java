package org.liaisonauditor.findings;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * An audit, as the life of a finding names it.
 *
 * @param run number of the run; null = an audit of files, which has none
 * @param asOf the audit's as-of date
 */
public record Seen(Long run, LocalDate asOf) {

  /** Days from this audit to a day; never below 0. */
  public int daysUntil(LocalDate day) {
    return (int) Math.max(0, ChronoUnit.DAYS.between(asOf, day));
  }
}
