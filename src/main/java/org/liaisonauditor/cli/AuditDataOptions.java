package org.liaisonauditor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Records;
import org.liaisonauditor.facts.AuditContext;
import org.liaisonauditor.intake.Intake;
import org.liaisonauditor.rules.PackRefused;
import org.liaisonauditor.rules.RulePack;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** An audit of a folder of submissions: the data, and what is asked of them. */
final class AuditDataOptions {

  @Option(
      names = "--input",
      required = true,
      paramLabel = "DIR",
      description = "folder of the submissions; folders below it are read too")
  private Path input;

  @Mixin private AuditedPeriodOptions period;

  @Mixin private RulesOption rules;

  @Mixin private SettingsOption settings;

  @Mixin private RejectLimitOption rejectLimit;

  @Mixin private LanguageOption language;

  /** Refuses what no audit can be asked for. */
  void check() throws WrongUsage {
    period.check();
    rejectLimit.rows();
    SubmissionsFolder.check(input);
  }

  Path input() {
    return input;
  }

  int rejectLimit() throws WrongUsage {
    return rejectLimit.rows();
  }

  Language language() {
    return language.language();
  }

  RulePack pack() throws IOException, PackRefused {
    return rules.pack();
  }

  AuditContext context(RulePack pack) throws WrongUsage {
    return period.context(settings.of(pack));
  }

  /** What takes the submissions in. */
  Intake intake(RulePack pack) {
    return new Intake(pack.regulation().ratingScale(), language());
  }

  /** The records of the input. */
  Records records(RulePack pack, PrintWriter err) throws IOException, WrongUsage, InputRefused {
    return SubmissionsFolder.read(input, intake(pack), rejectLimit(), err).records();
  }
}
