package org.liaisonauditor.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.liaisonauditor.facts.Fact;

/**
 * Follows a rule's left side over facts, condition by condition, so that one can see what each of
 * them came to. It must match what the engine matches; who uses it checks that.
 */
final class ConditionMatcher {

  /** Sees what each condition came to, in the order in which it was looked at. */
  interface Watcher {

    /**
     * Whether it wants to see records that fail because they belong to somebody else; without them
     * the way is much shorter.
     */
    default boolean seesStrangers() {
      return true;
    }

    /**
     * A condition that was reached: all before it in its pattern, and all patterns before, held.
     *
     * @param atom one of {@link ConditionTerm#atoms()}
     */
    void condition(
        ConditionRule.Pattern pattern,
        ConditionRule.Constraint constraint,
        ConditionTerm atom,
        boolean holds,
        Match so);

    /** A part of a pattern that was reached, whether it held as a whole. */
    default void constraint(
        ConditionRule.Pattern pattern,
        ConditionRule.Constraint constraint,
        boolean holds,
        Match so) {
      // Who looks at conditions one by one needs no more.
    }

    /** A pattern that was reached and that no fact matches. */
    default void nothing(ConditionRule.Pattern pattern, Match so) {
      // Who looks at conditions one by one needs no more.
    }

    /**
     * A {@code not} or {@code exists} that was reached.
     *
     * @param found what was found of it; null = nothing
     */
    void quantifier(ConditionRule.Quantifier quantifier, boolean holds, Match so, Match found);
  }

  /**
   * Where the value of a variable comes from.
   *
   * @param fact the fact that it was bound on
   * @param term what was bound; null = the fact itself
   */
  record Origin(Fact fact, ConditionTerm term) {}

  /**
   * What was matched so far.
   *
   * @param facts the facts, in the order of the patterns; where a pattern is just looked at, the
   *     last one is the fact that is looked at
   * @param variables by name
   * @param origins where they come from, by name
   */
  record Match(List<Fact> facts, Map<String, Object> variables, Map<String, Origin> origins) {

    Match with(Fact fact, Map<String, Object> bound, Map<String, Origin> from) {
      List<Fact> all = new ArrayList<>(facts);
      all.add(fact);
      return new Match(all, bound, from);
    }
  }

  static final Watcher NOBODY =
      new Watcher() {
        @Override
        public boolean seesStrangers() {
          return false;
        }

        @Override
        public void condition(
            ConditionRule.Pattern pattern,
            ConditionRule.Constraint constraint,
            ConditionTerm atom,
            boolean holds,
            Match so) {
          // Nobody looks.
        }

        @Override
        public void quantifier(
            ConditionRule.Quantifier quantifier, boolean holds, Match so, Match found) {
          // Nobody looks.
        }
      };

  private record Tie(String type, String field) {}

  private final Map<String, List<Fact>> facts;
  private final Map<Tie, Map<Object, List<Fact>>> tied = new HashMap<>();
  private final Watcher watcher;

  ConditionMatcher(List<? extends Fact> facts, Watcher watcher) {
    this.facts =
        facts.stream().collect(Collectors.groupingBy(fact -> fact.getClass().getSimpleName()));
    this.watcher = watcher;
  }

  /**
   * All matches of a rule.
   *
   * @throws ConditionValues.NoValue where an expression has no value, or is foreign
   */
  List<Match> matches(ConditionRule rule) {
    List<Match> matches = new ArrayList<>();
    follow(rule.left(), new Match(List.of(), Map.of(), Map.of()), matches::add);
    return matches;
  }

  private void follow(ConditionRule.Node node, Match so, Consumer<Match> next) {
    switch (node) {
      case ConditionRule.Pattern pattern -> pattern(pattern, so, next);
      case ConditionRule.Group group when group.all() -> all(group.of(), so, next);
      case ConditionRule.Group group -> group.of().forEach(part -> follow(part, so, next));
      case ConditionRule.Quantifier quantifier -> {
        List<Match> found = new ArrayList<>();
        follow(quantifier.of(), so, found::add);
        boolean holds = found.isEmpty() == quantifier.none();
        watcher.quantifier(quantifier, holds, so, found.isEmpty() ? null : found.getFirst());
        if (holds) {
          next.accept(so);
        }
      }
      case ConditionRule.ForeignNode foreign ->
          throw new ConditionValues.NoValue("only the engine understands " + foreign.text(), null);
    }
  }

