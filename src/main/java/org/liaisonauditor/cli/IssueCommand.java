package org.liaisonauditor.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.liaisonauditor.answers.Hearing;
import org.liaisonauditor.casework.Casework;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.issuing.IssuedReport;
import org.liaisonauditor.issuing.Issuing;
import org.liaisonauditor.issuing.IssuingRefused;
import org.liaisonauditor.issuing.Series;
import org.liaisonauditor.issuing.Terms;
import org.liaisonauditor.reports.DefinitionException;
import org.liaisonauditor.reports.KindReports;
import org.liaisonauditor.reports.ReportDefinition;
import org.liaisonauditor.runs.Run;
import org.liaisonauditor.runs.RunData;
import org.liaisonauditor.runs.RunRecords;
import org.liaisonauditor.scope.AuditScope;
import org.liaisonauditor.signing.SigningKey;
import org.liaisonauditor.store.Bundles;
import org.liaisonauditor.store.Database;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Issues a report of a recorded run: number, signature, kept bytes, an entry of the history. */
@Command(
    name = "issue",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Issues a report of a recorded run. It takes the next number of its type within the term",
      "(reports/terms.yaml), is made without the mark of a draft, signed with the head of the",
      "history in it, kept to the byte, and recorded in the history. Where that fails after the",
      "number was taken, the number is given up with the reason, and never used again: auditor",
      "issued lists it. A report that was issued before, and was not withdrawn, is given back as it",
      "was. A signed report of a run of the timetable is put into the outbox with it, for those whom",
      "the run's entry names.",
      "",
      "A report that names members who are still to be heard is refused; it says who, and until when",
      "they may answer. A letter of reminder that is issued asks its unit: the day in it is the last",
      "day to answer of the findings that it lists.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:issued, now or before",
      "1:refused as things stand, or the program or the machine failed: nothing was issued",
      "2:wrong usage"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  auditor issue 12 --kind city --by \"Lê Văn An\" --signer \"Trần Thị Bưởi\" \\",
      "    --place \"Nam Định\" --key bưởi.p12 --visible --out 12.pdf",
      "  auditor issue 12 --kind ward --unit P01 --by \"Lê Văn An\" \\",
      "    --signer \"Trần Thị Bưởi\" --to-be-signed-by-hand --out P01.pdf",
      "  In place of one with a mistake:",
      "  auditor issue 14 --kind ward --unit P01 … --replaces 7 \\",
      "    --why \"Số liệu của P01 đã sửa\""
    })
