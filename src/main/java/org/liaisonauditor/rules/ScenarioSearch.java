package org.liaisonauditor.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Looks for a scenario that shows something which no scenario of a rule shows yet: near those that
 * there are, by changing a value of theirs, or two. What is found depends on the scenarios alone.
 */
final class ScenarioSearch {

  /** Pairs of changes that are worth trying for a rule; more find little that these don't. */
  static final int PAIRS = 1_500;

  private final RulePack pack;

  ScenarioSearch(RulePack pack) {
    this.pack = pack;
  }

  /**
   * For each thing wanted, a scenario that shows it, as far as one was found.
   *
   * @param scenarios of one rule
   * @param compared what the conditions compare in a scenario
   * @param shows what a scenario shows
   * @param pairs how many pairs of changes are tried where single ones don't do
   */
  <G> Map<G, ScenarioDraft> search(
      List<Scenario> scenarios,
      Set<G> wanted,
      Function<Scenario, ConditionWatch.Compared> compared,
      Function<Scenario, Collection<G>> shows,
      int pairs) {
    Map<G, ScenarioDraft> found = new LinkedHashMap<>();
    Set<G> left = new LinkedHashSet<>(wanted);
    List<List<UnaryOperator<ScenarioDraft>>> changes = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      List<UnaryOperator<ScenarioDraft>> single =
          new ScenarioChanges(pack).of(scenario, compared.apply(scenario));
      changes.add(single);
      for (UnaryOperator<ScenarioDraft> change : single) {
        if (!left.isEmpty()) {
          attempt(scenario, change.apply(scenario.draft().copy()), shows, left, found);
        }
      }
    }
    Random random = new Random(scenarios.size());
    for (int i = 0; i < pairs && !left.isEmpty() && !scenarios.isEmpty(); i++) {
      int at = random.nextInt(scenarios.size());
      List<UnaryOperator<ScenarioDraft>> single = changes.get(at);
      ScenarioDraft draft = scenarios.get(at).draft().copy();
      draft = single.get(random.nextInt(single.size())).apply(draft);
      draft = single.get(random.nextInt(single.size())).apply(draft);
      attempt(scenarios.get(at), draft, shows, left, found);
    }
    return found;
  }

  private <G> void attempt(
      Scenario from,
      ScenarioDraft draft,
      Function<Scenario, Collection<G>> shows,
      Set<G> left,
      Map<G, ScenarioDraft> found) {
    try {
      for (G shown : shows.apply(ScenarioReader.of(pack, from.rule(), draft))) {
        if (left.remove(shown)) {
          found.put(shown, draft);
        }
      }
    } catch (PackRefused | RuntimeException e) {
      // A change that makes a scenario impossible, such as the same member twice, shows nothing.
      return;
    }
  }
}
