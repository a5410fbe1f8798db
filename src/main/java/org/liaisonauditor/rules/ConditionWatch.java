package org.liaisonauditor.rules;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.liaisonauditor.facts.Fact;

/** Notes what conditions come to, and the values that they compare. */
final class ConditionWatch implements ConditionMatcher.Watcher {

  private final BiConsumer<Object, Boolean> seen;
  private final Set<Object> values = new LinkedHashSet<>();
  private final Set<Long> gaps = new LinkedHashSet<>();

  /**
   * What ordered comparisons compare.
   *
   * @param values the days and numbers
   * @param gaps by how many days the days compared are apart: whoever moves one of them by so many
   *     makes them equal
   */
  record Compared(Set<Object> values, Set<Long> gaps) {}

  /**
   * A watch.
   *
   * @param seen takes each atom or quantifier that was reached, and whether it held
   */
  ConditionWatch(BiConsumer<Object, Boolean> seen) {
    this.seen = seen;
  }

  /** Follows rules over a scenario, branch by branch. */
  static void follow(
      List<ConditionRule> rules, Scenario scenario, ConditionMatcher.Watcher watcher) {
    for (List<Fact> facts : ScenarioRunner.facts(scenario, scenario.context())) {
      ConditionMatcher matcher = new ConditionMatcher(facts, watcher);
      rules.forEach(matcher::matches);
    }
  }

  /** What the conditions of rules compare in a scenario. */
  static Compared compared(List<ConditionRule> rules, Scenario scenario) {
    ConditionWatch watch =
        new ConditionWatch(
            (part, holds) -> {
              // The values alone are wanted.
            });
    try {
      follow(rules, scenario, watch);
    } catch (ConditionValues.NoValue e) {
      // A rule that can't be followed still has the days of its scenario to try.
      return new Compared(watch.values, watch.gaps);
    }
    return new Compared(watch.values, watch.gaps);
  }

  @Override
  public void condition(
      ConditionRule.Pattern pattern,
      ConditionRule.Constraint constraint,
      ConditionTerm atom,
      boolean holds,
      ConditionMatcher.Match so) {
    seen.accept(atom, holds);
    if (atom instanceof ConditionTerm.Comparison comparison && comparison.ordered()) {
      Fact fact = so.facts().getLast();
      ConditionValues worked = new ConditionValues(fact, so.variables());
      Object left = worked.of(comparison.left());
      Object right = worked.of(comparison.right());
      add(left);
      add(right);
      if (left instanceof LocalDate from && right instanceof LocalDate to) {
        gaps.add(ChronoUnit.DAYS.between(from, to));
        gaps.add(ChronoUnit.DAYS.between(to, from));
      }
    }
    so.variables().values().forEach(this::add);
  }

  private void add(Object value) {
    if (value instanceof LocalDate || value instanceof Number) {
      values.add(value);
    }
  }

  @Override
  public void quantifier(
      ConditionRule.Quantifier quantifier,
      boolean holds,
      ConditionMatcher.Match so,
      ConditionMatcher.Match found) {
    seen.accept(quantifier, holds);
  }
}
