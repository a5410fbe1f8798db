package org.liaisonauditor.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.liaisonauditor.casework.CaseRefused;
import org.liaisonauditor.casework.CaseStep;
import org.liaisonauditor.casework.Casework;
import org.liaisonauditor.casework.FindingCase;
import org.liaisonauditor.casework.NewStep;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What inspectors and units do about findings. */
@Command(
    name = "case",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "The work on findings: ask the unit, note its answer, confirm, reject or close.",
      "A gap is confirmed only when an answer is in, or the time to answer is over."
    },
    subcommands = {
      CaseAssignCommand.class,
      CaseListCommand.class,
      CaseShowCommand.class,
      CaseAnswerCommand.class,
      CaseRejectCommand.class,
      CaseConfirmCommand.class,
      CaseCloseCommand.class
    })
final class CaseCommand implements Runnable {

  @Spec private CommandSpec spec;

  @ParentCommand private AuditorCommand root;

  /** Starts the application's parts. */
  Program program() {
    return root.program();
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "Say what to do: one of the commands below.");
  }

  /**
   * Takes the same step in cases: in all, or in none.
   *
   * @param numbers of the cases
   * @throws WrongUsage where there is no such case
   */
  static void take(
      Casework casework, List<Long> numbers, Function<FindingCase, NewStep> step, PrintWriter out)
      throws WrongUsage, CaseRefused {
    List<Casework.Request> requests = new ArrayList<>();
    for (long number : numbers) {
      FindingCase there = find(casework, number);
      requests.add(
          new Casework.Request(there.pack(), there.run(), there.finding(), step.apply(there)));
    }
    for (FindingCase taken : casework.take(requests)) {
      out.println(line(taken));
    }
  }

  /** A case of a number. */
  static FindingCase find(Casework casework, long number) throws WrongUsage {
    return casework
        .find(number)
        .orElseThrow(
            () -> new WrongUsage("There is no case " + number + "; see: auditor case list"));
  }

  /** A case in a line. */
  static String line(FindingCase one) {
    CaseStep last = one.steps().getLast();
    return "Case "
        + one.number()
        + " ("
        + one.finding()
        + "): "
        + one.state()
        + (last.due() == null ? "" : ", to be answered by " + last.due())
        + (last.outcome() == null ? "" : ", " + last.outcome())
        + (last.evidence().isEmpty()
            ? ""
            : ", with "
                + String.join(
                    ", ", last.evidence().stream().map(CaseStep.Evidence::name).toList()));
  }
}
