package org.liaisonauditor.rules;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * A condition of a rule: something on its left side that is true or false by itself.
 *
 * @param rule code of the rule
 * @param name name of the rule in the DRL
 * @param line line of the DRL, from 1
 * @param column column, from 1
 * @param number its place on the left side, from 0
 * @param text as in the DRL, in one line
 */
public record ConditionPoint(
    String rule, String name, int line, int column, int number, String text) {

  /** The conditions of a rule, by the atom or quantifier that each of them is. */
  static Map<Object, ConditionPoint> of(ConditionRule rule, String drl) {
    Map<Object, ConditionPoint> points = new IdentityHashMap<>();
    List<Object> order = new ArrayList<>();
    rule.left()
        .visit(
            node -> {
              if (node instanceof ConditionRule.Quantifier quantifier) {
                order.add(quantifier);
                int column = quantifier.start() - drl.lastIndexOf('\n', quantifier.start() - 1);
                points.put(
                    quantifier,
                    new ConditionPoint(
                        rule.code(),
                        rule.name(),
                        quantifier.line(),
                        column,
                        order.size() - 1,
                        quantifier.text()));
              } else if (node instanceof ConditionRule.Pattern pattern) {
                for (ConditionRule.Constraint constraint : pattern.constraints()) {
                  if (constraint.condition() != null) {
                    for (ConditionTerm atom : constraint.condition().atoms()) {
                      order.add(atom);
                      points.put(
                          atom,
                          new ConditionPoint(
                              rule.code(),
                              rule.name(),
                              constraint.line(),
                              constraint.column(),
                              order.size() - 1,
                              atom.text()));
                    }
                  }
                }
              }
            });
    return points;
  }
}
