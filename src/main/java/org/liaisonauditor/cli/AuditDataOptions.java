package org.liaisonauditor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Records;
import org.liaisonauditor.facts.AuditContext;
import org.liaisonauditor.intake.Intake;
import org.liaisonauditor.intake.IntakeProgress;
import org.liaisonauditor.intake.IntakeResult;
import org.liaisonauditor.rules.PackRefused;
import org.liaisonauditor.rules.RulePack;
import org.liaisonauditor.rules.RulePacks;
import picocli.CommandLine.Option;

/** The data of an audit and what it is asked for, of commands that look into one. */
final class AuditDataOptions {

  @Option(
      names = "--input",
      required = true,
      paramLabel = "DIR",
      description = "folder of the submissions, as of the audit")
  private Path input;

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

  @Option(
      names = "--as-of",
      required = true,
      paramLabel = "DATE",
      description = "nothing dated later than this day is seen; not before the period ends")
  private LocalDate asOf;

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = "folder of the rule pack (default: rules beside the launcher)")
  private Path rules;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "sets a parameter of the pack, as of the audit; may be repeated")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--reject-limit",
      paramLabel = "N",
      defaultValue = "0",
      description = "goes on even though up to N rows can't be used (default: ${DEFAULT-VALUE})")
  private int rejectLimit;

  @Option(
      names = "--lang",
      paramLabel = "vi|en",
      defaultValue = "vi",
      description = "language (default: ${DEFAULT-VALUE})")
  private Language language;

  Language language() {
    return language;
  }

  RulePack pack() throws IOException, PackRefused {
    return RulePacks.read(rules == null ? Home.folder("rules") : rules);
  }

  AuditContext context(RulePack pack) throws WrongUsage {
    try {
      return new AuditContext(from, to, asOf, RulePacks.parameters(pack, settings));
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(e.getMessage());
    }
  }

  /** The records of the input. */
  Records records(RulePack pack, PrintWriter err) throws IOException, WrongUsage, InputRefused {
    ProgressLine progress = new ProgressLine(err);
    IntakeResult intake =
        read(
            input,
            new Intake(pack.regulation().ratingScale(), language),
            rejectLimit,
            (files, total) -> progress.show("Files read", files, total));
    progress.clear();
    return intake.records();
  }

  /** Reads a folder of submissions that an audit takes, or refuses it as the audit does. */
  static IntakeResult read(Path input, Intake intake, int rejectLimit, IntakeProgress progress)
      throws IOException, WrongUsage, InputRefused {
    if (!Files.isDirectory(input)) {
      throw new WrongUsage("There is no folder " + input + " to read submissions from (--input).");
    }
    IntakeResult read = intake.readFolder(input, progress);
    if (read.anyUnreadable() || read.unusableRows() > rejectLimit) {
      throw new InputRefused(
          "The input has "
              + read.unusableRows()
              + " rows or whole files that can't be used. Run the audit first to see which (auditor"
              + " audit), or accept as many rows with --reject-limit.");
    }
    return read;
  }
}
