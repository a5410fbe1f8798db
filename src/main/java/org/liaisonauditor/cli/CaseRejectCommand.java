package org.liaisonauditor.cli;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.liaisonauditor.casework.Casework;
import org.liaisonauditor.casework.NewStep;
import org.liaisonauditor.domain.Signed;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Rejects answers. */
@Command(
    name = "reject",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Notes that answers are not enough; others are awaited.")
final class CaseRejectCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ParentCommand private CaseCommand parent;

  @Mixin private DataOption data;

  @Parameters(arity = "1..*", paramLabel = "CASE", description = "numbers of cases")
  private List<Long> numbers;

  @Mixin private DueOptions due;

  @Mixin private SignedOptions signed;

  @Override
  public Integer call() throws Exception {
    try (ConfigurableApplicationContext context = parent.program().start(false, data.settings())) {
      Signed by = signed.signed(context.getBean(Clock.class));
      Casework casework = context.getBean(Casework.class);
      CaseCommand.take(
          casework,
          numbers,
          one -> NewStep.reject(due.day(casework.today()), by),
          spec.commandLine().getOut());
    }
    return ExitCodes.DONE;
  }
}
