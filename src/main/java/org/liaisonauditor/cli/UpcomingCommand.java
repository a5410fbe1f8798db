package org.liaisonauditor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiPredicate;
import org.liaisonauditor.audit.AuditedData;
import org.liaisonauditor.audit.CouldNotRun;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.audit.LiaisonRecords;
import org.liaisonauditor.audit.RecordsInMemory;
import org.liaisonauditor.audit.StoredRecords;
import org.liaisonauditor.audit.Upcoming;
import org.liaisonauditor.audit.UpcomingAudit;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.domain.Unit;
import org.liaisonauditor.exceptions.Exceptions;
import org.liaisonauditor.intake.Gathering;
import org.liaisonauditor.intake.InputSummary;
import org.liaisonauditor.intake.Intake;
import org.liaisonauditor.intake.IntakeResult;
import org.liaisonauditor.publish.NoVersionInForce;
import org.liaisonauditor.publish.RuleVersion;
import org.liaisonauditor.publish.RulesInForce;
import org.liaisonauditor.reports.UpcomingOutputs;
import org.liaisonauditor.rules.CompiledPack;
import org.liaisonauditor.rules.RulePack;
import org.liaisonauditor.rules.ShippedPacks;
import org.liaisonauditor.store.DataSets;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.Submission;
import org.liaisonauditor.store.Submissions;
import org.liaisonauditor.yaml.Nearest;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists what becomes a finding in the days to come if nothing is done. */
@Command(
    name = "upcoming",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Lists what is due soon: what is no finding on the as-of date and becomes one within the",
      "horizon, since a time limit of the rules runs out, with the last day on which it can still",
      "be done. What is a finding already stands in the audit, not here.",
      "Reads a folder of submissions (--input; --rules and --reject-limit go with it), else",
      "what is stored, by the published rules. Unlike in an audit, the period may still go on.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  What falls due in the 30 days after 20 November, this year:",
      "    auditor upcoming --input submissions --from 2025-01-01 --to 2025-12-31 \\",
      "      --as-of 2025-11-20",
      "  From the store, as of today, a folder for each unit with its own alone:",
      "    auditor upcoming --from 2025-01-01 --to 2025-12-31 --per-unit \\",
      "      --out due-soon"
    })
