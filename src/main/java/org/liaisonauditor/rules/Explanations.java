package org.liaisonauditor.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Records;
import org.liaisonauditor.domain.Submitted;
import org.liaisonauditor.domain.UnitDirectory;
import org.liaisonauditor.facts.AuditContext;
import org.liaisonauditor.facts.Fact;
import org.liaisonauditor.yaml.Nearest;

/** Explains on the data of an audit why a rule finds something about a subject, and why not. */
public final class Explanations {

  /** How many milder rules a change may have to get past. */
  private static final int DEEPEST = 3;

  private final CompiledPack compiled;
  private final RulePack pack;
  private final Records records;
  private final AuditContext context;
  private final UnitDirectory units;

  /** Explanations of what an audit of these records finds. */
  public Explanations(CompiledPack compiled, Records records, AuditContext context) {
    this.compiled = compiled;
    this.pack = compiled.pack();
    this.records = records;
    this.context = context;
    this.units = new UnitDirectory(records.units());
  }

  /**
   * Explains a rule and a subject.
   *
   * @param rule code of a rule of the pack
   * @param subject as in the findings, such as a member's code
   * @param occasion as in the findings; null = any
   * @throws IllegalArgumentException where the rule can't be taken apart, with the place in its DRL
   */
  public Explanation explain(String rule, String subject, String occasion) {
    List<ConditionRule> rules = ConditionParser.parse(rule, pack.drl().get(rule));
    for (ConditionRule one : rules) {
      for (ConditionRule.ForeignNode part : one.foreign()) {
        throw new IllegalArgumentException(
            pack.place(rule, part.line(), 0)
                + ": this can't be taken apart into conditions: "
                + part.text());
      }
    }
    Regulation.SwitchedOff off = pack.regulation().switchedOff(context.to()).get(rule);
    ExplanationFacts facts = new ExplanationFacts(records, context, rules);
    List<Explanation.Found> found = new ArrayList<>();
    Set<String> otherOccasions = new TreeSet<>(CodePoints.ORDER);
    List<ExplanationFurthest> furthest =
        rules.stream().map(one -> new ExplanationFurthest(pack, one, subject, occasion)).toList();
    for (String branch : facts.branches()) {
      List<Fact> ofBranch = facts.of(branch);
      Map<String, List<Report>> reports = compiled.reportsByName(rule, ofBranch, units);
      for (ExplanationFurthest one : furthest) {
        List<ConditionMatcher.Match> matches =
            new ConditionMatcher(ofBranch, one).matches(one.rule());
        for (Report report : reports.getOrDefault(one.rule().name(), List.of())) {
          if (!report.subject().equals(subject)) {
            continue;
          }
          if (occasion != null && !report.occasion().equals(occasion)) {
            otherOccasions.add(report.occasion());
          } else {
            matches.stream()
                .filter(match -> one.reports().reports(match, subject, report.occasion()))
                .findFirst()
                .ifPresent(match -> found.add(found(one.rule(), report, match, facts, branch)));
          }
        }
      }
    }
    if (!found.isEmpty()) {
      return new Explanation(
          pack.rule(rule), off, subject, distinct(found), List.of(), null, List.of());
    }
    List<Explanation.Missed> missed = furthest.stream().map(ExplanationFurthest::missed).toList();
    Set<String> known = new TreeSet<>(CodePoints.ORDER);
    furthest.forEach(one -> known.addAll(one.known()));
    boolean unknown = missed.stream().allMatch(one -> one.failed() == null);
    return new Explanation(
        pack.rule(rule),
        off,
        subject,
        List.of(),
        missed,
        unknown ? Nearest.of(subject, known).orElse(null) : null,
        List.copyOf(otherOccasions));
  }

  /** The same finding can come about in several branches' records; it is told once. */
  private static List<Explanation.Found> distinct(List<Explanation.Found> found) {
    Set<List<Object>> seen = new HashSet<>();
    return found.stream()
        .filter(
            one -> seen.add(List.of(one.name(), one.report().occasion(), one.report().message())))
        .toList();
  }

