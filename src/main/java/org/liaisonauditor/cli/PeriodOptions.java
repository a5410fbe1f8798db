package org.liaisonauditor.cli;

import java.time.LocalDate;
import picocli.CommandLine.Option;

/** The period that a command is about. */
final class PeriodOptions {

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DATE",
      description = "first day of the period, such as 2025-01-01")
  private LocalDate from;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DATE",
      description = "last day of the period, such as 2025-12-31")
  private LocalDate to;

  LocalDate from() {
    return from;
  }

  LocalDate to() {
    return to;
  }

  /** Refuses a period that ends before it begins. */
  void check() throws WrongUsage {
    PeriodUsage.check(from, to);
  }
}
