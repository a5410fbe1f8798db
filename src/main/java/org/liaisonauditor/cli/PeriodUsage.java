package org.liaisonauditor.cli;

import java.time.LocalDate;

/** Checks the days of an audit. */
final class PeriodUsage {

  private PeriodUsage() {}

  /** Refuses a period that ends before it begins. */
  static void check(LocalDate from, LocalDate to) throws WrongUsage {
    if (to.isBefore(from)) {
      throw new WrongUsage("The period ends on " + to + ", before it begins: " + from + ".");
    }
  }

  /** Refuses days that no audit can have: it looks back on a period that is over. */
  static void check(LocalDate from, LocalDate to, LocalDate asOf) throws WrongUsage {
    check(from, to);
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
