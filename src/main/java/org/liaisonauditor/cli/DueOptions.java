package org.liaisonauditor.cli;

import java.time.LocalDate;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Until when a unit has time to answer. */
final class DueOptions {

  @ArgGroup(exclusive = true, multiplicity = "1")
  private When when;

  private static final class When {

    @Option(
        names = "--due",
        paramLabel = "DATE",
        description = "last day to answer, such as 2026-02-15")
    private LocalDate due;

    @Option(names = "--days", paramLabel = "N", description = "days to answer, from today")
    private Integer days;
  }

  /** The last day to answer. */
  LocalDate day(LocalDate today) {
    return when.due == null ? today.plusDays(when.days) : when.due;
  }
}