  private Explanation.Found found(
      ConditionRule rule,
      Report report,
      ConditionMatcher.Match match,
      ExplanationFacts facts,
      String branch) {
    ExplanationChanges changes = new ExplanationChanges(pack.regulation().ratingScale());
    List<Explanation.Condition> conditions = new ArrayList<>();
    conditions(rule, match, conditions, changes);
    Set<String> before = occasions(rule.code(), report.subject(), facts, branch);
    before.remove(report.occasion());
    return new Explanation.Found(
        report,
        rule.name(),
        conditions,
        changes.nearest((cell, to) -> avoiding(cell, to, before, report, facts, branch, DEEPEST)));
  }

  /** The conditions of a full match, in order, and the changes that each of them suggests. */
  private void conditions(
      ConditionRule rule,
      ConditionMatcher.Match match,
      List<Explanation.Condition> conditions,
      ExplanationChanges changes) {
    ExplanationShown shown = new ExplanationShown(pack, rule.code());
    List<Fact> left = new ArrayList<>(match.facts());
    List<Fact> so = new ArrayList<>();
    for (ConditionRule.Node node : nodes(rule.left(), match)) {
      if (node instanceof ConditionRule.Quantifier quantifier) {
        conditions.add(shown.quantifier(quantifier, !quantifier.none()));
      } else if (node instanceof ConditionRule.Pattern pattern && !left.isEmpty()) {
        so.add(left.removeFirst());
        ConditionMatcher.Match here =
            new ConditionMatcher.Match(List.copyOf(so), match.variables(), match.origins());
        for (ConditionRule.Constraint constraint : pattern.constraints()) {
          if (constraint.condition() != null) {
            conditions.add(shown.condition(constraint, here, true));
            changes.consider(constraint.condition(), here);
          }
        }
      }
    }
  }

  /**
   * What a cell would have to hold so that the finding is gone; beginning with a value, and going
   * on where a milder rule then finds it. Null = it does not go away so.
   */
  private Object avoiding(
      ExplanationCells.Cell cell,
      Object to,
      Set<String> before,
      Report report,
      ExplanationFacts facts,
      String branch,
      int depth) {
    Submitted changed = RecordColumns.with(cell.submitted(), cell.column(), to);
    ExplanationFacts then = facts.with(cell.submitted(), changed);
    String code = report.rule().code();
    Set<String> after = occasions(code, report.subject(), then, branch);
    after.removeAll(before);
    if (after.isEmpty()) {
      return to;
    }
    if (depth > 0) {
      ExplanationChanges further = new ExplanationChanges(pack.regulation().ratingScale());
      for (ConditionRule rule : ConditionParser.parse(code, pack.drl().get(code))) {
        ExplanationReports reports = new ExplanationReports(rule);
        for (ConditionMatcher.Match match :
            new ConditionMatcher(then.of(branch), ConditionMatcher.NOBODY).matches(rule)) {
          if (after.stream().anyMatch(one -> reports.reports(match, report.subject(), one))) {
            conditions(rule, match, new ArrayList<>(), further);
          }
        }
      }
      for (Object next : further.boundaries(cell.submitted(), cell.column())) {
        Object found = avoiding(cell, next, before, report, facts, branch, depth - 1);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  private Set<String> occasions(
      String rule, String subject, ExplanationFacts facts, String branch) {
    Set<String> occasions = new HashSet<>();
    compiled.reportsByName(rule, facts.of(branch), units).values().stream()
        .flatMap(List::stream)
        .filter(report -> report.subject().equals(subject))
        .forEach(report -> occasions.add(report.occasion()));
    return occasions;
  }

  /** The patterns and quantifiers that a match went through. */
  static List<ConditionRule.Node> nodes(ConditionRule.Node node, ConditionMatcher.Match match) {
    if (!(node instanceof ConditionRule.Group group)) {
      return List.of(node);
    }
    List<ConditionRule.Node> nodes = new ArrayList<>();
    for (ConditionRule.Node part : group.of()) {
      if (group.all()) {
        nodes.addAll(nodes(part, match));
      } else if (nodes.isEmpty() && fits(part, match)) {
        nodes.addAll(nodes(part, match));
      }
    }
    return nodes;
  }

  private static boolean fits(ConditionRule.Node node, ConditionMatcher.Match match) {
    return !(node instanceof ConditionRule.Pattern pattern)
        || match.facts().stream()
            .anyMatch(fact -> fact.getClass().getSimpleName().equals(pattern.type()));
  }
}
