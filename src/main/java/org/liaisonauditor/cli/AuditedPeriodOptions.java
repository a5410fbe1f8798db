package org.liaisonauditor.cli;

import java.time.LocalDate;
import org.liaisonauditor.facts.AuditContext;
import org.liaisonauditor.facts.Parameters;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The period of an audit, and the day as of which it is seen. */
final class AuditedPeriodOptions {

  @Mixin private PeriodOptions period;

  @Option(
      names = "--as-of",
      required = true,
      paramLabel = "DATE",
      description = "nothing dated later than this day is seen; not before the period ends")
  private LocalDate asOf;

  LocalDate from() {
    return period.from();
  }

  LocalDate to() {
    return period.to();
  }

  LocalDate asOf() {
    return asOf;
  }

  /** Refuses days that no audit can have. */
  void check() throws WrongUsage {
    PeriodUsage.check(from(), to(), asOf);
  }

  /** What rules are told of the audit. */
  AuditContext context(Parameters parameters) throws WrongUsage {
    check();
    return new AuditContext(from(), to(), asOf, parameters);
  }
}
