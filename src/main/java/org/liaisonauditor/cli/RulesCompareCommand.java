package org.liaisonauditor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.liaisonauditor.audit.AuditedData;
import org.liaisonauditor.audit.BranchScope;
import org.liaisonauditor.audit.Comparison;
import org.liaisonauditor.audit.FindingChange;
import org.liaisonauditor.audit.PackComparison;
import org.liaisonauditor.audit.RecordsInMemory;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Signed;
import org.liaisonauditor.facts.Parameters;
import org.liaisonauditor.intake.Intake;
import org.liaisonauditor.intake.IntakeResult;
import org.liaisonauditor.publish.Comparisons;
import org.liaisonauditor.publish.KeptComparison;
import org.liaisonauditor.publish.RuleVersion;
import org.liaisonauditor.publish.RuleVersions;
import org.liaisonauditor.publish.RulesInForce;
import org.liaisonauditor.reports.ComparisonOutputs;
import org.liaisonauditor.rules.CompiledPack;
import org.liaisonauditor.rules.PackRefused;
import org.liaisonauditor.rules.RulePack;
import org.liaisonauditor.rules.RulePacks;
import org.liaisonauditor.runs.Run;
import org.liaisonauditor.runs.RunData;
import org.liaisonauditor.runs.RunRecords;
import org.liaisonauditor.store.WholeFolder;
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
      "with the values on both sides.",
      "The rules run in a process of its own, which is stopped when it takes too long.",
      "Exit code 0 also where findings differ, 3 when the input and 4 when a pack is refused.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  A draft of the rules, on a folder of submissions:",
      "    auditor rules compare --with drafts/qd213 --input submissions \\",
      "      --from 2025-01-01 --to 2025-12-31 --as-of 2026-01-15 --out comparison",
      "  A draft on the submissions of the last audit, against the rules in force for its period:",
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

  @Option(
      names = "--with",
      paramLabel = "DIR",
      description = "folder of the draft (default: the same pack, with --with-set)")
  private Path with;

  @Option(
      names = "--with-set",
      paramLabel = "NAME=VALUE",
      description = "sets a parameter for the draft alone; may be repeated")
  private Map<String, String> draftSettings = new LinkedHashMap<>();

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

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = "folder of the base pack (default: rules beside the launcher)")
  private Path rules;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "sets a parameter for both packs; may be repeated")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--reject-limit",
      paramLabel = "N",
      defaultValue = "0",
      description = "goes on even though up to N rows can't be used (default: ${DEFAULT-VALUE})")
  private int rejectLimit;

  @Option(
      names = "--run",
      paramLabel = "N|last",
      description = {
        "instead of --input: the submissions, period, as-of date and settings of a recorded run,",
        "against the rules in force for it; last = the last audit. What a draft changes there is",
        "kept, to be confirmed (auditor rules confirm)"
      })
  private String run;

  @Mixin private DataOption data;

  @Option(
      names = "--lang",
      paramLabel = "vi|en",
      defaultValue = "vi",
      description = "language (default: ${DEFAULT-VALUE})")
  private Language language;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "folder for comparison.pdf, comparison.csv and comparison.json; new or empty")
  private Path out;

  @Option(
      names = "--replace",
      description = "replaces a comparison that the output folder already holds")
  private boolean replace;

  @Option(
      names = "--reports",
      paramLabel = "DIR",
      description = "folder of the report definitions (default: reports beside the launcher)")
  private Path reports;

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
        ComparisonOutputs.in(
            language, reports == null ? Home.folder("reports") : reports, ProgramVersion.text());
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
      OutputFolder folder = OutputFolder.ofComparison(out);
      folder.mustBeFree(replace);
      folder.write(target -> outputs.write(comparison, target));
      stdout.println();
      stdout.println(out.resolve(ComparisonOutputs.PDF).toAbsolutePath().normalize());
    }
  }

  private void checkUsage() throws WrongUsage, IOException {
    if (with == null && draftSettings.isEmpty()) {
      throw new WrongUsage(
          "Say what to compare with: a draft (--with DIR), other parameters (--with-set"
              + " NAME=VALUE), or both.");
    }
    boolean onFolder = input != null && from != null && to != null && asOf != null;
    boolean ofFolder =
        input != null
            || from != null
            || to != null
            || asOf != null
            || rules != null
            || !settings.isEmpty()
            || rejectLimit != 0;
    if (run == null && !onFolder) {
      throw new WrongUsage(
          "Say on which submissions: a folder (--input, with --from, --to and --as-of) or a"
              + " recorded run (--run N, --run last).");
    }
    if (run != null && ofFolder) {
      throw new WrongUsage(
          "--run takes submissions, period, as-of date, settings and base pack from the run;"
              + " leave out --input, --from, --to, --as-of, --rules, --set and --reject-limit.");
    }
    if (run != null) {
      RecordedRun.check(run, "--run");
    }
    if (onFolder) {
      PeriodUsage.check(from, to, asOf);
    }
    if (rejectLimit < 0) {
      throw new WrongUsage("--reject-limit is " + rejectLimit + "; it must be 0 or more.");
    }
    if (out != null) {
      OutputFolder folder = OutputFolder.ofComparison(out);
      if (input != null && Files.isDirectory(input)) {
        folder.mustBeApartFrom(input);
      }
      folder.mustBeFree(replace);
    }
  }

  private Comparison onFolder() throws Exception {
    Packs packs = packs(rules == null ? Home.folder("rules") : rules, settings);
    ProgressLine progress = new ProgressLine(spec.commandLine().getErr());
    IntakeResult intake;
    try {
      intake =
          AuditDataOptions.read(
              input,
              new Intake(packs.base().rules().pack().regulation().ratingScale(), language),
              rejectLimit,
              (done, total) -> progress.show("Files read", done, total));
    } finally {
      progress.clear();
    }
    return packs.compare(
        new PackComparison.Ground(
            new RecordsInMemory(intake.records()),
            AuditedData.of(intake.input()),
            null,
            BranchScope.ALL,
            from,
            to,
            asOf),
        progress);
  }

  private void onRun(ComparisonOutputs outputs) throws Exception {
    AuditorCommand root = (AuditorCommand) spec.root().userObject();
    try (ConfigurableApplicationContext context = root.program().start(false, data.settings())) {
      Run recorded = recorded(context.getBean(RunRecords.class));
      RunData runs = context.getBean(RunData.class);
      Packs packs = packs(base(recorded, runs, context), recorded.settings());
      RunData.Read read =
          runs.read(recorded, packs.base().rules().pack().regulation().ratingScale());
      Comparison comparison =
          packs.compare(
              new PackComparison.Ground(
                  read.records(),
                  AuditedData.of(read.input()),
                  recorded.number(),
                  read.scope(),
                  recorded.from(),
                  recorded.to(),
                  recorded.asOf()),
              new ProgressLine(spec.commandLine().getErr()));
      tell(comparison, outputs);
      if (with != null && draftSettings.isEmpty()) {
        keep(comparison, recorded, outputs, context);
      }
    }
  }

  /** What a draft would take the place of: the rules in force for the run's period. */
  private static Path base(Run recorded, RunData runs, ConfigurableApplicationContext context)
      throws IOException {
    Optional<RuleVersion> inForce =
        context.getBean(RuleVersions.class).inForce(recorded.rulesCode(), recorded.to());
    return inForce.isPresent()
        ? context.getBean(RulesInForce.class).folder(inForce.get())
        : runs.rules(recorded);
  }

  /** A draft's comparison with an audit can be confirmed, and the draft be published then. */
  private void keep(
      Comparison comparison,
      Run recorded,
      ComparisonOutputs outputs,
      ConfigurableApplicationContext context)
      throws IOException {
    Path files = Files.createTempDirectory("comparison-");
    try {
      outputs.write(comparison, files);
      long number =
          context
              .getBean(Comparisons.class)
              .keep(
                  new KeptComparison(
                      0,
                      comparison.draft().pack().regulation().code(),
                      recorded.number(),
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
      PrintWriter stdout = spec.commandLine().getOut();
      stdout.println();
      stdout.println(
          (language == Language.VI
                  ? "Lần so sánh %1$d đã được lưu. Người khác với tác giả xem rồi xác nhận: auditor"
                      + " rules confirm %1$d --by TÊN --why LÝ-DO"
                  : "This is comparison %1$d, kept. Somebody other than the author looks at it and"
                      + " says: auditor rules confirm %1$d --by NAME --why REASON")
              .formatted(number));
    } finally {
      WholeFolder.remove(files);
    }
  }

  private Run recorded(RunRecords records) throws IOException, PackRefused, WrongUsage {
    if (!RecordedRun.isLast(run) || with == null) {
      return RecordedRun.done(run, records, "used");
    }
    String code = RulePacks.read(with).regulation().code();
    return records
        .newestAudit(code)
        .orElseThrow(
            () ->
                new WrongUsage(
                    "No audit went by the rules "
                        + code
                        + " yet. The folder's name is the pack's name; see: auditor runs"));
  }

  /** Both packs, ready to judge. */
  private record Packs(PackComparison.Judge base, PackComparison.Judge draft) {

    Comparison compare(PackComparison.Ground ground, ProgressLine progress)
        throws InterruptedException {
      Comparison comparison =
          new PackComparison(base, draft, Runtime.getRuntime().availableProcessors())
              .compare(ground, (done, total) -> progress.show("Branches audited", done, total));
      progress.clear();
      return comparison;
    }
  }

  private Packs packs(Path baseFolder, Map<String, String> ofBoth)
      throws IOException, PackRefused, WrongUsage {
    CompiledPack base = compiled("base pack", baseFolder);
    CompiledPack draft = with == null ? base : compiled("draft", with);
    // A setting of the audit that the draft no longer knows is no mistake of the draft.
    Map<String, String> ofDraft = new LinkedHashMap<>(ofBoth);
    ofDraft.keySet().retainAll(draft.pack().parameters().names());
    ofDraft.putAll(draftSettings);
    return new Packs(
        new PackComparison.Judge(base, parameters(base.pack(), ofBoth)),
        new PackComparison.Judge(draft, parameters(draft.pack(), ofDraft)));
  }

  private CompiledPack compiled(String which, Path folder) throws IOException, PackRefused {
    try {
      return CompiledPack.of(RulePacks.read(folder), Home.cache());
    } catch (PackRefused refused) {
      spec.commandLine().getErr().println("It is the " + which + " that is refused: " + folder);
      throw refused;
    }
  }

  private static Parameters parameters(RulePack pack, Map<String, String> settings)
      throws WrongUsage {
    try {
      return RulePacks.parameters(pack, settings);
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(e.getMessage());
    }
  }
}
