package org.liaisonauditor.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.liaisonauditor.casework.CaseState;
import org.liaisonauditor.casework.Casework;
import org.liaisonauditor.casework.FindingCase;
import org.liaisonauditor.exceptions.Exceptions;
import org.liaisonauditor.findings.LifeStore;
import org.liaisonauditor.findings.Lives;
import org.liaisonauditor.runs.Run;
import org.liaisonauditor.runs.RunRecords;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists what is being done about findings. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Lists the cases of a rule pack, with how each finding stands in the last audit.",
      "OVERDUE: the day to answer is over, and no answer is in."
    })
final class CaseListCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @ParentCommand private CaseCommand parent;

  @Mixin private DataOption data;

  @Option(
      names = "--pack",
      paramLabel = "CODE",
      defaultValue = "qd213",
      description = "the rule pack (default: ${DEFAULT-VALUE})")
  private String pack;

  @Option(names = "--unit", paramLabel = "CODE", description = "only what this unit answers for")
  private String unit;

  @Option(
      names = "--state",
      split = ",",
      paramLabel = "STATE",
      description = "only cases in these states: ${COMPLETION-CANDIDATES}")
  private Set<CaseState> states = Set.of(CaseState.values());

  @Option(names = "--json", description = "as JSON, for programs")
  private boolean json;

  @Override
  public Integer call() {
    try (ConfigurableApplicationContext context = parent.program().start(false, data.settings())) {
      Casework casework = context.getBean(Casework.class);
      Optional<Run> run = context.getBean(RunRecords.class).lastJudged(pack, null);
      Lives last =
          run.flatMap(one -> context.getBean(LifeStore.class).of(one.number())).orElse(null);
      Set<String> accepted =
          run.map(one -> context.getBean(Exceptions.class).acceptedIn(one.number()).keySet())
              .orElse(Set.of());
      List<FindingCase> cases =
          casework.all(pack).stream()
              .filter(one -> states.contains(one.state()))
              .filter(one -> unit == null || unit.equals(one.finding().unit()))
              .toList();
      if (json) {
        List<Map<String, Object>> objects = new ArrayList<>();
        cases.forEach(one -> objects.add(CaseShowCommand.object(one, stands(one, last, accepted))));
        JsonOut.print(objects, spec.commandLine().getOut());
        return ExitCodes.DONE;
      }
      TextTable table =
          new TextTable(
              "CASE", "STATE", "DUE", "UNIT", "RULE", "SUBJECT", "OCCASION", "TIME", "FINDING NOW");
      for (FindingCase one : cases) {
        boolean overdue = one.state() == CaseState.ASSIGNED && casework.today().isAfter(one.due());
        table.add(
            one.number(),
            overdue ? "OVERDUE" : one.state(),
            one.state() == CaseState.ASSIGNED ? one.due() : "",
            one.finding().unit(),
            one.finding().rule(),
            one.finding().subject(),
            one.finding().occasion(),
            one.finding().occurrence(),
            stands(one, last, accepted));
      }
      table.print(spec.commandLine().getOut());
    }
    return ExitCodes.DONE;
  }

  /** How the finding of a case stands in an audit; blank where that knows nothing of it. */
  private static String stands(FindingCase one, Lives audit, Set<String> accepted) {
    if (audit == null) {
      return "";
    }
    return audit
        .find(one.finding().fingerprint())
        .map(
            life ->
                life.occurrence().number() > one.finding().occurrence()
                    ? "came back as a new case"
                    : life.state() + (accepted.contains(life.fingerprint()) ? " (accepted)" : ""))
        .orElse("");
  }
}
