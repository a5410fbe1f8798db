package org.liaisonauditor.rules;

import java.util.Set;
import java.util.TreeSet;
import org.liaisonauditor.domain.CodePoints;

/**
 * Which rules hold something against the as-of date, so that they find more as days go by though
 * nothing is recorded. The condition of a rule is the one place where its time limit stands.
 */
public final class TimeLimits {

  /** The one name that the as-of date has for conditions. */
  private static final String AS_OF = "asOf";

  private TimeLimits() {}

  /** The codes of these rules, in order: those that find gaps and whose DRL names the date. */
  public static Set<String> rules(RulePack pack) {
    Set<String> codes = new TreeSet<>(CodePoints.ORDER);
    for (Rule rule : pack.rules()) {
      if (rule.kind() == Rule.Kind.FINDING
          && DrlText.of(rule.drl(), pack.drl().get(rule.code())).tokens().stream()
              .anyMatch(token -> token.is(AS_OF))) {
        codes.add(rule.code());
      }
    }
    return codes;
  }
}
