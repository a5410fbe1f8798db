package org.liaisonauditor.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liaisonauditor.domain.UnitDirectory;
import org.liaisonauditor.facts.Fact;

/**
 * Which conditions of the rules were seen both true and false by some scenario, and scenarios for
 * those that were not. A condition counts as seen only where it was reached: where the patterns
 * before its own matched, and the conditions before it in its pattern held.
 */
public final class Coverage {

  /**
   * A condition and what scenarios saw of it.
   *
   * @param stubs for each case not seen a scenario that shows it, as YAML
   */
  public record Seen(
      ConditionPoint condition, boolean whenTrue, boolean whenFalse, List<String> stubs) {

    /** Whether it was seen both true and false. */
    public boolean complete() {
      return whenTrue && whenFalse;
    }
  }

  /**
   * The conditions of a rule.
   *
   * @param rule code of the rule
   * @param seen its conditions, in the order of the DRL
   * @param unfollowed what can't be followed, {@code file:line: what}; then nothing is known
   */
  public record OfRule(String rule, List<Seen> seen, List<String> unfollowed) {

    /** Whether every condition was seen both true and false. */
    public boolean complete() {
      return unfollowed.isEmpty() && seen.stream().allMatch(Seen::complete);
    }
  }

  private record Case(ConditionPoint condition, boolean holds) {}

  private final CompiledPack compiled;
  private final RulePack pack;

  /** Coverage of the rules of a pack. */
  public Coverage(CompiledPack compiled) {
    this.compiled = compiled;
    this.pack = compiled.pack();
  }

  /**
   * What the scenarios of a rule see of its conditions.
   *
   * @param scenarios of all rules; each rule is judged by its own alone
   */
  public OfRule of(String rule, List<Scenario> scenarios) {
    String drl = pack.drl().get(rule);
    String file = pack.rule(rule).drl();
    List<ConditionRule> rules = ConditionParser.parse(rule, drl);
    List<Scenario> own =
        scenarios.stream().filter(scenario -> scenario.rule().equals(rule)).toList();
    Set<String> unfollowed = new LinkedHashSet<>();
    Map<Object, ConditionPoint> points = new IdentityHashMap<>();
    for (ConditionRule one : rules) {
      points.putAll(ConditionPoint.of(one, drl));
      for (ConditionRule.ForeignNode part : one.foreign()) {
        unfollowed.add(
            pack.place(rule, part.line(), 0)
                + ": this can't be taken apart into conditions: "
                + part.text());
      }
    }
    Set<Case> seen = new LinkedHashSet<>();
    if (unfollowed.isEmpty()) {
      for (Scenario scenario : own) {
        try {
          seen.addAll(cases(rules, points, scenario));
          unfollowed.addAll(disagreements(rules, scenario));
        } catch (ConditionValues.NoValue e) {
          unfollowed.add(file + ": in the scenario " + scenario.name() + ": " + e.getMessage());
        }
      }
    }
    if (!unfollowed.isEmpty()) {
      return new OfRule(rule, List.of(), List.copyOf(unfollowed));
    }
    List<ConditionPoint> ordered =
        points.values().stream()
            .sorted(
                Comparator.comparingInt(ConditionPoint::line)
                    .thenComparingInt(ConditionPoint::column)
                    .thenComparingInt(ConditionPoint::number))
            .toList();
    Set<Case> missing = new LinkedHashSet<>();
    for (ConditionPoint point : ordered) {
      for (boolean holds : List.of(true, false)) {
        if (!seen.contains(new Case(point, holds))) {
          missing.add(new Case(point, holds));
        }
      }
    }
    Map<Case, ScenarioDraft> found =
        new ScenarioSearch(pack)
            .search(
                own,
                missing,
                scenario -> ConditionWatch.compared(rules, scenario),
                scenario -> cases(rules, points, scenario),
                ScenarioSearch.PAIRS);
    return new OfRule(
        rule,
        ordered.stream()
            .map(
                point ->
                    new Seen(
                        point,
                        seen.contains(new Case(point, true)),
                        seen.contains(new Case(point, false)),
                        missing.stream()
                            .filter(one -> one.condition().equals(point))
                            .map(one -> stub(one, found.get(one), own))
                            .toList()))
            .toList(),
        List.of());
  }

  private Set<Case> cases(
      List<ConditionRule> rules, Map<Object, ConditionPoint> points, Scenario scenario) {
    Set<Case> cases = new LinkedHashSet<>();
    ConditionWatch.follow(
        rules,
        scenario,
        new ConditionWatch((part, holds) -> cases.add(new Case(points.get(part), holds))));
    return cases;
  }

  /** The engine has the last word: where it matches something else, nothing is said of a rule. */
  private List<String> disagreements(List<ConditionRule> rules, Scenario scenario) {
    List<String> disagreements = new ArrayList<>();
    UnitDirectory units = new UnitDirectory(scenario.records().units());
    for (List<Fact> facts : ScenarioRunner.facts(scenario, scenario.context())) {
      Map<String, List<Report>> reported = compiled.reportsByName(scenario.rule(), facts, units);
      for (ConditionRule rule : rules) {
        int followed =
            new ConditionMatcher(facts, ConditionMatcher.NOBODY).matches(rule).size()
                * rule.reports();
        int fired = reported.getOrDefault(rule.name(), List.of()).size();
        if (followed != fired) {
          disagreements.add(
              pack.place(rule.code(), rule.line(), 0)
                  + ": in the scenario "
                  + scenario.name()
                  + " the engine reports "
                  + fired
                  + " findings, but the conditions taken one by one give "
                  + followed);
        }
      }
    }
    return disagreements;
  }

  private String stub(Case missing, ScenarioDraft draft, List<Scenario> own) {
    String name = missing.condition().text() + (missing.holds() ? " is true" : " is false");
    ScenarioStub stub = new ScenarioStub(compiled);
    return draft == null
        ? stub.blank(own, "the conditions before it hold and " + name, name)
        : stub.of(missing.condition().rule(), draft.named(name), false);
  }
}
