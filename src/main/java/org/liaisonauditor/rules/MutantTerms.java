package org.liaisonauditor.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.liaisonauditor.domain.RatingScale;

/** The small mistakes that can be made in an expression of a rule. */
final class MutantTerms {

  /**
   * A changed expression.
   *
   * @param change the smallest part that says what was changed into what
   */
  record Changed(ConditionTerm term, String change) {

    Changed within(Function<ConditionTerm, ConditionTerm> around) {
      return new Changed(around.apply(term), change);
    }
  }

  /** By operator, those that are taken for it: at the boundary, and the contrary. */
  private static final Map<String, List<String>> TURNED =
      Map.of(
          "<", List.of("<=", ">="),
          "<=", List.of("<", ">"),
          ">", List.of(">=", "<="),
          ">=", List.of(">", "<"),
          "==", List.of("!="),
          "!=", List.of("=="));

  private final Regulation regulation;

  MutantTerms(Regulation regulation) {
    this.regulation = regulation;
  }

  /** All changes of a condition. */
  List<Changed> conditions(ConditionTerm term) {
    List<Changed> changes = new ArrayList<>();
    switch (term) {
      case ConditionTerm.Junction junction -> junction(junction, changes);
      case ConditionTerm.Negation negation -> {
        changes.add(changed(term, negation.of()));
        for (Changed inner : conditions(negation.of())) {
          // The contrary of the contrary is said already.
          if (!(inner.term() instanceof ConditionTerm.Negation)) {
            changes.add(inner.within(ConditionTerm.Negation::new));
          }
        }
      }
      case ConditionTerm.Comparison comparison -> {
        for (String operator : TURNED.get(comparison.operator())) {
          changes.add(
              changed(
                  term,
                  new ConditionTerm.Comparison(operator, comparison.left(), comparison.right())));
        }
        inner(
            term,
            comparison.left(),
            left -> new ConditionTerm.Comparison(comparison.operator(), left, comparison.right()),
            changes);
        inner(
            term,
            comparison.right(),
            right -> new ConditionTerm.Comparison(comparison.operator(), comparison.left(), right),
            changes);
      }
      case ConditionTerm.Membership membership -> membership(membership, changes);
      default -> {
        changes.add(changed(term, new ConditionTerm.Negation(term)));
        inner(term, term, same -> same, changes);
      }
    }
    return changes;
  }

  private void junction(ConditionTerm.Junction junction, List<Changed> changes) {
    changes.add(changed(junction, new ConditionTerm.Junction(!junction.all(), junction.of())));
    for (int i = 0; i < junction.of().size(); i++) {
      int at = i;
      List<ConditionTerm> others = new ArrayList<>(junction.of());
      others.remove(at);
      changes.add(
          changed(
              junction,
              others.size() == 1
                  ? others.getFirst()
                  : new ConditionTerm.Junction(junction.all(), others)));
      for (Changed part : conditions(junction.of().get(at))) {
        List<ConditionTerm> parts = new ArrayList<>(junction.of());
        parts.set(at, part.term());
        changes.add(changed(junction, new ConditionTerm.Junction(junction.all(), parts)));
      }
    }
  }

  private void membership(ConditionTerm.Membership membership, List<Changed> changes) {
    changes.add(
        changed(
            membership,
            new ConditionTerm.Membership(
                membership.operator(),
                !membership.negated(),
                membership.left(),
                membership.right())));
    for (int i = 0; i < membership.right().size(); i++) {
      int at = i;
      inner(
          membership,
          membership.right().get(i),
          part -> {
            List<ConditionTerm> right = new ArrayList<>(membership.right());
            right.set(at, part);
            return new ConditionTerm.Membership(
                membership.operator(), membership.negated(), membership.left(), right);
          },
          changes);
    }
  }

  private void inner(
      ConditionTerm whole,
      ConditionTerm part,
      Function<ConditionTerm, ConditionTerm> around,
      List<Changed> changes) {
    for (ConditionTerm value : values(part)) {
      changes.add(changed(whole, around.apply(value)));
    }
  }

  private static Changed changed(ConditionTerm from, ConditionTerm to) {
    return new Changed(to, from.text() + Mutant.INTO + to.text());
  }

  /** All changes of a value that is bound. */
  List<Changed> bound(ConditionTerm value) {
    return values(value).stream().map(changed -> changed(value, changed)).toList();
  }

  /** The value with each number and each parameter in it moved. */
  private List<ConditionTerm> values(ConditionTerm term) {
    List<ConditionTerm> values = new ArrayList<>();
    switch (term) {
      case ConditionTerm.Literal literal when literal.value() instanceof Integer number -> {
        values.add(new ConditionTerm.Literal(number + 1, Integer.toString(number + 1)));
        values.add(new ConditionTerm.Literal(number - 1, Integer.toString(number - 1)));
      }
      case ConditionTerm.Sum sum -> {
        values(sum.left())
            .forEach(left -> values.add(new ConditionTerm.Sum(sum.operator(), left, sum.right())));
        values(sum.right())
            .forEach(right -> values.add(new ConditionTerm.Sum(sum.operator(), sum.left(), right)));
      }
      case ConditionTerm.Call call when call.arguments() != null -> {
        for (int i = 0; i < call.arguments().size(); i++) {
          for (ConditionTerm moved : argument(call.arguments().get(i))) {
            List<ConditionTerm> arguments = new ArrayList<>(call.arguments());
            arguments.set(i, moved);
            values.add(new ConditionTerm.Call(call.scope(), call.name(), arguments));
          }
        }
      }
      default -> {
        // A field or variable has nothing to move; what it is bound to is changed there.
      }
    }
    return values;
  }

  private List<ConditionTerm> argument(ConditionTerm argument) {
    if (argument instanceof ConditionTerm.Literal literal
        && literal.value() instanceof String name
        && regulation.parameters().containsKey(name)) {
      return MutantParameters.moves(name, regulation).stream()
          .map(move -> (ConditionTerm) ConditionTerm.Literal.of(MutantParameters.alias(name, move)))
          .toList();
    }
    return values(argument);
  }

  /** The codes of a rating scale. */
  static List<String> ratings(Regulation regulation) {
    return regulation.ratingScale().ratings().stream().map(RatingScale.Rating::code).toList();
  }
}
