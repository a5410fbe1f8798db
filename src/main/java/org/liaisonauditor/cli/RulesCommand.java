package org.liaisonauditor.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.liaisonauditor.rules.CompiledPack;
import org.liaisonauditor.rules.FaultText;
import org.liaisonauditor.rules.PackCheck;
import org.liaisonauditor.rules.Rule;
import org.liaisonauditor.rules.RulePack;
import org.liaisonauditor.rules.RulePacks;
import org.liaisonauditor.rules.Scenario;
import org.liaisonauditor.rules.ScenarioRunner;
import org.liaisonauditor.yaml.Fault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What rule authors do with a pack. */
@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Checks, tests, compares and publishes rules.",
    subcommands = {
      RulesCoverageCommand.class,
      RulesMutateCommand.class,
      RulesCompareCommand.class,
      RulesBookCommand.class,
      RulesConfirmCommand.class,
      RulesPublishCommand.class,
      RulesRollbackCommand.class,
      RulesVersionsCommand.class,
      RulesExportCommand.class
    })
final class RulesCommand implements Runnable {

  @Spec private CommandSpec spec;

  @ParentCommand private AuditorCommand root;

  /** Starts the application's parts for commands that need the store. */
  Program program() {
    return root.program();
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do with the rules.");
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = {
        "Looks for everything wrong in a rule pack, and lists it with file, line and column.",
        "Exit code 0 when nothing is wrong, 4 otherwise."
      })
  int check(@Mixin RulesOption named, @Mixin WorkerOptions worker) throws Exception {
    if (!worker.inProcess()) {
      return worker.run(spec.subcommands().get("check").getCommandSpec());
    }
    PrintWriter out = spec.commandLine().getOut();
    Path rules = named.folder();
    List<Fault> faults = PackCheck.faults(rules);
    if (faults.isEmpty()) {
      int count = RulePacks.read(rules).rules().size();
      out.println("Nothing is wrong with the " + count + " rules.");
      return ExitCodes.DONE;
    }
    Path pack = PackCheck.folder(rules);
    for (Fault fault : faults) {
      out.println(FaultText.of(fault, pack));
    }
    out.println("Faults: " + faults.size());
    return ExitCodes.PACK_REFUSED;
  }

  @Command(
      name = "test",
      mixinStandardHelpOptions = true,
      description = {
        "Runs the scenarios that stand beside the rules.",
        "The rules run in a process of their own, which is stopped when it takes too long.",
        "Exit code 0 when all pass, 1 when one fails, 4 when the pack is refused or stopped."
      })
  int test(@Mixin PackOptions options, @Mixin WorkerOptions worker) throws Exception {
    if (!worker.inProcess()) {
      return worker.run(spec.subcommands().get("test").getCommandSpec());
    }
    PrintWriter out = spec.commandLine().getOut();
    RulePack pack = options.pack();
    Set<String> asked =
        options.rules(pack).stream().map(Rule::code).collect(Collectors.toUnmodifiableSet());
    ScenarioRunner runner = new ScenarioRunner(CompiledPack.of(pack, Home.cache()));
    List<Scenario> scenarios =
        runner.read(options.folder()).stream()
            .filter(scenario -> asked.contains(scenario.rule()))
            .toList();
    int failed = 0;
    for (Scenario scenario : scenarios) {
      List<String> differences = runner.run(scenario);
      if (differences.isEmpty()) {
        out.println("passed " + scenario.rule() + ": " + scenario.name());
      } else {
        failed++;
        out.println("FAILED " + scenario.rule() + ": " + scenario.name());
        out.println("       " + scenario.file() + ":" + scenario.line());
        differences.forEach(difference -> out.println("       " + difference));
      }
    }
    out.println(scenarios.size() - failed + " passed, " + failed + " failed");
    return failed == 0 ? ExitCodes.DONE : ExitCodes.FAILURE;
  }
}
