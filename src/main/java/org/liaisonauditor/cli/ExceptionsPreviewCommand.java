package org.liaisonauditor.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.exceptions.AcceptedGap;
import org.liaisonauditor.exceptions.Exceptions;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists what an exception would hide. */
@Command(
    name = "preview",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Lists the findings of an audit that an exception would hide, and their hash: who approves",
      "gives that hash, and so approves what was looked at. Nothing is kept.",
      "Name an exception that was proposed, or a rule with a unit, a subject or a fingerprint."
    })
final class ExceptionsPreviewCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ParentCommand private ExceptionsCommand parent;

  @Mixin private DataOption data;

  @Parameters(
      arity = "0..1",
      paramLabel = "EXCEPTION",
      description =
          "number of an exception; it is looked at in the audit with which it was proposed, unless"
              + " --run names another")
  private Long number;

  @Mixin private ExceptionMatch match;

  @Mixin private ExceptionRun run;

  @Override
  public Integer call() throws Exception {
    if (number != null && match.given()) {
      throw new WrongUsage(
          "Exception " + number + " says itself what it is about; leave out --rule and the like.");
    }
    AcceptedGap.Matched asked = number == null ? match.matched() : null;
    try (ConfigurableApplicationContext context = parent.program().start(false, data.settings())) {
      PrintWriter out = spec.commandLine().getOut();
      if (asked != null) {
        print(asked, run.audit(context), out);
        return ExitCodes.DONE;
      }
      AcceptedGap gap =
          context
              .getBean(Exceptions.class)
              .find(number)
              .orElseThrow(
                  () ->
                      new WrongUsage(
                          "There is no exception " + number + "; see: auditor exceptions list"));
      Exceptions.Audit audit = run.auditOr(context, gap.previewed().run());
      if (!audit.pack().equals(gap.pack())) {
        throw new WrongUsage(
            "Exception "
                + number
                + " is about the rules "
                + gap.pack()
                + "; run "
                + audit.run()
                + " went by "
                + audit.pack()
                + ".");
      }
      out.println(
          "Exception "
              + number
              + ", from "
              + gap.from()
              + " until "
              + gap.until()
              + ", asked for by "
              + gap.proposed().by()
              + ": "
              + gap.proposed().why());
      print(gap.matched(), audit, out);
    }
    return ExitCodes.DONE;
  }

  /** The findings of an audit that are meant, and their hash. */
  static void print(AcceptedGap.Matched matched, Exceptions.Audit audit, PrintWriter out) {
    List<Finding> hidden = Exceptions.preview(matched, audit);
    if (hidden.isEmpty()) {
      out.println(
          "No finding of run " + audit.run() + " is " + matched + "; there is nothing to accept.");
      return;
    }
    out.println(
        "Of the "
            + audit.findings().size()
            + " findings of run "
            + audit.run()
            + " it hides "
            + hidden.size()
            + ": "
            + matched
            + ".");
    TextTable table =
        new TextTable("SEVERITY", "RULE", "SUBJECT", "OCCASION", "UNIT", "FINGERPRINT", "FINDING");
    for (Finding finding : hidden) {
      table.add(
          finding.severity(),
          finding.rule(),
          finding.subject(),
          finding.occasion(),
          finding.unit(),
          finding.fingerprint(),
          finding.message().en());
    }
    table.print(out);
    out.println("Hash of these findings: " + Exceptions.hash(hidden));
  }
}
