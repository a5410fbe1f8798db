package org.liaisonauditor.cli;

import org.liaisonauditor.exceptions.AcceptedGap;
import picocli.CommandLine.Option;

/** Which findings an exception is about. */
final class ExceptionMatch {

  @Option(names = "--rule", paramLabel = "CODE", description = "findings of this rule")
  private String rule;

  @Option(names = "--unit", paramLabel = "CODE", description = "for which this unit answers")
  private String unit;

  @Option(
      names = "--subject",
      paramLabel = "SUBJECT",
      description = "about this subject, as findings.csv has it")
  private String subject;

  @Option(
      names = "--fingerprint",
      paramLabel = "HASH",
      description = "the finding with this fingerprint alone, as findings.csv has it")
  private String fingerprint;

  /** Whether anything was said of it. */
  boolean given() {
    return rule != null || unit != null || subject != null || fingerprint != null;
  }

  /** The findings meant. */
  AcceptedGap.Matched matched() throws WrongUsage {
    if (rule == null || unit == null && subject == null && fingerprint == null) {
      throw new WrongUsage(
          "Name the rule (--rule), and a unit, a subject or a fingerprint (--unit, --subject,"
              + " --fingerprint): no exception hides a whole rule.");
    }
    return new AcceptedGap.Matched(rule, unit, subject, fingerprint);
  }
}
