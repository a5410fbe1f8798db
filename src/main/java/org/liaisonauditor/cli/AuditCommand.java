package org.liaisonauditor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.liaisonauditor.audit.Audit;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.RecordsInMemory;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Problem;
import org.liaisonauditor.exceptions.Accepted;
import org.liaisonauditor.exceptions.ExceptionsFile;
import org.liaisonauditor.exceptions.Noted;
import org.liaisonauditor.facts.AuditContext;
import org.liaisonauditor.findings.Lives;
import org.liaisonauditor.intake.IntakeResult;
import org.liaisonauditor.intake.MarkedCopies;
import org.liaisonauditor.reports.AuditOutputs;
import org.liaisonauditor.reports.EarlierFindings;
import org.liaisonauditor.reports.KindReports;
import org.liaisonauditor.reports.ProblemList;
import org.liaisonauditor.reports.ReportDefinition;
import org.liaisonauditor.reports.WordsMissing;
import org.liaisonauditor.rules.CompiledPack;
import org.liaisonauditor.rules.PackRefused;
import org.liaisonauditor.rules.RulePack;
import org.liaisonauditor.rules.ShippedPacks;
import org.liaisonauditor.scope.AuditScope;
import org.liaisonauditor.scope.Membership;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Audits a folder of submissions. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Audits the workbooks (.xlsx) and CSV files of a folder.",
      "",
      "Writes into the output folder: report.pdf (for the board), findings.xlsx (for people),",
      "findings.csv and findings.json (for programs, with all evidence), problems.csv and",
      "manifest.json (hashes of everything). The same inputs give the same bytes.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  A year, seen on 15 January of the next one:",
      "    auditor audit --input submissions --from 2025-01-01 --to 2025-12-31 \\",
      "      --as-of 2026-01-15 --out audit-2025",
      "  The half-year after it, compared with it:",
      "    auditor audit … --before audit-2025",
      "  What if the limit for introductions were 20 days, in English:",
      "    auditor audit … --set introductionDays=20 --lang en",
      "",
      "When the input is refused (exit code 3), the output folder holds problems.csv and, below",
      "marked/, a copy of each workbook with its bad cells coloured and commented. Mend the cells,",
      "or accept up to N unusable rows with --reject-limit N; the report then says which."
    })