  private void all(List<ConditionRule.Node> nodes, Match so, Consumer<Match> next) {
    if (nodes.isEmpty()) {
      next.accept(so);
    } else {
      follow(nodes.getFirst(), so, match -> all(nodes.subList(1, nodes.size()), match, next));
    }
  }

  private void pattern(ConditionRule.Pattern pattern, Match so, Consumer<Match> next) {
    boolean any = false;
    for (Fact fact : candidates(pattern, so)) {
      Map<String, Object> bound = new HashMap<>(so.variables());
      Map<String, Origin> origins = new HashMap<>(so.origins());
      if (pattern.variable() != null) {
        bound.put(pattern.variable(), fact);
        origins.put(pattern.variable(), new Origin(fact, null));
      }
      ConditionValues values = new ConditionValues(fact, bound);
      for (ConditionRule.Constraint constraint : pattern.constraints()) {
        if (constraint.variable() != null) {
          bound.put(constraint.variable(), values.of(constraint.value()));
          origins.put(constraint.variable(), new Origin(fact, constraint.value()));
        }
      }
      Match match = so.with(fact, bound, origins);
      boolean holds = true;
      for (ConditionRule.Constraint constraint : pattern.constraints()) {
        if (holds && constraint.condition() != null) {
          holds = holds(pattern, constraint, constraint.condition(), values, match);
          watcher.constraint(pattern, constraint, holds, match);
        }
      }
      if (holds) {
        any = true;
        next.accept(match);
      }
    }
    if (!any) {
      watcher.nothing(pattern, so);
    }
  }

  /** The facts to look at: all of the type, or those that belong to the ones before. */
  private List<Fact> candidates(ConditionRule.Pattern pattern, Match so) {
    List<Fact> all = facts.getOrDefault(pattern.type(), List.of());
    if (watcher.seesStrangers()) {
      return all;
    }
    for (ConditionRule.Constraint constraint : pattern.constraints()) {
      if (constraint.ties()
          && constraint.condition() instanceof ConditionTerm.Comparison comparison
          && comparison.left() instanceof ConditionTerm.Name field
          && !field.variable()
          && comparison.right() instanceof ConditionTerm.Name variable
          && so.variables().containsKey(variable.name())
          // Numbers are the same by their value, whatever their type.
          && !(so.variables().get(variable.name()) instanceof Number)) {
        return tied.computeIfAbsent(new Tie(pattern.type(), field.name()), tie -> byField(all, tie))
            .getOrDefault(so.variables().get(variable.name()), List.of());
      }
    }
    return all;
  }

  private static Map<Object, List<Fact>> byField(List<Fact> facts, Tie tie) {
    Map<Object, List<Fact>> byField = new HashMap<>();
    ConditionTerm field = new ConditionTerm.Name(tie.field());
    for (Fact fact : facts) {
      byField
          .computeIfAbsent(new ConditionValues(fact, Map.of()).of(field), any -> new ArrayList<>())
          .add(fact);
    }
    return byField;
  }

  private boolean holds(
      ConditionRule.Pattern pattern,
      ConditionRule.Constraint constraint,
      ConditionTerm term,
      ConditionValues values,
      Match match) {
    switch (term) {
      case ConditionTerm.Junction junction -> {
        for (ConditionTerm part : junction.of()) {
          if (holds(pattern, constraint, part, values, match) != junction.all()) {
            return !junction.all();
          }
        }
        return junction.all();
      }
      case ConditionTerm.Negation negation -> {
        return !holds(pattern, constraint, negation.of(), values, match);
      }
      default -> {
        boolean holds = values.holds(term);
        watcher.condition(pattern, constraint, term, holds, match);
        return holds;
      }
    }
  }
}
