package org.liaisonauditor.rules;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liaisonauditor.domain.Submitted;

/** Keeps the condition that failed furthest behind, of all that could report a subject. */
final class ExplanationFurthest implements ConditionMatcher.Watcher {

  private final ConditionRule rule;
  private final ExplanationReports reports;
  private final String subject;
  private final String occasion;
  private final Map<Object, Integer> order = new IdentityHashMap<>();
  private final Set<Object> nested = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<String> known = new LinkedHashSet<>();
  private final ExplanationShown shown;
  private int progress = -1;
  private Explanation.Condition failed;
  private List<Submitted> looked = List.of();

  /**
   * For a rule and a subject.
   *
   * @param occasion null = any
   */
  ExplanationFurthest(RulePack pack, ConditionRule rule, String subject, String occasion) {
    this.rule = rule;
    this.reports = new ExplanationReports(rule);
    this.subject = subject;
    this.occasion = occasion;
    this.shown = new ExplanationShown(pack, rule.code());
    rule.left()
        .visit(
            node -> {
              order.put(node, order.size());
              if (node instanceof ConditionRule.Pattern pattern) {
                pattern.constraints().forEach(part -> order.put(part, order.size()));
              } else if (node instanceof ConditionRule.Quantifier quantifier) {
                quantifier.of().visit(nested::add);
              }
            });
  }

  ConditionRule rule() {
    return rule;
  }

  ExplanationReports reports() {
    return reports;
  }

  /** The subjects that came up on the way. */
  Set<String> known() {
    return known;
  }

  Explanation.Missed missed() {
    return new Explanation.Missed(rule.name(), failed, looked);
  }

  @Override
  public void condition(
      ConditionRule.Pattern pattern,
      ConditionRule.Constraint constraint,
      ConditionTerm atom,
      boolean holds,
      ConditionMatcher.Match so) {
    // The constraint as a whole says whether it goes on.
  }

  @Override
  public void constraint(
      ConditionRule.Pattern pattern,
      ConditionRule.Constraint constraint,
      boolean holds,
      ConditionMatcher.Match so) {
    known.addAll(reports.subjects(so));
    if (!holds && !nested.contains(pattern) && !constraint.ties() && further(constraint, so)) {
      failed = shown.condition(constraint, so, false);
    }
  }

  @Override
  public void nothing(ConditionRule.Pattern pattern, ConditionMatcher.Match so) {
    if (!nested.contains(pattern) && !so.facts().isEmpty() && further(pattern, so)) {
      failed = shown.noRecord(pattern, so);
    }
  }

  @Override
  public void quantifier(
      ConditionRule.Quantifier quantifier,
      boolean holds,
      ConditionMatcher.Match so,
      ConditionMatcher.Match found) {
    if (!holds && !nested.contains(quantifier) && further(quantifier, so)) {
      failed = shown.quantifier(quantifier, found != null);
      looked = found == null ? looked : recordsOf(found);
    }
  }

  /** Whether a failure lies further behind than those before, on the way to the subject. */
  private boolean further(Object part, ConditionMatcher.Match so) {
    int at = order.get(part);
    if (at <= progress || !reports.couldReport(so, subject, occasion)) {
      return false;
    }
    progress = at;
    looked = so.facts().isEmpty() ? List.of() : recordsOf(so);
    return true;
  }

  private static List<Submitted> recordsOf(ConditionMatcher.Match match) {
    return List.copyOf(match.facts().getLast().records());
  }
}
