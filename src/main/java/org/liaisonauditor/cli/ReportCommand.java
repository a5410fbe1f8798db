package org.liaisonauditor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.liaisonauditor.answers.Hearing;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.casework.Casework;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.reports.DefinitionException;
import org.liaisonauditor.reports.KindReports;
import org.liaisonauditor.reports.ReportDefinition;
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

/** Writes reports of a recorded run. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Writes reports of a recorded run as PDF, of the kinds that reports/kinds defines: to a ward, a",
      "workplace, a branch, a letter of reminder … Each holds what its unit may see, and nothing else.",
      "The definitions are those that were kept with the run, so that the same run gives the same",
      "bytes; --reports takes others.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  Which kinds there are:",
      "    auditor report --kinds",
      "  The report to ward P01:",
      "    auditor report 12 --kind ward --unit P01 --out P01.pdf",
      "  Letters to all units that answer:",
      "    auditor report 12 --kind reminder --all-units --out letters",
      "  Two periods, the later run first:",
      "    auditor report 12 --kind periods --earlier 9 --out periods.pdf",
      "  Every kind, for every unit:",
      "    auditor report 12 --kind all --all-units --out reports-12"
    })
final class ReportCommand implements Callable<Integer> {

  /** What is done with a run here, as messages say it. */
  static final String REPORTED = "reported";

  private static final String ALL = "all";

  @Spec private CommandSpec spec;

  @ParentCommand private AuditorCommand root;

  @Parameters(arity = "0..1", paramLabel = "RUN", description = "number of the run")
  private Long number;

  @Option(names = "--kinds", description = "lists the kinds of reports that there are")
  private boolean list;

  @Option(names = "--kind", paramLabel = "KIND", description = "code of the kind; all = every kind")
  private String kind;

  @Option(names = "--unit", paramLabel = "CODE", description = "the unit that it is about")
  private String unit;

  @Option(
      names = "--all-units",
      description = "writes one for each unit that the kind can be about")
  private boolean allUnits;

  @Option(
      names = "--earlier",
      paramLabel = "RUN",
      description =
          "number of the run to compare with, for kinds that compare two periods (default: the one"
              + " before about a period as long, by the same rules and of the same scope)")
  private Long earlier;

  @Option(
      names = "--out",
      paramLabel = "DIR|FILE",
      description =
          "a folder, new or there; or, for a single report, a file whose name ends with .pdf")
  private Path out;

  @Option(
      names = "--reports",
      paramLabel = "DIR",
      description = "folder of the report definitions (default: as kept with the run)")
  private Path reports;

  @Option(
      names = {"--lang", "--language"},
      paramLabel = "vi|en",
      description = "language of the reports (default: that of the run)")
  private Language language;

  @Mixin private DataOption data;

  @Override
  public Integer call() throws Exception {
    if (list) {
      list();
      return ExitCodes.DONE;
    }
    checkUsage();
    try (ConfigurableApplicationContext context = root.program().start(false, data.settings())) {
      Run run = RecordedRun.done(number, context.getBean(RunRecords.class), REPORTED);
      RunData runs = context.getBean(RunData.class);
      // The version as the run's own outputs bear it.
      String version = context.getEnvironment().getRequiredProperty("auditor.version");
      KindReports kinds =
          new KindReports(
              definition(run, runs), language == null ? run.language() : language, version);
      AuditScope scope = scope(runs.audited(run));
      Run compared =
          EarlierRun.of(earlier, run, kinds, kind, context.getBean(RunRecords.class), runs);
      AuditScope before = compared == null ? null : scope(runs.audited(compared));
      write(
          UnitReports.asked(kinds, kind, unit, allUnits, scope, before),
          kinds,
          scope,
          before,
          new Hearing(
              context.getBean(Casework.class),
              run.rulesCode(),
              scope.allLives(),
              context.getBean(Casework.class).today()));
    }
    return ExitCodes.DONE;
  }

  /** What of a run documents may be cut from. */
  static AuditScope scope(RunData.Audited audited) {
    return new AuditScope(
        audited.result(),
        audited.lives(),
        audited.accepted(),
        audited.input(),
        Membership.of(audited.records(), audited.result().context()));
  }

  private void list() throws IOException, DefinitionException {
    KindReports kinds =
        new KindReports(
            ReportDefinition.load(folder()),
            language == null ? Language.EN : language,
            ProgramVersion.text());
    TextTable table = new TextTable("KIND", "NAME", "ABOUT", "DEFINED IN");
    for (KindReports.Kind one : kinds.kinds()) {
      table.add(
          one.code(),
          one.name().in(language == null ? Language.EN : language),
          one.scope(),
          one.file());
    }
    table.print(spec.commandLine().getOut());
  }

  private Path folder() {
    return reports == null ? Home.folder("reports") : reports;
  }

  private void checkUsage() throws WrongUsage {
    if (number == null || kind == null || out == null) {
      throw new WrongUsage(
          "Say of which run, which kind and whereto: auditor report RUN --kind KIND --out DIR; or"
              + " --kinds to list the kinds.");
    }
    if (unit != null && allUnits) {
      throw new WrongUsage("--unit and --all-units exclude one another.");
    }
  }

  /**
   * The definitions kept with the run; those of the program where the run's don't have the kind.
   */
  private ReportDefinition definition(Run run, RunData runs)
      throws IOException, DefinitionException {
    if (reports != null) {
      return ReportDefinition.load(reports);
    }
    ReportDefinition kept = ReportDefinition.kept(runs.reports(run));
    KindReports kinds = new KindReports(kept, run.language(), ProgramVersion.text());
    if (kinds.kinds().isEmpty() || !kind.equals(ALL) && kinds.find(kind).isEmpty()) {
      spec.commandLine()
          .getErr()
          .println(
              "Note: the definitions kept with run "
                  + run.number()
                  + " have no "
                  + (kinds.kinds().isEmpty() ? "kinds of reports" : "kind " + kind)
                  + "; those in "
                  + folder()
                  + " are used.");
      return ReportDefinition.load(folder());
    }
    return kept;
  }

  private void write(
      List<UnitReports> asked,
      KindReports kinds,
      AuditScope scope,
      AuditScope before,
      Predicate<Finding> heard)
      throws IOException, WrongUsage {
    PrintWriter stdout = spec.commandLine().getOut();
    boolean single = out.getFileName().toString().endsWith(".pdf") && !Files.isDirectory(out);
    if (single && asked.size() != 1) {
      throw new WrongUsage(
          "There are " + asked.size() + " reports to write; name a folder with --out.");
    }
    if (!single && Files.exists(out) && !Files.isDirectory(out)) {
      throw new WrongUsage(out + " is a file; name a folder with --out.");
    }
    Map<Path, UnitReports> files = new LinkedHashMap<>();
    for (UnitReports one : asked) {
      Path file = single ? out : out.resolve(one.fileName());
      if (Files.exists(file)) {
        throw new WrongUsage(file + " is there already; name another place with --out.");
      }
      files.put(file, one);
    }
    List<String> left = new ArrayList<>();
    for (Map.Entry<Path, UnitReports> one : files.entrySet()) {
      if (write(one.getKey().toAbsolutePath(), one.getValue(), kinds, scope, before, heard)) {
        stdout.println(one.getKey());
      } else {
        left.add(
            one.getValue().unit() == null ? one.getValue().kind().code() : one.getValue().unit());
      }
    }
    if (!left.isEmpty()) {
      stdout.println("Nothing to list, so not written: " + String.join(", ", left));
    }
  }

  /** Writes beside the file first, so that a half-written one never stands there. */
  private static boolean write(
      Path file,
      UnitReports one,
      KindReports kinds,
      AuditScope scope,
      AuditScope before,
      Predicate<Finding> heard)
      throws IOException {
    Files.createDirectories(file.getParent());
    Path part =
        file.resolveSibling("." + file.getFileName() + "-part-" + ProcessHandle.current().pid());
    try {
      if (!one.write(kinds, scope, before, heard, part)) {
        return false;
      }
      if (Files.exists(file)) {
        throw new FileAlreadyExistsException(file.toString());
      }
      Files.move(part, file);
      return true;
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
