package org.liaisonauditor.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A rule of a DRL file with its left side taken apart.
 *
 * @param code code of the rule
 * @param name its name in the DRL: the code, or the code with what tells it from others
 * @param line line of the DRL on which it begins, from 1
 * @param start where it begins in the text of the DRL
 * @param end where it ends (behind the last character)
 * @param left its left side
 * @param consequence its right side, as Java
 */
record ConditionRule(
    String code, String name, int line, int start, int end, Node left, String consequence) {

  /** A part of the left side. */
  sealed interface Node {

    /** Shows this part and all below it, outermost first. */
    default void visit(Consumer<Node> visitor) {
      visitor.accept(this);
      if (this instanceof Group group) {
        group.of().forEach(node -> node.visit(visitor));
      } else if (this instanceof Quantifier quantifier) {
        quantifier.of().visit(visitor);
      }
    }
  }

  /**
   * Facts of a type.
   *
   * @param variable what the fact is bound to, or null
   * @param line line of the DRL, from 1
   * @param start where it begins in the text of the DRL
   * @param end where it ends
   */
  record Pattern(
      String type, String variable, List<Constraint> constraints, int line, int start, int end)
      implements Node {}

  /** Several parts of which all or any must match. */
  record Group(boolean all, List<Node> of) implements Node {}

  /**
   * There is none, or there is one.
   *
   * @param none {@code not}; else {@code exists}
   * @param text as in the DRL, in one line
   */
  record Quantifier(boolean none, Node of, String text, int line, int start, int end)
      implements Node {}

  /** Something that only the engine understands. */
  record ForeignNode(String text, int line) implements Node {}

  /**
   * One of the parts between the commas of a pattern.
   *
   * @param variable what a value is bound to, or null
   * @param value the value that is bound; null where none is
   * @param condition what must hold; null where a value is bound only
   * @param line line of the DRL, from 1
   * @param column column, from 1
   * @param start where it begins in the text of the DRL
   * @param end where it ends
   */
  record Constraint(
      String variable,
      ConditionTerm value,
      ConditionTerm condition,
      int line,
      int column,
      int start,
      int end) {

    /** Whether it only says which fact belongs to those before, {@code member == $member}. */
    boolean ties() {
      return condition instanceof ConditionTerm.Comparison comparison
          && comparison.operator().equals("==")
          && (comparison.right() instanceof ConditionTerm.Name right && right.variable()
              || comparison.left() instanceof ConditionTerm.Name left && left.variable());
    }
  }

  /** How many findings its right side reports each time. */
  int reports() {
    return consequence.split("\\bfindings\\s*\\.", -1).length - 1;
  }

  /** All patterns, in order. */
  List<Pattern> patterns() {
    List<Pattern> patterns = new ArrayList<>();
    left.visit(
        node -> {
          if (node instanceof Pattern pattern) {
            patterns.add(pattern);
          }
        });
    return patterns;
  }

  /** What can't be taken apart, each with its line; empty for the rules that we know. */
  List<ForeignNode> foreign() {
    List<ForeignNode> foreign = new ArrayList<>();
    left.visit(
        node -> {
          if (node instanceof ForeignNode found) {
            foreign.add(found);
          } else if (node instanceof Pattern pattern) {
            for (Constraint constraint : pattern.constraints()) {
              for (ConditionTerm term : terms(constraint)) {
                term.visit(
                    part -> {
                      if (part instanceof ConditionTerm.Foreign) {
                        foreign.add(new ForeignNode(part.text(), constraint.line()));
                      }
                    });
              }
            }
          }
        });
    return foreign;
  }

  /** The terms of a constraint. */
  static List<ConditionTerm> terms(Constraint constraint) {
    List<ConditionTerm> terms = new ArrayList<>();
    if (constraint.value() != null) {
      terms.add(constraint.value());
    }
    if (constraint.condition() != null) {
      terms.add(constraint.condition());
    }
    return terms;
  }
}
