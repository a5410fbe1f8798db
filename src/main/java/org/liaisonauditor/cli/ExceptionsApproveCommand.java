package org.liaisonauditor.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.liaisonauditor.exceptions.AcceptedGap;
import org.liaisonauditor.exceptions.Exceptions;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Agrees to an exception. */
@Command(
    name = "approve",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Approves an exception that another person asked for. Look at what it hides first:",
      "auditor exceptions preview EXCEPTION prints it with the hash to give here."
    })
final class ExceptionsApproveCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ParentCommand private ExceptionsCommand parent;

  @Mixin private DataOption data;

  @Parameters(paramLabel = "EXCEPTION", description = "number of the exception")
  private long number;

  @Option(
      names = "--seen",
      required = true,
      paramLabel = "HASH",
      description = "hash of the findings that you looked at")
  private String seen;

  @Mixin private SignedOptions signed;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    try (ConfigurableApplicationContext context = parent.program().start(false, data.settings())) {
      AcceptedGap gap =
          context
              .getBean(Exceptions.class)
              .approve(number, seen.strip(), signed.signed(context.getBean(Clock.class)));
      out.println(
          "Exception "
              + number
              + " ("
              + gap.matched()
              + ") is approved by "
              + gap.approved().by()
              + ", from "
              + gap.from()
              + " until "
              + gap.until()
              + ".");
    }
    return ExitCodes.DONE;
  }
}