final class UpcomingCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ParentCommand private AuditorCommand root;

  @Option(
      names = "--input",
      paramLabel = "DIR",
      description = "folder of the submissions (default: what is stored)")
  private Path input;

  @Mixin private PeriodOptions period;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description =
          "the day from which one looks ahead; nothing dated later is seen (default: today, of what "
              + "is stored; with --input it has to be named)")
  private LocalDate asOf;

  @Option(
      names = "--horizon",
      paramLabel = "DAYS",
      defaultValue = "30",
      description = "how many days one looks ahead, 1 to 366 (default: ${DEFAULT-VALUE})")
  private int horizon;

  @Option(
      names = "--unit",
      paramLabel = "CODE",
      description = "only what this unit, or one below it, is answerable for")
  private String unit;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "folder for upcoming.csv, upcoming.xlsx and upcoming.pdf; new or empty")
  private Path out;

  @Option(
      names = "--per-unit",
      description = "into --out, a folder for each unit with what it is answerable for itself")
  private boolean perUnit;

  @Option(
      names = "--replace",
      description = "replaces a list that the output folder already holds, never other files")
  private boolean replace;

  @Mixin private RulesOption rules;

  @Mixin private DefinitionsOption definitions;

  @Mixin private SettingsOption settings;

  @Mixin private RejectLimitOption rejectLimit;

  @Mixin private DataOption data;

  @Mixin private ShowOption show;

  @Mixin private WorkerOptions worker = WorkerOptions.ofAudit();

  @Override
  public Integer call() throws Exception {
    checkUsage();
    if (input == null) {
      onStore();
      return ExitCodes.DONE;
    }
    RulePack pack = rules.pack();
    if (!worker.inProcess() && !ShippedPacks.contains(pack)) {
      return worker.run(spec);
    }
    UpcomingOutputs outputs = outputs();
    CompiledPack compiled = CompiledPack.of(pack, Home.cache());
    IntakeResult intake =
        SubmissionsFolder.read(
            input,
            new Intake(pack.regulation().ratingScale(), show.language()),
            rejectLimit.rows(),
            spec.commandLine().getErr());
    SubmissionsFolder.mustHoldSome(input, intake);
    tell(ahead(compiled, new RecordsInMemory(intake.records()), intake.input(), asOf), outputs);
    return ExitCodes.DONE;
  }

  private void checkUsage() throws WrongUsage, IOException {
    period.check();
    if (horizon < 1 || horizon > UpcomingAudit.LONGEST) {
      throw new WrongUsage(
          "--horizon is " + horizon + "; it takes 1 to " + UpcomingAudit.LONGEST + " days.");
    }
    if (input != null && asOf == null) {
      throw new WrongUsage("Say from which day to look ahead on the folder: --as-of.");
    }
    if (input == null && (rules.given() || rejectLimit.given())) {
      throw new WrongUsage(
          "What is stored is judged by the published rules and was taken in already; --rules and"
              + " --reject-limit go with --input.");
    }
    rejectLimit.rows();
    if (perUnit && (out == null || unit != null || replace)) {
      throw new WrongUsage(
          "--per-unit writes a folder for each unit into a new folder: name it with --out, and"
              + " leave out --unit and --replace.");
    }
    if (out == null) {
      return;
    }
    OutputFolder folder = OutputFolder.ofUpcoming(out);
    if (input != null && Files.isDirectory(input)) {
      folder.mustBeApartFrom(input);
    }
    folder.mustBeFree(replace);
  }

  private UpcomingOutputs outputs() throws Exception {
    return UpcomingOutputs.in(show.language(), definitions.folder(), ProgramVersion.text());
  }

  private void onStore() throws Exception {
    UpcomingOutputs outputs = outputs();
    try (ConfigurableApplicationContext context = root.program().start(false, data.settings())) {
      Clock clock = context.getBean(Clock.class);
      Database database = context.getBean(Database.class);
      ZoneId zone = ZoneId.of(context.getEnvironment().getRequiredProperty("auditor.zone"));
      Path folder = Path.of(context.getEnvironment().getRequiredProperty("auditor.rules"));
      List<Submission> set = new Submissions(database).asOf(clock.instant());
      if (set.isEmpty()) {
        throw new WrongUsage(
            "Nothing is stored yet: submit tables first (auditor submit), or name a folder of"
                + " submissions (--input).");
      }
      RulesInForce inForce = context.getBean(RulesInForce.class);
      RuleVersion version;
      RulePack pack;
      try {
        version = inForce.on(folder, period.to());
        pack = inForce.read(version);
      } catch (NoVersionInForce none) {
        throw new WrongUsage(none.getMessage());
      }
      CompiledPack compiled = CompiledPack.of(pack, Home.cache());
      Gathering gathering = context.getBean(Gathering.class);
      long dataSet = gathering.gather(set, pack.regulation().ratingScale(), show.language());
      LocalDate day = asOf == null ? LocalDate.ofInstant(clock.instant(), zone) : asOf;
      Upcoming all =
          ahead(
              compiled,
              new StoredRecords(new DataSets(database), dataSet),
              gathering.input(dataSet),
              day);
      BiPredicate<Finding, LocalDate> accepted =
          context.getBean(Exceptions.class).acceptedOn(version.pack(), pack.rules());
      Upcoming open = all.without(item -> accepted.test(item.finding(), item.day()));
      tell(open, outputs);
      int left = all.items().size() - open.items().size();
      if (left > 0) {
        // A program that reads JSON gets nothing else.
        PrintWriter said = show.json() ? spec.commandLine().getErr() : spec.commandLine().getOut();
        said.println(
            new Text(
                    "Không liệt kê %d mục đã được chấp nhận theo ngoại lệ; xem: auditor"
                        + " exceptions list",
                    "Not listed, since exceptions accept it: %d; see: auditor exceptions list")
                .in(show.language())
                .formatted(left));
      }
    }
  }

  private Upcoming ahead(
      CompiledPack compiled, LiaisonRecords records, InputSummary summary, LocalDate day)
      throws WrongUsage, InterruptedException {
    List<String> codes = records.units().all().stream().map(Unit::code).toList();
    if (unit != null && !codes.contains(unit)) {
      throw new WrongUsage(
          "No unit has the code " + unit + " (--unit)" + Nearest.hint(unit, codes));
    }
    ProgressLine progress = new ProgressLine(spec.commandLine().getErr());
    Upcoming all =
        new UpcomingAudit(compiled, Runtime.getRuntime().availableProcessors())
            .run(
                new UpcomingAudit.Ground(
                    records,
                    AuditedData.of(summary),
                    period.from(),
                    period.to(),
                    day,
                    horizon,
                    settings.of(compiled.pack())),
                (done, total) -> progress.show("Days judged", done, total));
    progress.clear();
    for (CouldNotRun failure : all.couldNotRun()) {
      spec.commandLine()
          .getErr()
          .println(
              "The rule "
                  + failure.rule()
                  + " could not run in "
                  + failure.branch()
                  + ": "
                  + failure.reason());
    }
    return unit == null ? all : all.of(unit);
  }

  private void tell(Upcoming upcoming, UpcomingOutputs outputs) throws IOException, WrongUsage {
    PrintWriter stdout = spec.commandLine().getOut();
    if (out != null) {
      OutputFolder folder = OutputFolder.ofUpcoming(out);
      folder.mustBeFree(replace);
      folder.write(
          target -> {
            if (perUnit) {
              writePerUnit(upcoming, outputs, target);
            } else {
              outputs.write(upcoming, target);
            }
          });
    }
    if (show.json()) {
      JsonOut.print(upcoming.items().stream().map(item -> object(upcoming, item)).toList(), stdout);
      return;
    }
    outputs.summary(upcoming).forEach(stdout::println);
    if (out != null) {
      stdout.println();
      stdout.println(
          (perUnit ? out : out.resolve(UpcomingOutputs.PDF)).toAbsolutePath().normalize());
    } else if (!upcoming.items().isEmpty()) {
      stdout.println();
      TextTable table = new TextTable(outputs.head().toArray(String[]::new));
      upcoming.items().forEach(item -> table.add(outputs.row(upcoming, item).toArray()));
      table.print(stdout);
    }
  }

  private static void writePerUnit(Upcoming upcoming, UpcomingOutputs outputs, Path target)
      throws IOException {
    Set<String> taken = new HashSet<>();
    for (String code : upcoming.byUnit().keySet()) {
      Path folder = target.resolve(folderName(code, taken));
      Files.createDirectory(folder);
      outputs.write(upcoming.ofAlone(code), folder);
    }
  }

  /** A name for the folder of a unit; two units never share one, on any file system. */
  static String folderName(String code, Set<String> taken) {
    String plain = "unit-" + code.replaceAll("[^\\p{L}\\p{N}_-]", "_");
    String name = plain;
    for (int number = 2; !taken.add(name.toLowerCase(Locale.ROOT)); number++) {
      name = plain + "-" + number;
    }
    return name;
  }

  private static Map<String, Object> object(Upcoming upcoming, Upcoming.Item item) {
    Finding finding = item.finding();
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("last_day", item.lastDay());
    object.put("day", item.day());
    object.put("days", upcoming.days(item));
    object.put("within", upcoming.span(item));
    object.put("severity", finding.severity());
    object.put("unit", finding.unit());
    object.put("unit_name", upcoming.units().name(finding.unit()));
    object.put("rule", finding.rule());
    object.put("subject", finding.subject());
    object.put("occasion", finding.occasion());
    object.put("message_vi", finding.message().vi());
    object.put("message_en", finding.message().en());
    object.put("clauses", finding.clauses());
    object.put(
        "evidence",
        finding.evidence().stream()
            .map(
                record ->
                    record.source().file()
                        + " › "
                        + record.source().sheet()
                        + " › "
                        + record.source().row())
            .toList());
    object.put("fingerprint", finding.fingerprint());
    return object;
  }
}
