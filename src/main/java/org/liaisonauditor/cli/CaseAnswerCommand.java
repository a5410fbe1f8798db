package org.liaisonauditor.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.liaisonauditor.casework.CaseStep;
import org.liaisonauditor.casework.Casework;
import org.liaisonauditor.casework.NewStep;
import org.liaisonauditor.domain.Signed;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Takes an answer that came otherwise than in a workbook. */
@Command(
    name = "answer",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Notes what the unit, or the person named, answers: --why holds their words.",
      "Many answers at once come in a workbook: auditor answers, then auditor submit."
    })
final class CaseAnswerCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ParentCommand private CaseCommand parent;

  @Mixin private DataOption data;

  @Parameters(paramLabel = "CASE", description = "number of the case")
  private long number;

  @Option(
      names = "--kind",
      required = true,
      paramLabel = "KIND",
      description = "what the answer is: ${COMPLETION-CANDIDATES}")
  private CaseStep.Answer kind;

  @Option(
      names = "--from-person",
      description = "the person named answers, instead of the answerable unit")
  private boolean person;

  @Option(
      names = "--unit",
      paramLabel = "CODE",
      description =
          "the unit that answers, where several answer for the finding (default: the unit of the "
              + "case); may be repeated")
  private List<String> units = new ArrayList<>();

  @Option(
      names = "--evidence",
      paramLabel = "FILE",
      description = "a file to keep with the answer; may be repeated")
  private List<Path> evidence = new ArrayList<>();

  @Mixin private SignedOptions signed;

  @Override
  public Integer call() throws Exception {
    if (person && !units.isEmpty()) {
      throw new WrongUsage("--from-person and --unit exclude one another: who answers?");
    }
    try (ConfigurableApplicationContext context = parent.program().start(false, data.settings())) {
      Signed by = signed.signed(context.getBean(Clock.class));
      CaseStep.Role role = person ? CaseStep.Role.PERSON : CaseStep.Role.UNIT;
      CaseCommand.take(
          context.getBean(Casework.class),
          List.of(number),
          one -> NewStep.answer(role, kind, by, evidence, units),
          spec.commandLine().getOut());
    }
    return ExitCodes.DONE;
  }
}
