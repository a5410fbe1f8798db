package org.liaisonauditor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.liaisonauditor.audit.AuditedData;
import org.liaisonauditor.audit.BranchScope;
import org.liaisonauditor.audit.Comparison;
import org.liaisonauditor.audit.PackComparison;
import org.liaisonauditor.audit.RecordsInMemory;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.intake.IntakeResult;
import org.liaisonauditor.reports.ComparisonOutputs;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells what a draft of a pack finds on real submissions that the present one does not. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Audits the same submissions by two packs, or by one with other parameters, and lists the",
      "findings that are added, gone or changed, each with its reason: the condition that decides,",
      "with the values on both sides. --rules is the base pack; --set is for both packs.",
      "The rules run in a process of its own, which is stopped when it takes too long.",
      "Exit code 0 also where findings differ, 3 when the input and 4 when a pack is refused.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  A draft of the rules, on a folder of submissions:",
      "    auditor rules compare --with drafts/qd213 --input submissions \\",
      "      --from 2025-01-01 --to 2025-12-31 --as-of 2026-01-15 --out comparison",
      "  A draft on the submissions of the last audit, against the rules in force:",
      "    auditor rules compare --with drafts/qd213 --run last --out comparison",
      "  What if the limit for introductions were 20 days:",
      "    auditor rules compare --with-set introductionDays=20 --run last"
    })
final class RulesCompareCommand implements Callable<Integer> {

  /** Findings on the terminal where a folder holds them all. */
  private static final int NAMED = 40;

  private static final int SECONDS = 600;
  private static final int MEGABYTES = 1024;

  @Spec private CommandSpec spec;

  @Mixin private DraftOptions draft;

  @Mixin private FolderInsteadOfRun folder;

  @Option(
      names = "--run",
      paramLabel = "N|last",
      description =
          "instead of --input: the submissions, period, as-of date and settings of a recorded run, "
              + "against the rules in force for it; last = the last audit. What a draft changes there is "
              + "kept, to be confirmed (auditor rules confirm)")
  private String run;

  @Mixin private DataOption data;

  @Mixin private LanguageOption language;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "folder for comparison.pdf, comparison.csv and comparison.json; new or empty")
  private Path out;

  @Option(
      names = "--replace",
      description = "replaces a comparison that the output folder already holds")
  private boolean replace;

  @Mixin private DefinitionsOption definitions;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "who compares, for the record of a comparison on a run (default: the user)")
  private String by = System.getProperty("user.name");

  @Mixin private WorkerOptions worker = new WorkerOptions(SECONDS, MEGABYTES);

  @Override
  public Integer call() throws Exception {
    checkUsage();
    if (!worker.inProcess()) {
      return run == null ? worker.run(spec) : worker.runOnStore(spec);
    }
    ComparisonOutputs outputs =
        ComparisonOutputs.in(language.language(), definitions.folder(), ProgramVersion.text());
    if (run == null) {
      tell(onFolder(), outputs);
    } else {
      onRun(outputs);
    }
    return ExitCodes.DONE;
  }

  private void tell(Comparison comparison, ComparisonOutputs outputs)
      throws IOException, WrongUsage {
    PrintWriter stdout = spec.commandLine().getOut();
    outputs.lines(comparison, out == null ? Integer.MAX_VALUE : NAMED).forEach(stdout::println);
    if (out != null) {
      OutputFolder target = OutputFolder.ofComparison(out);
      target.mustBeFree(replace);
      target.write(into -> outputs.write(comparison, into));
      stdout.println();
      stdout.println(out.resolve(ComparisonOutputs.PDF).toAbsolutePath().normalize());
    }
  }

  private void checkUsage() throws WrongUsage, IOException {
    draft.check();
    if (run == null && !folder.complete()) {
      throw new WrongUsage(
          "Say on which submissions: a folder (--input, with --from, --to and --as-of) or a"
              + " recorded run (--run N, --run last).");
    }
    if (run != null && folder.any()) {
      throw new WrongUsage(
          "--run takes submissions, period, as-of date, settings and base pack from the run;"
              + " leave out --input, --from, --to, --as-of, --rules, --set and --reject-limit.");
    }
    if (run != null) {
      RecordedRun.check(run, "--run");
    }
    folder.check();
    if (out != null) {
      OutputFolder target = OutputFolder.ofComparison(out);
      folder.keepApart(target);
      target.mustBeFree(replace);
    }
  }

  private Comparison onFolder() throws Exception {
    PrintWriter err = spec.commandLine().getErr();
    ComparedPacks packs =
        ComparedPacks.of(folder.rules().folder(), folder.settings().values(), draft, err);
    IntakeResult intake = folder.read(packs.basePack(), language.language(), err);
    return packs.compare(
        new PackComparison.Ground(
            new RecordsInMemory(intake.records()),
            AuditedData.of(intake.input()),
            null,
            BranchScope.ALL,
            folder.from(),
            folder.to(),
            folder.asOf()),
        err);
  }

  private void onRun(ComparisonOutputs outputs) throws Exception {
    AuditorCommand root = (AuditorCommand) spec.root().userObject();
    try (ConfigurableApplicationContext context = root.program().start(false, data.settings())) {
      ComparisonOnRun onRun = new ComparisonOnRun(context, run, draft);
      Comparison comparison = onRun.compare(spec.commandLine().getErr());
      tell(comparison, outputs);
      if (draft.publishable()) {
        tellKept(onRun.keep(comparison, outputs, by));
      }
    }
  }

  private void tellKept(long number) {
    PrintWriter stdout = spec.commandLine().getOut();
    stdout.println();
    stdout.println(
        new Text(
                "Lần so sánh %1$d đã được lưu. Người khác với tác giả xem rồi xác nhận: auditor"
                    + " rules confirm %1$d --by TÊN --why LÝ-DO",
                "This is comparison %1$d, kept. Somebody other than the author looks at it and"
                    + " says: auditor rules confirm %1$d --by NAME --why REASON")
            .in(language.language())
            .formatted(number));
  }
}
