package org.liaisonauditor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.liaisonauditor.audit.AuditedData;
import org.liaisonauditor.audit.Comparison;
import org.liaisonauditor.audit.FindingChange;
import org.liaisonauditor.audit.PackComparison;
import org.liaisonauditor.domain.Signed;
import org.liaisonauditor.publish.Comparisons;
import org.liaisonauditor.publish.KeptComparison;
import org.liaisonauditor.publish.RuleVersion;
import org.liaisonauditor.publish.RuleVersions;
import org.liaisonauditor.publish.RulesInForce;
import org.liaisonauditor.reports.ComparisonOutputs;
import org.liaisonauditor.rules.PackRefused;
import org.liaisonauditor.runs.Run;
import org.liaisonauditor.runs.RunData;
import org.liaisonauditor.runs.RunRecords;
import org.liaisonauditor.store.WholeFolder;
import org.springframework.context.ApplicationContext;

/** A comparison on the submissions of a recorded run, against the rules in force for it. */
final class ComparisonOnRun {

  private final ApplicationContext context;
  private final DraftOptions draft;
  private final Run run;

  /**
   * A comparison on a run.
   *
   * @param typed number of the run, or last
   */
  ComparisonOnRun(ApplicationContext context, String typed, DraftOptions draft)
      throws IOException, PackRefused, WrongUsage {
    this.context = context;
    this.draft = draft;
    this.run = recorded(typed, context.getBean(RunRecords.class));
  }

  private Run recorded(String typed, RunRecords records)
      throws IOException, PackRefused, WrongUsage {
    String code = RecordedRun.isLast(typed) ? draft.code() : null;
    if (code == null) {
      return RecordedRun.done(typed, records, "used");
    }
    return records
        .newestAudit(code)
        .orElseThrow(
            () ->
                new WrongUsage(
                    "No audit went by the rules "
                        + code
                        + " yet. The folder's name is the pack's name; see: auditor runs"));
  }

  /**
   * Judges the run's submissions by both packs.
   *
   * @param err where it shows how far it is
   */
  Comparison compare(PrintWriter err)
      throws IOException, PackRefused, WrongUsage, InterruptedException {
    RunData runs = context.getBean(RunData.class);
    ComparedPacks packs = ComparedPacks.of(base(runs), run.settings(), draft, err);
    RunData.Read read = runs.read(run, packs.basePack().regulation().ratingScale());
    return packs.compare(
        new PackComparison.Ground(
            read.records(),
            AuditedData.of(read.input()),
            run.number(),
            read.scope(),
            run.from(),
            run.to(),
            run.asOf()),
        err);
  }

  /** What a draft would take the place of: the rules in force for the run's period. */
  private Path base(RunData runs) throws IOException {
    Optional<RuleVersion> inForce =
        context.getBean(RuleVersions.class).inForce(run.rulesCode(), run.to());
    return inForce.isPresent()
        ? context.getBean(RulesInForce.class).folder(inForce.get())
        : runs.rules(run);
  }

  /**
   * Keeps the comparison: a draft whose comparison with an audit is confirmed can be published.
   *
   * @param by who compares
   * @return number of the comparison
   */
  long keep(Comparison comparison, ComparisonOutputs outputs, String by) throws IOException {
    Path files = Files.createTempDirectory("comparison-");
    try {
      outputs.write(comparison, files);
      return context
          .getBean(Comparisons.class)
          .keep(
              new KeptComparison(
                  0,
                  comparison.draft().pack().regulation().code(),
                  run.number(),
                  comparison.base().pack().hash(),
                  comparison.draft().pack().hash(),
                  comparison.data().sha256(),
                  new KeptComparison.Counts(
                      comparison.count(FindingChange.Kind.ADDED),
                      comparison.count(FindingChange.Kind.GONE),
                      comparison.count(FindingChange.Kind.CHANGED)),
                  null,
                  new Signed(
                      by.strip(),
                      SignedOptions.login(),
                      context.getBean(Clock.class).instant(),
                      ""),
                  List.of()),
              files);
    } finally {
      WholeFolder.remove(files);
    }
  }
}
