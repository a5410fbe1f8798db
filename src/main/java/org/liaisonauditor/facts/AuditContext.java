package org.liaisonauditor.facts;

import java.time.LocalDate;

/**
 * What an audit is asked for.
 *
 * @param from first day of the period (F)
 * @param to last day of the period (T), never later than the as-of date
 * @param asOf the as-of date (A): nothing dated later is seen
 * @param parameters the pack's parameters, with those that the inspector set
 */
public record AuditContext(LocalDate from, LocalDate to, LocalDate asOf, Parameters parameters) {

  public AuditContext {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "the period ends on " + to + ", before it begins: " + from);
    }
    if (to.isAfter(asOf)) {
      throw new IllegalArgumentException(
          "the period ends on " + to + ", later than the as-of date " + asOf);
    }
  }

  /** Whether a day lies in the period; null does not. */
  public boolean inPeriod(LocalDate day) {
    return day != null && !day.isBefore(from) && !day.isAfter(to);
  }

  /** The period as the occasion of a finding, {@code 2025-01-01/2025-12-31}. */
  public String period() {
    return from + "/" + to;
  }

  /** Whether something dated so can be seen: not after the as-of date. */
  boolean sees(LocalDate day) {
    return !day.isAfter(asOf);
  }

  /** A received or sent date as it reads on the as-of date: blank when it is later. */
  LocalDate seen(LocalDate day) {
    return day == null || day.isAfter(asOf) ? null : day;
  }
}
