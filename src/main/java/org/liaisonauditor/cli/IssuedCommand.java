package org.liaisonauditor.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.liaisonauditor.issuing.IssuedReport;
import org.liaisonauditor.issuing.Issuing;
import org.liaisonauditor.issuing.IssuingRefused;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists issued reports, gives their bytes, withdraws them. */
@Command(
    name = "issued",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Lists the reports that were issued, gives one as it was issued, or withdraws one. A report",
      "that is withdrawn keeps its number, and its bytes are kept.",
      ""
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  auditor issued",
      "  auditor issued 7 --out 7.pdf",
      "  auditor issued 7 --withdraw --by \"Lê Văn An\" --why \"Gửi nhầm đơn vị\""
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

  @Option(names = "--by", paramLabel = "NAME", description = "who withdraws it")
  private String by;

  @Option(names = "--why", paramLabel = "REASON", description = "why, in a sentence")
  private String why;

  @Option(names = "--json", description = "as JSON, for programs")
  private boolean json;

  @Mixin private DataOption data;

  @Override
  public Integer call() throws Exception {
    if (number == null && (out != null || withdraw)) {
      throw new WrongUsage("--out and --withdraw are about one report: name its number.");
    }
    if (withdraw != (by != null && why != null) || !withdraw && (by != null || why != null)) {
      throw new WrongUsage("--withdraw, --by and --why belong together.");
    }
    if (out != null && Files.exists(out)) {
      throw new WrongUsage(out + " is there already; name another file with --out.");
    }
    if (!data.storeExists()) {
      throw new WrongUsage("There is no database here yet; name the data folder with --data.");
    }
    try (ConfigurableApplicationContext context = root.program().start(false, data.settings())) {
      Issuing issuing = context.getBean(Issuing.class);
      if (number != null && issuing.reports().find(number).isEmpty()) {
        throw new WrongUsage("No report " + number + " was issued; see: auditor issued");
      }
      if (withdraw) {
        withdraw(context, issuing);
      }
      List<IssuedReport> reports =
          number == null
              ? issuing.reports().all()
              : List.of(issuing.reports().find(number).orElseThrow());
      if (out != null) {
        issuing.reports().copyTo(reports.getFirst(), out);
      }
      print(reports);
    } catch (IssuingRefused refused) {
      spec.commandLine().getErr().println("Not withdrawn: " + refused.getMessage());
      return ExitCodes.FAILURE;
    }
    return ExitCodes.DONE;
  }

  private void withdraw(ConfigurableApplicationContext context, Issuing issuing)
      throws IssuingRefused {
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

  private void print(List<IssuedReport> reports) {
    PrintWriter to = spec.commandLine().getOut();
    if (json) {
      List<Map<String, Object>> objects = new ArrayList<>();
      reports.forEach(report -> objects.add(object(report)));
      JsonOut.print(objects, to);
      return;
    }
    TextTable table =
        new TextTable("N", "NUMBER", "TERM", "DAY", "RUN", "KIND", "UNIT", "SIGNED", "STATE");
    for (IssuedReport report : reports) {
      table.add(
          report.number(),
          report.written(),
          report.term(),
          report.on(),
          report.subject().run(),
          report.subject().kind(),
          report.subject().unit() == null ? "" : report.subject().unit(),
          report.byHand() ? "by hand: " + report.signer() : report.signer(),
          state(report));
    }
    table.print(to);
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
    object.put("term", report.term());
    object.put("body", report.series().body());
    object.put("run", report.subject().run());
    object.put("earlier", report.subject().earlier());
    object.put("kind", report.subject().kind());
    object.put("unit", report.subject().unit());
    object.put("language", report.subject().language().tag());
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
}
