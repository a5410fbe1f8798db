package org.liaisonauditor.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.liaisonauditor.rules.CompiledPack;
import org.liaisonauditor.rules.Mutant;
import org.liaisonauditor.rules.Mutation;
import org.liaisonauditor.rules.Rule;
import org.liaisonauditor.rules.RulePack;
import org.liaisonauditor.rules.Scenario;
import org.liaisonauditor.rules.ScenarioRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tells which small mistakes in the rules no scenario would notice. */
@Command(
    name = "mutate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Puts one small mistake after another into the rules and parameters (a limit moved by one,",
      "a comparison turned, a condition left out or reversed, `not` for `exists`), and lists those",
      "that no scenario of the rule notices, each with a scenario that would.",
      "A mistake that can't be noticed is listed in equivalent-mutants.yaml, with the reason.",
      "Exit code 0 when none is left, 1 when one is or a scenario fails without any mistake,",
      "4 when the pack is refused or stopped."
    })
final class RulesMutateCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private PackOptions options;

  @Mixin private WorkerOptions worker = new WorkerOptions(1800, 1024);

  @Override
  public Integer call() throws Exception {
    if (!worker.inProcess()) {
      return worker.run(spec);
    }
    PrintWriter out = spec.commandLine().getOut();
    RulePack pack = options.pack();
    List<String> rules = options.rules(pack).stream().map(Rule::code).toList();
    CompiledPack compiled = CompiledPack.of(pack, Home.cache());
    ScenarioRunner runner = new ScenarioRunner(compiled);
    List<Scenario> scenarios =
        runner.read(options.folder()).stream()
            .filter(scenario -> rules.contains(scenario.rule()))
            .toList();
    List<Scenario> failing =
        scenarios.stream().filter(scenario -> !runner.run(scenario).isEmpty()).toList();
    if (!failing.isEmpty()) {
      failing.forEach(
          scenario ->
              out.println(
                  "FAILED " + scenario.file() + ":" + scenario.line() + ": " + scenario.name()));
      out.println("These scenarios fail by themselves; mend them first: auditor rules test");
      return ExitCodes.FAILURE;
    }
    ProgressLine progress = new ProgressLine(spec.commandLine().getErr());
    Mutation.Result result =
        new Mutation(
                compiled, scenarios, options.folder(), Runtime.getRuntime().availableProcessors())
            .run(rules, (done, total) -> progress.show("Rules tried", done, total));
    progress.clear();
    for (Mutation.Judged judged : result.judged()) {
      if (judged.fate() == Mutation.Fate.SURVIVED) {
        print(out, judged);
      }
    }
    result.needless().forEach(line -> out.println("NEEDLESS " + line));
    out.println(
        result.judged().size()
            + " mutants: "
            + result.count(Mutation.Fate.KILLED)
            + " noticed, "
            + result.count(Mutation.Fate.EQUIVALENT)
            + " equivalent, "
            + result.count(Mutation.Fate.SURVIVED)
            + " not noticed; "
            + result.uncompiled()
            + " more are refused by the compiler");
    return result.clean() ? ExitCodes.DONE : ExitCodes.FAILURE;
  }

  private static void print(PrintWriter out, Mutation.Judged judged) {
    Mutant mutant = judged.mutant();
    String place = mutant.line() > 0 ? ":" + mutant.line() + ":" + mutant.column() : "";
    out.println("SURVIVED " + mutant.file() + place + ": " + mutant.id());
    out.println("         This scenario would notice; check what it expects, and add it:");
    judged.stub().lines().forEach(line -> out.println("    " + line));
  }
}
