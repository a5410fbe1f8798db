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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Takes an exception back. */
@Command(
    name = "withdraw",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Takes an exception back, proposed or approved; it stays in the list with who did so and why.",
      "What was done before stays as it is."
    })
final class ExceptionsWithdrawCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ParentCommand private ExceptionsCommand parent;

  @Mixin private DataOption data;

  @Parameters(paramLabel = "EXCEPTION", description = "number of the exception")
  private long number;

  @Mixin private SignedOptions signed;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    try (ConfigurableApplicationContext context = parent.program().start(false, data.settings())) {
      AcceptedGap gap =
          context
              .getBean(Exceptions.class)
              .withdraw(number, signed.signed(context.getBean(Clock.class)));
      out.println(
          "Exception "
              + number
              + " ("
              + gap.matched()
              + ") is taken back by "
              + gap.withdrawn().by()
              + ".");
    }
    return ExitCodes.DONE;
  }
}
