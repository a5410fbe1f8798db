package org.liaisonauditor.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.liaisonauditor.domain.Signed;
import org.liaisonauditor.publish.Comparisons;
import org.liaisonauditor.publish.KeptComparison;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Says that somebody has looked at a comparison and agrees. */
@Command(
    name = "confirm",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Notes that you have looked at a comparison and agree with what the draft changes.",
      "A draft is published only after somebody other than its author has said so."
    })
final class RulesConfirmCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ParentCommand private RulesCommand parent;

  @Mixin private DataOption data;

  @Parameters(paramLabel = "COMPARISON", description = "number of the comparison")
  private long number;

  @Mixin private SignedOptions signed;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    if (signed.by().isBlank() || signed.why().isBlank()) {
      throw new WrongUsage("--by and --why must not be blank.");
    }
    try (ConfigurableApplicationContext context = parent.program().start(false, data.settings())) {
      KeptComparison comparison =
          context
              .getBean(Comparisons.class)
              .confirm(
                  number,
                  new Signed(
                      signed.by().strip(),
                      SignedOptions.login(),
                      context.getBean(Clock.class).instant(),
                      signed.why().strip()));
      out.println(
          "Comparison "
              + number
              + " of the rules "
              + comparison.pack()
              + " (run "
              + comparison.run()
              + ": "
              + comparison.counts().added()
              + " findings added, "
              + comparison.counts().gone()
              + " gone, "
              + comparison.counts().changed()
              + " changed) is confirmed by "
              + String.join(", ", comparison.confirmed().stream().map(Signed::by).toList())
              + ".");
      return ExitCodes.DONE;
    } catch (IllegalArgumentException e) {
      throw new WrongUsage(e.getMessage());
    }
  }
}
