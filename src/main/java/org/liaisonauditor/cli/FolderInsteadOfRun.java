package org.liaisonauditor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.intake.Intake;
import org.liaisonauditor.intake.IntakeResult;
import org.liaisonauditor.rules.RulePack;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** An audit of a folder of submissions, for commands that go by a recorded run else. */
final class FolderInsteadOfRun {

  @Option(
      names = "--input",
      paramLabel = "DIR",
      description = "folder of the submissions; with --from, --to and --as-of")
  private Path input;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "first day of the period, such as 2025-01-01")
  private LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description = "last day of the period, such as 2025-12-31")
  private LocalDate to;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "nothing dated later than this day is seen; not before the period ends")
  private LocalDate asOf;

  @Mixin private RulesOption rules;

  @Mixin private SettingsOption settings;

  @Mixin private RejectLimitOption rejectLimit;

  /** Whether anything was named that a recorded run has of its own. */
  boolean any() {
    return input != null
        || from != null
        || to != null
        || asOf != null
        || rules.given()
        || !settings.values().isEmpty()
        || rejectLimit.given();
  }

  /** Whether folder and days were all named. */
  boolean complete() {
    return input != null && from != null && to != null && asOf != null;
  }

  /** Refuses what no audit can be asked for. */
  void check() throws WrongUsage {
    if (complete()) {
      PeriodUsage.check(from, to, asOf);
    }
    rejectLimit.rows();
  }

  /** Refuses outputs that would lie among the submissions. */
  void keepApart(OutputFolder outputs) throws WrongUsage, IOException {
    if (input != null && Files.isDirectory(input)) {
      outputs.mustBeApartFrom(input);
    }
  }

  LocalDate from() {
    return from;
  }

  LocalDate to() {
    return to;
  }

  LocalDate asOf() {
    return asOf;
  }

  RulesOption rules() {
    return rules;
  }

  SettingsOption settings() {
    return settings;
  }

  /**
   * Takes the submissions in.
   *
   * @param err where it shows how far it is
   */
  IntakeResult read(RulePack pack, Language language, PrintWriter err)
      throws IOException, WrongUsage, InputRefused {
    return SubmissionsFolder.read(
        input, new Intake(pack.regulation().ratingScale(), language), rejectLimit.rows(), err);
  }
}
