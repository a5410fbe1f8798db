package org.liaisonauditor.rules;

import java.util.List;

/** Several watchers of one and the same way through a rule. */
record ConditionWatchers(List<ConditionMatcher.Watcher> all) implements ConditionMatcher.Watcher {

  @Override
  public boolean seesStrangers() {
    return all.stream().anyMatch(ConditionMatcher.Watcher::seesStrangers);
  }

  @Override
  public void condition(
      ConditionRule.Pattern pattern,
      ConditionRule.Constraint constraint,
      ConditionTerm atom,
      boolean holds,
      ConditionMatcher.Match so) {
    all.forEach(one -> one.condition(pattern, constraint, atom, holds, so));
  }

  @Override
  public void constraint(
      ConditionRule.Pattern pattern,
      ConditionRule.Constraint constraint,
      boolean holds,
      ConditionMatcher.Match so) {
    all.forEach(one -> one.constraint(pattern, constraint, holds, so));
  }

  @Override
  public void nothing(ConditionRule.Pattern pattern, ConditionMatcher.Match so) {
    all.forEach(one -> one.nothing(pattern, so));
  }

  @Override
  public void quantifier(
      ConditionRule.Quantifier quantifier,
      boolean holds,
      ConditionMatcher.Match so,
      ConditionMatcher.Match found) {
    all.forEach(one -> one.quantifier(quantifier, holds, so, found));
  }
}
