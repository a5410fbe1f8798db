package org.liaisonauditor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.liaisonauditor.audit.Audit;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.RecordsInMemory;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.facts.AuditContext;
import org.liaisonauditor.findings.Lives;
import org.liaisonauditor.intake.Intake;
import org.liaisonauditor.intake.IntakeResult;
import org.liaisonauditor.ranking.Ranking;
import org.liaisonauditor.reports.DefinitionException;
import org.liaisonauditor.reports.PlanOutputs;
import org.liaisonauditor.rules.CompiledPack;
import org.liaisonauditor.rules.RulePack;
import org.liaisonauditor.rules.RulePacks;
import org.liaisonauditor.rules.ShippedPacks;
import org.liaisonauditor.runs.Run;
import org.liaisonauditor.runs.RunData;
import org.liaisonauditor.runs.RunRecords;
import org.liaisonauditor.scope.AuditScope;
import org.liaisonauditor.scope.Membership;
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

  private static final String LAST = "last";
  private static final int MOST_NAMED = 200;

  @Spec private CommandSpec spec;

  @ParentCommand private AuditorCommand root;

  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      description = "number of a recorded run that is done, or last")
  private String run;

  @Option(
      names = "--input",
      paramLabel = "DIR",
      description = "instead: folder of the submissions; with --from, --to and --as-of")
  private Path input;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      converter = Day.class,
      description = "first day of the period, such as 2025-01-01")
  private LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      converter = Day.class,
      description = "last day of the period, such as 2025-12-31")
  private LocalDate to;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      converter = Day.class,
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
      description = "sets a parameter of the pack for this audit; may be repeated")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--reject-limit",
      paramLabel = "N",
      defaultValue = "0",
      description = "goes on even though up to N rows can't be used (default: ${DEFAULT-VALUE})")
  private int rejectLimit;

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

  @Option(
      names = "--reports",
      paramLabel = "DIR",
      description = "folder of the report definitions (default: reports beside the launcher)")
  private Path reports;

  @Option(
      names = "--lang",
      paramLabel = "vi|en",
      defaultValue = "vi",
      description = "language of the plan (default: ${DEFAULT-VALUE})")
  private Language language;

  @Option(
      names = "--replace",
      description = "replaces a plan that the output folder already holds, never other files")
  private boolean replace;

  @Mixin private DataOption data;

  @Mixin private WorkerOptions worker = WorkerOptions.ofAudit();

  @Override
  public Integer call() throws Exception {
    OutputFolder folder = OutputFolder.ofPlan(out);
    checkUsage(folder);
    PlanOutputs outputs = outputs(ProgramVersion.text());
    if (run != null) {
      onRun(folder);
      return ExitCodes.DONE;
    }
    RulePack pack = RulePacks.read(rules == null ? Home.folder("rules") : rules);
    if (!worker.inProcess() && !ShippedPacks.contains(pack)) {
      return worker.run(spec);
    }
    onFolder(pack, outputs, folder);
    return ExitCodes.DONE;
  }

  private PlanOutputs outputs(String version) throws IOException, DefinitionException {
    return PlanOutputs.in(language, reports == null ? Home.folder("reports") : reports, version);
  }

  private void checkUsage(OutputFolder folder) throws WrongUsage, IOException {
    boolean ofFolder =
        input != null
            || from != null
            || to != null
            || asOf != null
            || rules != null
            || !settings.isEmpty()
            || rejectLimit != 0;
    if (run != null && ofFolder) {
      throw new WrongUsage(
          "A run has its own submissions, period, as-of date, rules and settings; leave out"
              + " --input, --from, --to, --as-of, --rules, --set and --reject-limit.");
    }
    if (run == null && (input == null || from == null || to == null || asOf == null)) {
      throw new WrongUsage(
          "Say of which audit: the number of a recorded run, last, or a folder (--input, with"
              + " --from, --to and --as-of).");
    }
    if (run != null && !run.equals(LAST) && !run.matches("[1-9]\\d{0,17}")) {
      throw new WrongUsage("The run is " + run + "; it takes the number of a run, or last.");
    }
    if (top != null && (top < 1 || top > MOST_NAMED)) {
      throw new WrongUsage(
          "--top is " + top + "; allowed are whole numbers from 1 to " + MOST_NAMED + ".");
    }
    if (rejectLimit < 0) {
      throw new WrongUsage("--reject-limit is " + rejectLimit + "; it must be 0 or more.");
    }
    if (run == null) {
      PeriodUsage.check(from, to, asOf);
      if (Files.isDirectory(input)) {
        folder.mustBeApartFrom(input);
      }
    }
    folder.mustBeFree(replace);
  }

  private void onFolder(RulePack pack, PlanOutputs outputs, OutputFolder folder) throws Exception {
    AuditContext context;
    try {
      context = new AuditContext(from, to, asOf, RulePacks.parameters(pack, settings));
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(e.getMessage());
    }
    ProgressLine progress = new ProgressLine(spec.commandLine().getErr());
    IntakeResult intake;
    AuditResult result;
    RecordsInMemory records;
    try {
      intake =
          AuditDataOptions.read(
              input,
              new Intake(pack.regulation().ratingScale(), language),
              rejectLimit,
              (done, total) -> progress.show("Files read", done, total));
      records = new RecordsInMemory(intake.records());
      result =
          new Audit(CompiledPack.of(pack, Home.cache()), Runtime.getRuntime().availableProcessors())
              .run(
                  records,
                  context,
                  (done, total) -> progress.show("Branches audited", done, total));
    } finally {
      progress.clear();
    }
    write(
        new AuditScope(
            result, Lives.first(result, null), intake.input(), Membership.of(records, context)),
        outputs,
        folder);
  }

  private void onRun(OutputFolder folder) throws Exception {
    try (ConfigurableApplicationContext context = root.program().start(false, data.settings())) {
      Run recorded = recorded(context.getBean(RunRecords.class));
      RunData runs = context.getBean(RunData.class);
      // The version as the run's own outputs bear it.
      String version = context.getEnvironment().getRequiredProperty("auditor.version");
      write(ReportCommand.scope(runs.audited(recorded)), outputs(version), folder);
    }
  }

  private Run recorded(RunRecords records) throws WrongUsage {
    if (run.equals(LAST)) {
      return records
          .lastDone()
          .orElseThrow(() -> new WrongUsage("There is no run that is done; see: auditor runs"));
    }
    Run recorded =
        records
            .find(Long.parseLong(run))
            .orElseThrow(() -> new WrongUsage("There is no run " + run + "; see: auditor runs"));
    if (recorded.state() != Run.State.DONE) {
      throw new WrongUsage(
          "Run " + run + " is " + recorded.state() + "; only a run that is DONE can be used.");
    }
    return recorded;
  }

  private void write(AuditScope audit, PlanOutputs outputs, OutputFolder folder)
      throws IOException, WrongUsage {
    Ranking ranking = outputs.rank(audit, top);
    folder.write(target -> outputs.write(audit, ranking, target));
    PrintWriter stdout = spec.commandLine().getOut();
    outputs.lines(audit.result(), ranking).forEach(stdout::println);
    stdout.println(out.resolve(PlanOutputs.PDF).toAbsolutePath().normalize());
  }
}
