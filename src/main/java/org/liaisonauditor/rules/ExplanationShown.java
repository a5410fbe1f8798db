package org.liaisonauditor.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liaisonauditor.facts.Fact;
import org.liaisonauditor.facts.Parameters;

/** Puts what was matched into the words of an explanation: conditions with values and cells. */
final class ExplanationShown {

  private final RulePack pack;
  private final String rule;

  /**
   * For a rule.
   *
   * @param rule its code
   */
  ExplanationShown(RulePack pack, String rule) {
    this.pack = pack;
    this.rule = rule;
  }

  /** The line of a part, or in a table its cell. */
  private String place(int line, int column) {
    return pack.place(rule, line, pack.cells().containsKey(rule) ? column : 0);
  }

  /** A part of a pattern, on the fact that is last in the match. */
  Explanation.Condition condition(
      ConditionRule.Constraint constraint, ConditionMatcher.Match so, boolean held) {
    List<Explanation.Part> parts = new ArrayList<>();
    parts(constraint.condition(), true, so, parts);
    // Of alternatives, those that made it what it is are enough.
    List<Explanation.Part> telling = parts.stream().filter(part -> part.held() == held).toList();
    return new Explanation.Condition(
        place(constraint.line(), constraint.column()),
        constraint.condition().text(),
        Explanation.Kind.FIELDS,
        telling.isEmpty() ? parts : telling);
  }

  /** A part of a pattern that ties it to patterns before, and ties no record. */
  Explanation.Condition noRecord(ConditionRule.Pattern pattern, ConditionMatcher.Match so) {
    List<Explanation.Value> values = new ArrayList<>();
    for (ConditionRule.Constraint constraint : pattern.constraints()) {
      if (constraint.ties()) {
        constraint
            .condition()
            .visit(
                term -> {
                  if (term instanceof ConditionTerm.Name name
                      && name.variable()
                      && so.variables().containsKey(name.name())) {
                    values.add(value(term, null, so));
                  }
                });
      }
    }
    return new Explanation.Condition(
        place(pattern.line(), 0),
        pattern.type(),
        Explanation.Kind.NO_RECORD,
        List.of(new Explanation.Part("==", values.stream().distinct().toList(), false)));
  }

  /** A {@code not} or {@code exists}. */
  Explanation.Condition quantifier(ConditionRule.Quantifier quantifier, boolean one) {
    return new Explanation.Condition(
        place(quantifier.line(), 0),
        quantifier.text(),
        one ? Explanation.Kind.ONE : Explanation.Kind.NONE,
        List.of());
  }

  private void parts(
      ConditionTerm term, boolean wanted, ConditionMatcher.Match so, List<Explanation.Part> parts) {
    Fact fact = so.facts().getLast();
    ConditionValues values = new ConditionValues(fact, so.variables());
    switch (term) {
      case ConditionTerm.Junction junction ->
          junction.of().forEach(part -> parts(part, wanted, so, parts));
      case ConditionTerm.Negation negation -> parts(negation.of(), !wanted, so, parts);
      case ConditionTerm.Comparison comparison ->
          parts.add(
              new Explanation.Part(
                  wanted ? comparison.operator() : contrary(comparison.operator()),
                  List.of(value(comparison.left(), fact, so), value(comparison.right(), fact, so)),
                  values.holds(comparison) == wanted));
      case ConditionTerm.Membership membership -> {
        List<Explanation.Value> all = new ArrayList<>();
        all.add(value(membership.left(), fact, so));
        membership.right().forEach(right -> all.add(value(right, fact, so)));
        boolean in = membership.negated() != wanted;
        parts.add(
            new Explanation.Part(
                (in ? "" : "not ") + membership.operator(),
                all,
                values.holds(membership) == wanted));
      }
      default -> {
        List<Explanation.Value> all = new ArrayList<>();
        all.add(value(term, fact, so));
        if (term instanceof ConditionTerm.Call call && call.arguments() != null) {
          call.arguments().stream()
              .filter(argument -> !(argument instanceof ConditionTerm.Literal))
              .forEach(argument -> all.add(value(argument, fact, so)));
        }
        parts.add(new Explanation.Part(wanted ? "yes" : "no", all, values.holds(term) == wanted));
      }
    }
  }

  static String contrary(String operator) {
    return switch (operator) {
      case "<" -> ">=";
      case "<=" -> ">";
      case ">" -> "<=";
      case ">=" -> "<";
      case "==" -> "!=";
      default -> "==";
    };
  }

  private static Explanation.Value value(ConditionTerm term, Fact fact, ConditionMatcher.Match so) {
    String as = "";
    ConditionTerm shown = term;
    Fact on = fact;
    if (term instanceof ConditionTerm.Name name && so.origins().containsKey(name.name())) {
      ConditionMatcher.Origin origin = so.origins().get(name.name());
      if (origin.term() != null) {
        as = origin.term().text();
        shown = origin.term();
        on = origin.fact();
      }
    }
    return new Explanation.Value(
        term instanceof ConditionTerm.Literal ? "" : term.text(),
        as,
        new ConditionValues(fact, so.variables()).of(term),
        ExplanationCells.of(term, fact, so.origins()).stream()
            .map(cell -> new Explanation.Place(cell.submitted(), cell.column()))
            .toList(),
        parameters(shown, on, so));
  }

  /** The parameters in an expression, each with the value in force on its day. */
  private static List<String> parameters(ConditionTerm term, Fact fact, ConditionMatcher.Match so) {
    Set<String> found = new LinkedHashSet<>();
    if (fact == null) {
      return List.of();
    }
    Parameters parameters = fact.context().parameters();
    term.visit(
        part -> {
          if (part instanceof ConditionTerm.Call call && call.arguments() != null) {
            LocalDate day = fact.parameterDay();
            for (ConditionTerm argument : call.arguments()) {
              Object value = new ConditionValues(fact, so.variables()).of(argument);
              if (value instanceof LocalDate start) {
                day = start;
              } else if (argument instanceof ConditionTerm.Literal
                  && parameters.names().contains(String.valueOf(value))) {
                Map.Entry<LocalDate, Object> entry =
                    parameters.dated(value.toString()).floorEntry(day);
                Object inForce =
                    entry == null
                        ? parameters.dated(value.toString()).firstEntry().getValue()
                        : entry.getValue();
                found.add(value + " = " + inForce);
              }
            }
          }
        });
    return List.copyOf(found);
  }
}
