package org.liaisonauditor.facts;

import java.time.LocalDate;

/**
 * What an audit is asked for.
 *
 * @param from first day of the period (F)
 * @param to last day of the period (T), never later than the as-of date, but in a look ahead
 * @param asOf the as-of date (A): the day on which time limits are over or not
 * @param seenUntil nothing dated later is seen: the as-of date, or in a look ahead the day on which
 *     one looks
 * @param parameters the pack's parameters, with those that the inspector set
 */
public record AuditContext(
    LocalDate from, LocalDate to, LocalDate asOf, LocalDate seenUntil, Parameters parameters) {

  public AuditContext {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "the period ends on " + to + ", before it begins: " + from);
    }
    if (seenUntil.isAfter(asOf)) {
      throw new IllegalArgumentException(
          "records of days up to " + seenUntil + " can't be seen on " + asOf);
    }
  }

  /** An audit: what is dated up to the as-of date is seen, and the period is over by then. */
  public AuditContext(LocalDate from, LocalDate to, LocalDate asOf, Parameters parameters) {
    this(from, to, asOf, asOf, parameters);
    if (to.isAfter(asOf)) {
      throw new IllegalArgumentException(
          "the period ends on " + to + ", later than the as-of date " + asOf);
    }
  }

  /** What is seen now, as it will stand on a later day if nothing is done. */
  public AuditContext on(LocalDate later) {
    return new AuditContext(from, to, later, seenUntil, parameters);
  }

  /** Whether a day lies in the period; null does not. */
  public boolean inPeriod(LocalDate day) {
    return day != null && !day.isBefore(from) && !day.isAfter(to);
  }

  /** The period as the occasion of a finding, {@code 2025-01-01/2025-12-31}. */
  public String period() {
    return from + "/" + to;
  }

  /** Whether something dated so can be seen: dated no later than what is. */
  boolean sees(LocalDate day) {
    return !day.isAfter(seenUntil);
  }

  /** A received or sent date as it reads for who sees: blank when it is later. */
  LocalDate seen(LocalDate day) {
    return day == null || !sees(day) ? null : day;
  }
}
