package org.liaisonauditor.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.liaisonauditor.facts.Fact;

/**
 * Tells whether rules have anything to look at. A rule has where for each fact that it joins there
 * is one of the type, dated in the period where the rule asks for that; what else it asks is what
 * it judges. Patterns below {@code not} and {@code exists} are conditions, never what is looked at.
 */
final class RuleScopes {

  private static final String IN_PERIOD = "inPeriod";

  /** The facts that a pattern can begin with. */
  private record Wanted(String type, List<ConditionTerm.Call> inPeriod) {}

  /** By rule code, for each way in which the rule can match, the facts that it needs. */
  private Map<String, List<List<Wanted>>> ways;

  private final RulePack pack;

  RuleScopes(RulePack pack) {
    this.pack = pack;
  }

  private synchronized Map<String, List<List<Wanted>>> ways() {
    if (ways == null) {
      Map<String, List<List<Wanted>>> all = new TreeMap<>();
      pack.drl()
          .forEach(
              (code, drl) -> {
                List<List<Wanted>> ofRule = new ArrayList<>();
                ConditionParser.parse(code, drl).forEach(rule -> ofRule.addAll(ways(rule.left())));
                all.put(code, ofRule);
              });
      ways = all;
    }
    return ways;
  }

  private static List<List<Wanted>> ways(ConditionRule.Node node) {
    return switch (node) {
      case ConditionRule.Pattern pattern -> List.of(List.of(wanted(pattern)));
      case ConditionRule.Group group when !group.all() ->
          group.of().stream().flatMap(part -> ways(part).stream()).toList();
      case ConditionRule.Group group -> {
        List<List<Wanted>> joined = List.of(List.of());
        for (ConditionRule.Node part : group.of()) {
          List<List<Wanted>> next = new ArrayList<>();
          for (List<Wanted> before : joined) {
            for (List<Wanted> way : ways(part)) {
              List<Wanted> both = new ArrayList<>(before);
              both.addAll(way);
              next.add(both);
            }
          }
          joined = next;
        }
        yield joined;
      }
      default -> List.of(List.of());
    };
  }

  private static Wanted wanted(ConditionRule.Pattern pattern) {
    List<ConditionTerm.Call> inPeriod = new ArrayList<>();
    for (ConditionRule.Constraint constraint : pattern.constraints()) {
      if (constraint.condition() instanceof ConditionTerm.Call call
          && call.scope() == null
          && call.name().equals(IN_PERIOD)
          && call.arguments() != null
          && call.arguments().stream().noneMatch(RuleScopes::usesVariable)) {
        inPeriod.add(call);
      }
    }
    return new Wanted(pattern.type(), inPeriod);
  }

  private static boolean usesVariable(ConditionTerm term) {
    boolean[] found = new boolean[1];
    term.visit(part -> found[0] |= part instanceof ConditionTerm.Name name && name.variable());
    return found[0];
  }

  /** The rules that have nothing to look at among these facts, by code. */
  Set<String> nothingFor(List<? extends Fact> facts) {
    Map<String, List<Fact>> byType = new TreeMap<>();
    for (Fact fact : facts) {
      byType.computeIfAbsent(fact.getClass().getSimpleName(), any -> new ArrayList<>()).add(fact);
    }
    Set<String> idle = new TreeSet<>();
    ways()
        .forEach(
            (code, ofRule) -> {
              if (ofRule.stream()
                  .noneMatch(way -> way.stream().allMatch(w -> isThere(w, byType)))) {
                idle.add(code);
              }
            });
    return idle;
  }

  private static boolean isThere(Wanted wanted, Map<String, List<Fact>> byType) {
    return byType.getOrDefault(wanted.type(), List.of()).stream()
        .anyMatch(fact -> wanted.inPeriod().stream().allMatch(call -> holds(call, fact)));
  }

  /** A condition that can't be worked out is left to the engine: it doesn't put the fact aside. */
  private static boolean holds(ConditionTerm.Call call, Fact fact) {
    try {
      return new ConditionValues(fact, Map.of()).holds(call);
    } catch (ConditionValues.NoValue unknown) {
      return true;
    }
  }
}
