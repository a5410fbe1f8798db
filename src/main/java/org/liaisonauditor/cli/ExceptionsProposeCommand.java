package org.liaisonauditor.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.liaisonauditor.exceptions.AcceptedGap;
import org.liaisonauditor.exceptions.Exceptions;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Asks for an exception. */
@Command(
    name = "propose",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Asks for an exception; it counts for nothing until another person has approved it.",
      "Prints what it hides, as auditor exceptions preview does, and its number."
    })
final class ExceptionsProposeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ParentCommand private ExceptionsCommand parent;

  @Mixin private DataOption data;

  @Mixin private ExceptionMatch match;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DAY",
      description = "first as-of day of the audits to which it applies")
  private LocalDate from;

  @Option(names = "--until", required = true, paramLabel = "DAY", description = "last such day")
  private LocalDate until;

  @Mixin private SignedOptions signed;

  @Mixin private ExceptionRun run;

  @Override
  public Integer call() throws Exception {
    AcceptedGap.Matched matched = match.matched();
    PrintWriter out = spec.commandLine().getOut();
    try (ConfigurableApplicationContext context = parent.program().start(false, data.settings())) {
      Exceptions.Audit audit = run.audit(context);
      AcceptedGap gap =
          context
              .getBean(Exceptions.class)
              .propose(matched, from, until, signed.signed(context.getBean(Clock.class)), audit);
      ExceptionsPreviewCommand.print(matched, audit, out);
      out.println(
          "This is exception "
              + gap.number()
              + ", from "
              + gap.from()
              + " until "
              + gap.until()
              + ". Another person has to approve it: auditor exceptions approve "
              + gap.number()
              + " --seen HASH");
    }
    return ExitCodes.DONE;
  }
}
