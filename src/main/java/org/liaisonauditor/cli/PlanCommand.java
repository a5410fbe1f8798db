package org.liaisonauditor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.liaisonauditor.audit.Audit;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.BranchScope;
import org.liaisonauditor.audit.LiaisonRecords;
import org.liaisonauditor.audit.RecordsInMemory;
import org.liaisonauditor.facts.AuditContext;
import org.liaisonauditor.intake.InputSummary;
import org.liaisonauditor.intake.IntakeResult;
import org.liaisonauditor.ranking.Exposure;
import org.liaisonauditor.ranking.Ranking;
import org.liaisonauditor.reports.PlanOutputs;
import org.liaisonauditor.rules.CompiledPack;
import org.liaisonauditor.rules.RulePack;
import org.liaisonauditor.rules.RulePacks;
import org.liaisonauditor.rules.ShippedPacks;
import org.liaisonauditor.runs.Run;
import org.liaisonauditor.runs.RunData;
import org.liaisonauditor.runs.RunRecords;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Says where to inspect next. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Ranks branches, wards and workplaces by what an audit found of them, shrunk towards the",
      "average, so that a branch of five is not first by chance. Screening, not proof; for",
      "inspectors only.",
      "",
      "Writes inspection-plan.pdf (reasons in words, funnel plots, method), .csv and .xlsx. The",
      "same audit gives the same bytes.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  After the last audit of the store:",
      "    auditor plan last --out plan",
      "  On a folder of submissions:",
      "    auditor plan --input submissions --from 2025-01-01 --to 2025-12-31 \\",
      "      --as-of 2026-01-15 --out plan --top 20"
    })
final class PlanCommand implements Callable<Integer> {

  private static final int MOST_NAMED = 200;

  @Spec private CommandSpec spec;

  @ParentCommand private AuditorCommand root;

  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      description = "number of a recorded run that is done, or last")
  private String run;

  @Mixin private FolderInsteadOfRun folder;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "folder for the plan; it must be new or empty, and outside the input")
  private Path out;

  @Option(
      names = "--top",
      paramLabel = "N",
      description = "how many units of a kind are named (default: as inspection-plan.yaml says)")
  private Integer top;

  @Mixin private DefinitionsOption definitions;

  @Mixin private LanguageOption language;

  @Option(
      names = "--replace",
      description = "replaces a plan that the output folder already holds, never other files")
  private boolean replace;

  @Mixin private DataOption data;

  @Mixin private WorkerOptions worker = WorkerOptions.ofAudit();

  @Override
  public Integer call() throws Exception {
    OutputFolder target = OutputFolder.ofPlan(out);
    checkUsage(target);
    PlanOutputs outputs =
        PlanOutputs.in(language.language(), definitions.folder(), ProgramVersion.text());
    if (run != null) {
      onRun(outputs, target);
      return ExitCodes.DONE;
    }
    RulePack pack = folder.rules().pack();
    if (!worker.inProcess() && !ShippedPacks.contains(pack)) {
      return worker.run(spec);
    }
    onFolder(pack, outputs, target);
    return ExitCodes.DONE;
  }

  private void checkUsage(OutputFolder outputs) throws WrongUsage, IOException {
    if (run != null && folder.any()) {
      throw new WrongUsage(
          "A run has its own submissions, period, as-of date, rules and settings; leave out"
              + " --input, --from, --to, --as-of, --rules, --set and --reject-limit.");
    }
    if (run == null && !folder.complete()) {
      throw new WrongUsage(
          "Say of which audit: the number of a recorded run, last, or a folder (--input, with"
              + " --from, --to and --as-of).");
    }
    if (run != null) {
      RecordedRun.check(run, "The run");
    }
    if (top != null && (top < 1 || top > MOST_NAMED)) {
      throw new WrongUsage(
          "--top is " + top + "; allowed are whole numbers from 1 to " + MOST_NAMED + ".");
    }
    folder.check();
    folder.keepApart(outputs);
    outputs.mustBeFree(replace);
  }

  private void onFolder(RulePack pack, PlanOutputs outputs, OutputFolder target) throws Exception {
    AuditContext context =
        new AuditContext(folder.from(), folder.to(), folder.asOf(), folder.settings().of(pack));
    PrintWriter err = spec.commandLine().getErr();
    IntakeResult intake = folder.read(pack, language.language(), err);
    RecordsInMemory records = new RecordsInMemory(intake.records());
    ProgressLine progress = new ProgressLine(err);
    AuditResult result;
    try {
      result =
          new Audit(CompiledPack.of(pack, Home.cache()), Runtime.getRuntime().availableProcessors())
              .run(
                  records,
                  context,
                  (done, total) -> progress.show("Branches audited", done, total));
    } finally {
      progress.clear();
    }
    write(result, records, BranchScope.ALL, intake.input(), outputs, target);
  }

  private void onRun(PlanOutputs outputs, OutputFolder target) throws Exception {
    try (ConfigurableApplicationContext context = root.program().start(false, data.settings())) {
      Run recorded = RecordedRun.done(run, context.getBean(RunRecords.class), "used");
      RunData runs = context.getBean(RunData.class);
      RulePack pack = RulePacks.read(runs.rules(recorded));
      RunData.Read read = runs.read(recorded, pack.regulation().ratingScale());
      write(
          runs.audited(recorded).result(),
          read.records(),
          read.scope(),
          read.input(),
          outputs,
          target);
    }
  }

  private void write(
      AuditResult result,
      LiaisonRecords records,
      BranchScope scope,
      InputSummary submissions,
      PlanOutputs outputs,
      OutputFolder target)
      throws IOException, WrongUsage {
    Ranking ranking = outputs.rank(result, Exposure.of(records, result.context(), scope), top);
    target.write(into -> outputs.write(result, submissions, ranking, into));
    PrintWriter stdout = spec.commandLine().getOut();
    outputs.lines(result, ranking).forEach(stdout::println);
    stdout.println(out.resolve(PlanOutputs.PDF).toAbsolutePath().normalize());
  }
}