final class AuditCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private AuditDataOptions audit;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "folder for the outputs; it must be new or empty, and outside the input")
  private Path out;

  @Mixin private DefinitionsOption definitions;

  @Option(
      names = "--before",
      paramLabel = "DIR|FILE",
      description =
          "an earlier audit by the same rules, its folder or its findings.json: says what is new,"
              + " still open, changed, gone, back")
  private Path before;

  @Option(
      names = "--exceptions",
      paramLabel = "FILE",
      description =
          "a file of accepted gaps, each with rule, unit (or subject, or fingerprint), reason, "
              + "author, approver, from, until: they are listed and counted apart")
  private Path exceptions;

  @Option(
      names = "--report",
      paramLabel = "KIND[:UNIT]",
      description =
          "writes a report of this kind too, into the folder reports of the output folder: about a "
              + "unit, or one for each unit (KIND:all); may be repeated; kinds: auditor report --kinds")
  private List<String> kinds = new ArrayList<>();

  @Option(
      names = "--replace",
      description = "replaces an audit that the output folder already holds, never other files")
  private boolean replace;

  @Mixin private WorkerOptions worker = WorkerOptions.ofAudit();

  @Override
  public Integer call() throws Exception {
    Language language = audit.language();
    OutputFolder folder = new OutputFolder(out);
    checkUsage(folder);
    PrintWriter stdout = spec.commandLine().getOut();
    ProgressLine progress = new ProgressLine(spec.commandLine().getErr());
    RulePack pack = audit.pack();
    if (!worker.inProcess() && !ShippedPacks.contains(pack)) {
      return worker.run(spec);
    }
    AuditContext context = audit.context(pack);
    EarlierFindings.Earlier earlier = earlier(pack, context.asOf());
    ReportDefinition definition = ReportDefinition.load(definitions.folder());
    List<Noted> noted = noted(pack, definition, context.asOf());
    // Compiling takes as long as reading; both at once use both processors.
    FutureTask<CompiledPack> compiling =
        new FutureTask<>(() -> CompiledPack.of(pack, Home.cache()));
    // A thread of its own inherits the class loader; one of the common pool would find no Drools
    // inside the executable jar.
    Thread.ofPlatform().name("compile").daemon().start(compiling);
    IntakeResult intake =
        audit
            .intake(pack)
            .readFolder(audit.input(), (files, total) -> progress.show("Files read", files, total));
    CompiledPack compiled = compiled(compiling);
    SubmissionsFolder.mustHoldSome(audit.input(), intake);
    if (intake.anyUnreadable() || intake.unusableRows() > audit.rejectLimit()) {
      progress.clear();
      throw refused(intake, folder);
    }
    RecordsInMemory records = new RecordsInMemory(intake.records());
    AuditResult all =
        new Audit(compiled, Runtime.getRuntime().availableProcessors())
            .run(records, context, (done, total) -> progress.show("Branches audited", done, total));
    Lives allLives =
        earlier == null
            ? Lives.first(all, null)
            : Lives.next(earlier.lives(), earlier.before(), all, records, null);
    Accepted accepted = Accepted.of(all, allLives, noted);
    AuditResult result = accepted.open(all);
    Lives lives = accepted.open(allLives);
    progress.show("Writing the report", 0, 1);
    List<String> withoutCopy = new ArrayList<>();
    List<String> empty = new ArrayList<>();
    KindReports documents = new KindReports(definition, language, ProgramVersion.text());
    AuditScope scope =
        new AuditScope(
            result, lives, accepted, intake.input(), Membership.of(records, result.context()));
    List<UnitReports> asked = UnitReports.asked(documents, kinds, scope);
    folder.write(
        target -> {
          withoutCopy.addAll(writeMarkedCopies(intake, target).missing());
          for (UnitReports one : asked) {
            Path file = target.resolve(OutputFolder.REPORTS).resolve(one.fileName());
            Files.createDirectories(file.getParent());
            // An audit of files is followed by no case: nobody was heard yet.
            if (!one.write(documents, scope, null, finding -> false, file)) {
              empty.add(one.fileName());
            }
          }
          new AuditOutputs(definition, language, ProgramVersion.text())
              .write(result, lives, accepted, intake.input(), target);
        });
    progress.clear();
    new AuditSummary(language)
        .print(stdout, result, lives, accepted, intake.input(), withoutCopy, out);
    if (!empty.isEmpty()) {
      stdout.println(
          (language == Language.VI
                  ? "Không có nội dung để nêu, nên không lập: "
                  : "Nothing to list, so not written: ")
              + String.join(", ", empty));
    }
    return ExitCodes.DONE;
  }

  private void checkUsage(OutputFolder folder) throws WrongUsage, IOException {
    audit.check();
    folder.mustBeApartFrom(audit.input());
    folder.mustBeFree(replace);
  }

  /** The audit before; null where none is named. */
  private EarlierFindings.Earlier earlier(RulePack pack, LocalDate asOf)
      throws IOException, InputRefused, WrongUsage {
    if (before == null) {
      return null;
    }
    try {
      EarlierFindings.Earlier earlier = EarlierFindings.read(before);
      String code = pack.regulation().code();
      if (!earlier.pack().equals(code)) {
        throw new WrongUsage(
            "The audit before (--before) was made by the rules "
                + earlier.pack()
                + ", this one by "
                + code
                + "; findings can be compared within one rule pack only.");
      }
      if (earlier.scope() != null) {
        throw new WrongUsage(
            "The audit before (--before) was about "
                + earlier.scope()
                + " alone, this one is about all branches; what it did not look at is not new.");
      }
      if (earlier.before().audit().asOf().isAfter(asOf)) {
        throw new WrongUsage(
            "The audit before (--before) is as of "
                + earlier.before().audit().asOf()
                + ", after this one ("
                + asOf
                + "); name one that came before.");
      }
      return earlier;
    } catch (EarlierFindings.Unreadable unreadable) {
      throw new InputRefused(unreadable.getMessage());
    }
  }

  /** The exceptions that the audit goes by; none where no file is named. */
  private List<Noted> noted(RulePack pack, ReportDefinition definition, LocalDate asOf)
      throws IOException, ExceptionsFile.Refused, WrongUsage {
    if (exceptions == null) {
      return List.of();
    }
    if (!Files.isRegularFile(exceptions)) {
      throw new WrongUsage("There is no file " + exceptions + " of exceptions (--exceptions).");
    }
    if (!definition.hasExceptions()) {
      throw WordsMissing.ofExceptions();
    }
    return ExceptionsFile.read(exceptions, pack, asOf);
  }

  private static CompiledPack compiled(FutureTask<CompiledPack> compiling)
      throws PackRefused, IOException, InterruptedException {
    try {
      return compiling.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof PackRefused refused) {
        throw refused;
      }
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      throw new IllegalStateException("the rules could not be compiled", e.getCause());
    }
  }

  /** Clerks get their workbooks back marked where rows can't be used; warnings are listed only. */
  private MarkedCopies.Written writeMarkedCopies(IntakeResult intake, Path target) {
    boolean errors =
        intake.problems().stream()
            .anyMatch(problem -> problem.severity() == Problem.Severity.ERROR);
    if (!errors) {
      return new MarkedCopies.Written(List.of(), List.of());
    }
    return MarkedCopies.write(
        audit.input(), intake.problems(), target.resolve(OutputFolder.MARKED));
  }

  private InputRefused refused(IntakeResult intake, OutputFolder folder)
      throws IOException, WrongUsage {
    MarkedCopies.Written[] marked = new MarkedCopies.Written[1];
    folder.write(
        target -> {
          // First of all the list: it is small, and on a full disk the copies may not be written.
          ProblemList.write(intake.problems(), target.resolve(OutputFolder.PROBLEMS));
          marked[0] = writeMarkedCopies(intake, target);
        });
    return new InputRefused(
        new AuditSummary(audit.language())
            .refusal(intake.input(), audit.rejectLimit(), marked[0], out));
  }
}
