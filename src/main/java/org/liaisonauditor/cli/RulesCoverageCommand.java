package org.liaisonauditor.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.liaisonauditor.rules.CompiledPack;
import org.liaisonauditor.rules.ConditionPoint;
import org.liaisonauditor.rules.Coverage;
import org.liaisonauditor.rules.Rule;
import org.liaisonauditor.rules.RulePack;
import org.liaisonauditor.rules.Scenario;
import org.liaisonauditor.rules.ScenarioRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tells which conditions no scenario saw both true and false. */
@Command(
    name = "coverage",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Tells for each condition of each rule whether some scenario of the rule saw it true, and",
      "some scenario false; a case that is missing is written out as a scenario to add.",
      "A condition is seen where it is reached: the patterns before its own matched, and the",
      "conditions before it in its pattern held.",
      "Exit code 0 when all were seen both ways, 1 when one was not, 4 when the pack is refused",
      "or stopped."
    })
final class RulesCoverageCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private PackOptions options;

  @Mixin private WorkerOptions worker = new WorkerOptions(600, 512);

  @Override
  public Integer call() throws Exception {
    if (!worker.inProcess()) {
      return worker.run(spec);
    }
    PrintWriter out = spec.commandLine().getOut();
    RulePack pack = options.pack();
    List<Rule> rules = options.rules(pack);
    CompiledPack compiled = CompiledPack.of(pack, Home.cache());
    List<Scenario> scenarios = new ScenarioRunner(compiled).read(options.folder());
    Coverage coverage = new Coverage(compiled);
    ProgressLine progress = new ProgressLine(spec.commandLine().getErr());
    int conditions = 0;
    int complete = 0;
    boolean all = true;
    for (int i = 0; i < rules.size(); i++) {
      progress.show("Rules covered", i, rules.size());
      Coverage.OfRule of = coverage.of(rules.get(i).code(), scenarios);
      progress.clear();
      int seen = (int) of.seen().stream().filter(Coverage.Seen::complete).count();
      conditions += of.seen().size();
      complete += seen;
      all &= of.complete();
      out.println(
          of.rule() + ": " + seen + " of " + of.seen().size() + " conditions seen true and false");
      of.unfollowed().forEach(reason -> out.println("  NOT KNOWN " + reason));
      of.seen().stream().filter(one -> !one.complete()).forEach(one -> print(out, pack, one));
    }
    out.println(
        complete
            + " of "
            + conditions
            + " conditions of "
            + rules.size()
            + " rules seen true and false");
    return all ? ExitCodes.DONE : ExitCodes.FAILURE;
  }

  private static void print(PrintWriter out, RulePack pack, Coverage.Seen seen) {
    ConditionPoint point = seen.condition();
    out.println(
        "  MISSING "
            + pack.place(point.rule(), point.line(), point.column())
            + ": never "
            + (seen.whenTrue() ? "" : "true")
            + (seen.whenTrue() || seen.whenFalse() ? "" : " and never ")
            + (seen.whenFalse() ? "" : "false")
            + ": "
            + point.text());
    out.println(
        "          Check what it expects, and add it to a file of " + point.rule() + "/scenarios:");
    seen.stubs().forEach(stub -> stub.lines().forEach(line -> out.println("    " + line)));
  }
}
