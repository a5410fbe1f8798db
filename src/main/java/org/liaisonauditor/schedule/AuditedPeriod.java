package org.liaisonauditor.schedule;

import java.time.LocalDate;

/**
 * The days that an audit looks at.
 *
 * @param from first day
 * @param to last day, not before the first
 */
public record AuditedPeriod(LocalDate from, LocalDate to) {

  public AuditedPeriod {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "the period ends on " + to + ", before it begins: " + from);
    }
  }

  /** {@code 2025-01-01/2025-12-31}. */
  @Override
  public String toString() {
    return from + "/" + to;
  }
}
