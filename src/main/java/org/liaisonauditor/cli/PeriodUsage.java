package org.liaisonauditor.cli;

import java.time.LocalDate;

/** Checks the days of an audit. */
final class PeriodUsage {

  private PeriodUsage() {}

  static void check(LocalDate from, LocalDate to, LocalDate asOf) throws WrongUsage {
    if (to.isBefore(from)) {
      throw new WrongUsage("The period ends on " + to + ", before it begins: " + from + ".");
    }
    if (asOf.isBefore(to)) {
      throw new WrongUsage(
          "The as-of date "
              + asOf
              + " is before the period ends: "
              + to
              + ". An audit looks back: set --as-of to "
              + to
              + " or later, or end the period earlier.");
    }
  }
}
