package org.liaisonauditor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.liaisonauditor.issuing.IssuedReport;
import org.liaisonauditor.issuing.Issuing;
import org.liaisonauditor.issuing.IssuingRefused;
import org.liaisonauditor.issuing.TakenNumber;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists issued reports and numbers that were given up, gives reports' bytes, withdraws them. */
@Command(
    name = "issued",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Lists the reports that were issued, gives one as it was issued, or withdraws one. A report",
      "that is withdrawn keeps its number, and its bytes are kept. Numbers that no report bears are",
      "listed too, with the reason: nothing was made under them, and nothing ever will be.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  auditor issued",
      "  auditor issued 7 --out 7.pdf",
      "  auditor issued 7 --withdraw --by \"Lê Văn An\" --why \"Gửi nhầm đơn vị\"",
      "  The number of a report that is never finished, since its program hangs:",
      "  auditor issued 8 --give-up --by \"Lê Văn An\" --why \"Thẻ ký bị hỏng\""
    })
final class IssuedCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ParentCommand private AuditorCommand root;

  @Parameters(
      arity = "0..1",
      paramLabel = "N",
      description = "number of the report in this list (default: all)")
  private Long number;

  @Option(names = "--out", paramLabel = "FILE", description = "writes its bytes to a new file")
  private Path out;

  @Option(names = "--withdraw", description = "says that it counts no more")
  private boolean withdraw;

  @Option(
      names = "--give-up",
      description = "gives up the number of a report that is being made; it is never taken again")
  private boolean giveUp;

  @Option(names = "--by", paramLabel = "NAME", description = "who withdraws or gives up")
  private String by;

  @Option(names = "--why", paramLabel = "REASON", description = "why, in a sentence")
  private String why;

  @Option(names = "--json", description = "as JSON, for programs")
  private boolean json;

  @Mixin private DataOption data;

  @Override
  public Integer call() throws Exception {
    checkUsage();
    try (ConfigurableApplicationContext context = root.program().start(false, data.settings())) {
      Issuing issuing = context.getBean(Issuing.class);
      if (withdraw) {
        withdraw(context, issuing);
      } else if (giveUp) {
        issuing.giveUp(number, by, SignedOptions.login(), why);
      }
      List<IssuedReport> reports = reports(issuing);
      List<TakenNumber> unbound =
          issuing.unbound().stream()
              .filter(taken -> number == null || taken.number() == number)
              .toList();
      if (reports.isEmpty() && (out != null || number != null && unbound.isEmpty())) {
        throw new WrongUsage("No report " + number + " was issued; see: auditor issued");
      }
      if (out != null) {
        issuing.reports().copyTo(reports.getFirst(), out);
      }
      print(reports, unbound);
    } catch (IssuingRefused refused) {
      spec.commandLine()
          .getErr()
          .println((withdraw ? "Not withdrawn: " : "Not given up: ") + refused.getMessage());
      return ExitCodes.FAILURE;
    }
    return ExitCodes.DONE;
  }

  private void checkUsage() throws WrongUsage {
    if (number == null && (out != null || withdraw || giveUp)) {
      throw new WrongUsage("--out, --withdraw and --give-up are about one report: name its N.");
    }
    if (withdraw && giveUp) {
      throw new WrongUsage(
          "A report that was issued is withdrawn, a number without one is given up: choose.");
    }
    boolean both = by != null && why != null;
    boolean none = by == null && why == null;
    if (withdraw || giveUp ? !both : !none) {
      throw new WrongUsage("--withdraw or --give-up, --by and --why belong together.");
    }
    if (out != null && Files.exists(out)) {
      throw new WrongUsage(out + " is there already; name another file with --out.");
    }
    if (!data.storeExists()) {
      throw new WrongUsage("There is no database here yet; name the data folder with --data.");
    }
  }

  private List<IssuedReport> reports(Issuing issuing) {
    return number == null
        ? issuing.reports().all()
        : issuing.reports().find(number).map(List::of).orElse(List.of());
  }

  private void withdraw(ConfigurableApplicationContext context, Issuing issuing)
      throws IOException, IssuingRefused {
    StringBuilder todo = new StringBuilder();
    issuing.withdraw(
        number,
        by,
        SignedOptions.login(),
        why,
        report -> todo.append(new IssuedSending(context).withdrawn(report, by)));
    if (!todo.isEmpty()) {
      spec.commandLine().getErr().println(todo);
    }
  }

  private void print(List<IssuedReport> reports, List<TakenNumber> unbound) {
    PrintWriter to = spec.commandLine().getOut();
    // In the order of their numbers, so that each gap is explained where it is.
    SortedMap<Long, Object[]> rows = new TreeMap<>();
    SortedMap<Long, Map<String, Object>> objects = new TreeMap<>();
    for (IssuedReport report : reports) {
      rows.put(report.number(), row(report));
      objects.put(report.number(), object(report));
    }
    for (TakenNumber taken : unbound) {
      rows.put(taken.number(), row(taken));
      objects.put(taken.number(), object(taken));
    }
    if (json) {
      JsonOut.print(List.copyOf(objects.values()), to);
      return;
    }
    TextTable table =
        new TextTable("N", "NUMBER", "TERM", "DAY", "RUN", "KIND", "UNIT", "SIGNED", "STATE");
    rows.values().forEach(table::add);
    table.print(to);
  }

  private static Object[] row(IssuedReport report) {
    return new Object[] {
      report.number(),
      report.written(),
      report.term(),
      report.on(),
      report.subject().run(),
      report.subject().kind(),
      report.subject().unit() == null ? "" : report.subject().unit(),
      report.byHand() ? "by hand: " + report.signer() : report.signer(),
      state(report)
    };
  }

  private static Object[] row(TakenNumber taken) {
    return new Object[] {
      taken.number(),
      taken.written(),
      taken.term(),
      taken.on(),
      taken.subject().run(),
      taken.subject().kind(),
      taken.subject().unit() == null ? "" : taken.subject().unit(),
      "",
      state(taken)
    };
  }

  private static String state(TakenNumber taken) {
    // Reasons may be long messages; the whole is in --json.
    return taken.givenUp() == null
        ? "being made by "
            + taken.by()
            + " since "
            + taken.at().truncatedTo(ChronoUnit.SECONDS)
            + ", waited for until "
            + taken.until().truncatedTo(ChronoUnit.SECONDS)
        : "given up by "
            + taken.givenUp().by()
            + ": "
            + taken.givenUp().reason().lines().findFirst().orElse("");
  }

  private static String state(IssuedReport report) {
    String replaces = report.replaces() == null ? "" : "in place of " + report.replaces();
    if (report.withdrawn() == null) {
      return replaces.isEmpty() ? "counts" : "counts, " + replaces;
    }
    return "withdrawn"
        + (report.replacedBy() == null ? "" : ", replaced by " + report.replacedBy())
        + (replaces.isEmpty() ? "" : ", " + replaces)
        + ": "
        + report.withdrawn().reason();
  }

  private static Map<String, Object> object(IssuedReport report) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("report", report.number());
    object.put("number", report.written());
    object.put("state", report.withdrawn() == null ? "counts" : "withdrawn");
    object.put("term", report.term());
    object.put("body", report.series().body());
    about(report.subject(), object);
    object.put("title", report.title());
    object.put("on", report.on());
    object.put("at", report.at());
    object.put("by", report.by());
    object.put("signer", report.signer());
    object.put("certificate", report.certificate());
    object.put("byHand", report.byHand());
    object.put("historyHead", report.historyHead());
    object.put("unsignedSha256", report.unsignedSha256());
    object.put("sha256", report.sha256());
    object.put("replaces", report.replaces());
    object.put("replacedBy", report.replacedBy());
    object.put("withdrawnAt", report.withdrawn() == null ? null : report.withdrawn().at());
    object.put("withdrawnBy", report.withdrawn() == null ? null : report.withdrawn().by());
    object.put("withdrawnWhy", report.withdrawn() == null ? null : report.withdrawn().reason());
    return object;
  }

  private static Map<String, Object> object(TakenNumber taken) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("report", taken.number());
    object.put("number", taken.written());
    object.put("state", taken.givenUp() == null ? "being made" : "given up");
    object.put("term", taken.term());
    object.put("body", taken.series().body());
    about(taken.subject(), object);
    object.put("on", taken.on());
    object.put("at", taken.at());
    object.put("by", taken.by());
    object.put("until", taken.until());
    object.put("givenUpAt", taken.givenUp() == null ? null : taken.givenUp().at());
    object.put("givenUpBy", taken.givenUp() == null ? null : taken.givenUp().by());
    object.put("givenUpWhy", taken.givenUp() == null ? null : taken.givenUp().reason());
    return object;
  }

  private static void about(IssuedReport.Subject subject, Map<String, Object> object) {
    object.put("run", subject.run());
    object.put("earlier", subject.earlier());
    object.put("kind", subject.kind());
    object.put("unit", subject.unit());
    object.put("language", subject.language().tag());
  }
}
