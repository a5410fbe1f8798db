package org.liaisonauditor.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liaisonauditor.domain.UnitDirectory;
import org.liaisonauditor.facts.AuditContext;
import org.liaisonauditor.facts.Fact;
import org.liaisonauditor.facts.Parameters;
import org.liaisonauditor.facts.Terms;

/** Tries whether scenarios notice that a value of a parameter is changed in the regulation. */
final class MutantParameterTrial {

  /** Single changes nearly always do; what the terms rest on may show in no rule at all. */
  private static final int PAIRS = 100;

  private static final Set<String> OF_THE_TERMS =
      Set.of(Terms.EARLY_LETTER_DAYS, Terms.EVALUATION_DUE, Terms.TOP_RATINGS, Terms.COMPARED_FROM);

  private final CompiledPack compiled;
  private final RulePack pack;
  private final String name;
  private final List<Scenario> scenarios;

  /**
   * A trial.
   *
   * @param scenarios of all rules
   */
  MutantParameterTrial(CompiledPack compiled, String name, List<Scenario> scenarios) {
    this.compiled = compiled;
    this.pack = compiled.pack();
    this.name = name;
    // Rules that name it notice it first; what the terms rest on can show in any rule.
    List<Scenario> ordered = new ArrayList<>(scenarios.stream().filter(this::names).toList());
    if (OF_THE_TERMS.contains(name)) {
      scenarios.stream().filter(scenario -> !names(scenario)).forEach(ordered::add);
    }
    this.scenarios = ordered;
  }

  private boolean names(Scenario scenario) {
    return pack.drl().get(scenario.rule()).contains('"' + name + '"');
  }

  /** Whether some scenario fails with the value from a day on moved. */
  boolean noticed(LocalDate from, String move) {
    for (Scenario scenario : scenarios) {
      if (!sets(scenario)
          && !ScenarioRunner.differences(scenario, reports(scenario, from, move)).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** A scenario that sets the parameter itself can't notice. */
  private boolean sets(Scenario scenario) {
    return scenario.draft().with().containsKey(name);
  }

  private List<Report> reports(Scenario scenario, LocalDate from, String move) {
    AuditContext context = scenario.context();
    Parameters moved =
        from == null
            ? context.parameters()
            : MutantParameters.withMoved(context.parameters(), name, from, move);
    List<Report> reports = new ArrayList<>();
    UnitDirectory units = new UnitDirectory(scenario.records().units());
    for (List<Fact> facts :
        ScenarioRunner.facts(
            scenario, new AuditContext(context.from(), context.to(), context.asOf(), moved))) {
      reports.addAll(
          Reports.merged(
              compiled.reportsByName(scenario.rule(), facts, units).values().stream()
                  .flatMap(List::stream)
                  .toList()));
    }
    return reports;
  }

  /** A scenario that would notice, as YAML. */
  String stub(LocalDate from, String move, Mutant mutant) {
    ScenarioStub stub = new ScenarioStub(compiled);
    String name = "notices " + mutant.name() + " " + mutant.change();
    if (scenarios.isEmpty()) {
      return "# No rule uses the parameter; take it out of the regulation.\n";
    }
    String rule = scenarios.getFirst().rule();
    List<Scenario> own =
        scenarios.stream().filter(scenario -> scenario.rule().equals(rule)).toList();
    List<ConditionRule> rules = ConditionParser.parse(rule, pack.drl().get(rule));
    Map<Mutant, ScenarioDraft> found =
        new ScenarioSearch(pack)
            .search(
                own,
                Set.of(mutant),
                scenario -> ConditionWatch.compared(rules, scenario),
                scenario -> shows(scenario, from, move) ? List.of(mutant) : List.of(),
                PAIRS);
    return "# In a file of "
        + rule
        + "/scenarios:\n"
        + (found.isEmpty()
            ? stub.blank(own, mutant.change() + " changes what is found", name)
            : stub.of(rule, found.get(mutant).named(name), true));
  }

  private boolean shows(Scenario scenario, LocalDate from, String move) {
    return !sets(scenario)
        && !reports(scenario, from, move).stream()
            .map(ScenarioRunner::line)
            .toList()
            .equals(reports(scenario, null, null).stream().map(ScenarioRunner::line).toList());
  }
}