final class IssueCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ParentCommand private AuditorCommand root;

  @Parameters(paramLabel = "RUN", description = "number of the run")
  private long number;

  @Option(
      names = "--kind",
      required = true,
      paramLabel = "KIND",
      description = "code of the kind; see auditor report --kinds")
  private String kind;

  @Option(names = "--unit", paramLabel = "CODE", description = "the unit that it is about")
  private String unit;

  @Option(
      names = "--earlier",
      paramLabel = "RUN",
      description =
          "number of the run to compare with, for kinds that compare two periods (default: the one"
              + " before about a period as long, by the same rules and of the same scope)")
  private Long earlier;

  @Option(
      names = {"--lang", "--language"},
      paramLabel = "vi|en",
      description = "language of the report (default: that of the run)")
  private Language language;

  @Option(names = "--by", required = true, paramLabel = "NAME", description = "your name")
  private String by;

  @Option(
      names = "--signer",
      required = true,
      paramLabel = "NAME",
      description = "whose name stands below the report")
  private String signer;

  @Option(
      names = "--place",
      paramLabel = "NAME",
      description = "where it is signed (default: as the letterhead says)")
  private String place;

  @ArgGroup(exclusive = false)
  private KeyOptions key;

  @Option(
      names = "--seal",
      description = "the key is the body's own, not that of the person whose name stands below")
  private boolean seal;

  @Option(
      names = "--to-be-signed-by-hand",
      description = "for bodies without a key: the report is printed and signed on paper")
  private boolean byHand;

  @Option(
      names = "--visible",
      description = "shows who signed and when on the page, below the office of who signs")
  private boolean visible;

  @Option(names = "--reason", paramLabel = "TEXT", description = "why it is signed")
  private String reason = "";

  @Option(
      names = "--tsa",
      paramLabel = "URL",
      description = "authority that stamps the time (RFC 3161; default: none)")
  private URI timestamps;

  @Option(
      names = "--replaces",
      paramLabel = "N",
      description = "the issued report that it takes the place of; that is withdrawn")
  private Long replaces;

  @Option(
      names = "--beside",
      description = "though another about the same kind, unit and period counts: both are to count")
  private boolean beside;

  @Option(names = "--why", paramLabel = "REASON", description = "why that one is withdrawn")
  private String why;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "the file to write; it must be new")
  private Path out;

  @Option(
      names = "--no-delivery",
      description = "sends it to nobody now; auditor deliveries --issued N does later")
  private boolean kept;

  @Mixin private DataOption data;

  @Override
  public Integer call() throws Exception {
    checkUsage();
    SigningKey signing = key == null ? null : key.key();
    try (ConfigurableApplicationContext context = root.program().start(false, data.settings())) {
      Issuing issuing = context.getBean(Issuing.class);
      Done done = issue(context, issuing, signing);
      issuing.reports().copyTo(done.result().report(), out);
      tell(done.result());
      if (!done.asked().isEmpty()) {
        spec.commandLine().getOut().println(done.asked());
      }
      spec.commandLine().getOut().println(new IssuedSending(context).told(done.result().report()));
    } catch (IssuingRefused refused) {
      spec.commandLine().getErr().println("Not issued: " + refused.getMessage());
      return ExitCodes.FAILURE;
    }
    return ExitCodes.DONE;
  }

  private void checkUsage() throws WrongUsage {
    List<String> faults = new ArrayList<>();
    if (key == null && !byHand) {
      faults.add(
          "A report is issued signed: name a key (--key, --token), or add --to-be-signed-by-hand.");
    }
    if (key != null && byHand) {
      faults.add("--to-be-signed-by-hand and a key exclude one another.");
    }
    if (byHand && (seal || visible || timestamps != null || !reason.isEmpty())) {
      faults.add("--seal, --visible, --reason and --tsa belong to a signature with a key.");
    }
    by = by.strip();
    signer = signer.strip();
    if (by.isBlank() || signer.isBlank()) {
      faults.add("--by and --signer must not be blank.");
    }
    if ((replaces == null) != (why == null) || why != null && why.isBlank()) {
      faults.add("--replaces and --why belong together; the reason must not be blank.");
    }
    if (timestamps != null
        && (timestamps.getScheme() == null
            || !Set.of("http", "https").contains(timestamps.getScheme())
            || timestamps.getHost() == null)) {
      faults.add("--tsa is '" + timestamps + "'; write an address such as https://…");
    }
    Path folder = out.toAbsolutePath().getParent();
    if (Files.exists(out)) {
      faults.add(out + " is there already; name another file with --out.");
    } else if (!Files.isDirectory(folder)) {
      faults.add("There is no folder " + folder + " (--out).");
    }
    if (!faults.isEmpty()) {
      throw new WrongUsage(String.join(System.lineSeparator(), faults));
    }
  }

  /**
   * What came of it.
   *
   * @param asked whom it asks, and until when; blank = nobody
   */
  private record Done(Issuing.Result result, String asked) {}

  private Done issue(ConfigurableApplicationContext context, Issuing issuing, SigningKey signing)
      throws Exception {
    RunRecords records = context.getBean(RunRecords.class);
    RunData runs = context.getBean(RunData.class);
    Database database = context.getBean(Database.class);
    Run run = RecordedRun.done(number, records, ReportCommand.REPORTED);
    Path folder =
        Path.of(context.getEnvironment().getRequiredProperty("auditor.reports")).toAbsolutePath();
    String version = context.getEnvironment().getRequiredProperty("auditor.version");
    Definitions definitions = definitions(run, runs, folder, version, database);
    Language spoken = language == null ? run.language() : language;
    KindReports kinds = new KindReports(definitions.definition(), spoken, version);
    AuditScope scope = ReportCommand.scope(runs.audited(run));
    Run before = EarlierRun.of(earlier, run, kinds, kind, records, runs);
    AuditScope compared = before == null ? null : ReportCommand.scope(runs.audited(before));
    List<UnitReports> asked = UnitReports.asked(kinds, kind, unit, false, scope, compared);
    if (asked.size() != 1) {
      throw new WrongUsage("One report is issued at a time; name its kind: auditor report --kinds");
    }
    KindReports.Kind what = asked.getFirst().kind();
    KindReports.Numbering numbering = kinds.numbering(what, scope);
    if (numbering.form() == null) {
      throw new WrongUsage(
          "A report of the kind "
              + what.code()
              + " bears no number, so it can't be issued: give the kind a symbol, and the number of"
              + " its letterhead a {number}.");
    }
    if (place == null && !numbering.placed() && signing != null) {
      throw new WrongUsage(
          "The letterhead leaves the place of signing to the pen; name it with --place.");
    }
    Casework casework = context.getBean(Casework.class);
    IssuedReport.Subject subject =
        new IssuedReport.Subject(
            run.number(), before == null ? null : before.number(), what.code(), unit, spoken);
    checkOthers(issuing, records, run, subject);
    IssueMaker maker =
        new IssueMaker(
            kinds,
            what,
            unit,
            scope,
            compared,
            new Hearing(casework, run.rulesCode(), scope.allLives(), issuing.today()),
            casework,
            run,
            place,
            signer,
            signing == null
                ? null
                : new IssueMaker.Signature(
                    signing,
                    seal,
                    context.getBean(Clock.class),
                    reason,
                    visible ? spoken : null,
                    timestamps));
    Issuing.Result result =
        issuing.issue(
            new Issuing.Order(
                subject,
                new Series(numbering.body(), numbering.form()),
                by,
                SignedOptions.login(),
                signer,
                replaces,
                why,
                version,
                definitions.bundle()),
            Terms.load(folder),
            new IssuedSending(context).with(maker, !kept));
    return new Done(result, maker.asked(result.report()));
  }

  /** Of two reports about the same it must be said whether one takes the other's place. */
  private void checkOthers(
      Issuing issuing, RunRecords records, Run run, IssuedReport.Subject subject)
      throws IssuingRefused {
    if (beside || replaces != null || issuing.reports().counting(subject).isPresent()) {
      return;
    }
    for (IssuedReport other : issuing.reports().all()) {
      IssuedReport.Subject about = other.subject();
      Run then = records.find(about.run()).orElseThrow();
      if (other.withdrawn() == null
          && then.from().equals(run.from())
          && then.to().equals(run.to())
          && about.kind().equals(subject.kind())
          && Objects.equals(about.unit(), subject.unit())
          && about.language() == subject.language()) {
        throw new IssuingRefused(
            other.written()
                + " of "
                + other.on()
                + " (report "
                + other.number()
                + ", run "
                + about.run()
                + ") is about the same kind, unit and period, and counts. If this one takes its"
                + " place, add --replaces "
                + other.number()
                + " --why REASON; if both are to count, add --beside.");
      }
    }
  }

  private record Definitions(ReportDefinition definition, String bundle) {}

  /** The definitions kept with the run; today's where those don't have the kind. */
  private Definitions definitions(
      Run run, RunData runs, Path folder, String version, Database database)
      throws IOException, DefinitionException {
    ReportDefinition kept = ReportDefinition.kept(runs.reports(run));
    if (new KindReports(kept, run.language(), version).find(kind).isPresent()) {
      return new Definitions(kept, run.reportsBundle());
    }
    return new Definitions(ReportDefinition.load(folder), new Bundles(database).keep(folder));
  }

  private void tell(Issuing.Result result) {
    IssuedReport report = result.report();
    spec.commandLine()
        .getOut()
        .println(
            out
                + ": "
                + report.written()
                + " of "
                + report.on()
                + (result.now() ? "" : ", issued before; these are the bytes issued then")
                + " (report "
                + report.number()
                + ", "
                + (report.byHand()
                    ? "to be signed by hand by " + report.signer()
                    : "signed by " + report.certificate())
                + ")");
  }
}
