package org.liaisonauditor.rules;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
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
  private final Predicate<ConditionMatcher.Match> preferred;
  private final boolean strangers;
  private boolean reached;
  private int progress = -1;
  private Explanation.Condition failed;
  private ConditionTerm failedTerm;
  private List<Submitted> looked = List.of();

  /**
   * For a rule and a subject.
   *
   * @param occasion null = any
   */
  ExplanationFurthest(RulePack pack, ConditionRule rule, String subject, String occasion) {
    this(pack, rule, subject, occasion, any -> true, true);
  }

  /**
   * For a rule and a subject, where some records are of more interest than others, and all that
   * matters is the failure.
   *
   * @param preferred which: of others a failure counts only where there is none of these
   */
  ExplanationFurthest(
      RulePack pack,
      ConditionRule rule,
      String subject,
      String occasion,
      Predicate<ConditionMatcher.Match> preferred) {
    this(pack, rule, subject, occasion, preferred, false);
  }

  private ExplanationFurthest(
      RulePack pack,
      ConditionRule rule,
      String subject,
      String occasion,
      Predicate<ConditionMatcher.Match> preferred,
      boolean strangers) {
    this.rule = rule;
    this.preferred = preferred;
    this.strangers = strangers;
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
  public boolean seesStrangers() {
    return strangers;
  }

  /** Whether a condition of another version of the rule compares what the one that failed does. */
  boolean rewrittenAs(ConditionRule.Constraint other) {
    return failedTerm instanceof ConditionTerm.Comparison comparison
        && other.condition() instanceof ConditionTerm.Comparison rewritten
        && comparison.left().text().equals(rewritten.left().text())
        && rule.patterns().stream()
            .flatMap(pattern -> pattern.constraints().stream())
            .noneMatch(
                own -> own.condition() != null && own.condition().text().equals(rewritten.text()));
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
    if (strangers) {
      known.addAll(reports.subjects(so));
    }
    if (!holds && !nested.contains(pattern) && !constraint.ties() && further(constraint, so)) {
      failed = shown.condition(constraint, so, false);
      failedTerm = constraint.condition();
    }
  }

  @Override
  public void nothing(ConditionRule.Pattern pattern, ConditionMatcher.Match so) {
    if (!nested.contains(pattern) && !so.facts().isEmpty() && further(pattern, so)) {
      failed = shown.noRecord(pattern, so);
      failedTerm = null;
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
      failedTerm = null;
      looked = found == null ? looked : recordsOf(found);
    }
  }

  /** Whether a failure lies further behind than those before, on the way to the subject. */
  private boolean further(Object part, ConditionMatcher.Match so) {
    int at = order.get(part);
    if (reached && at <= progress) {
      return false;
    }
    boolean here = preferred.test(so);
    boolean behind = here == reached && at <= progress;
    if (behind || reached && !here || !reports.couldReport(so, subject, occasion)) {
      return false;
    }
    reached = here;
    progress = at;
    looked = so.facts().isEmpty() ? List.of() : recordsOf(so);
    return true;
  }

  private static List<Submitted> recordsOf(ConditionMatcher.Match match) {
    return List.copyOf(match.facts().getLast().records());
  }
}
