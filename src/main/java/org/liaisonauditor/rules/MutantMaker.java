package org.liaisonauditor.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.liaisonauditor.rules.ConditionRule.Constraint;
import org.liaisonauditor.rules.ConditionRule.Pattern;
import org.liaisonauditor.rules.ConditionRule.Quantifier;

/** Makes the mutants of a DRL file: each is the file with one rule in it, changed in one place. */
final class MutantMaker {

  private final String code;
  private final RulePack pack;
  private final String drl;
  private final MutantTerms terms;
  private final String header;
  private final Map<String, Integer> times = new HashMap<>();
  private final Map<Mutant, String> mutants = new LinkedHashMap<>();

  private MutantMaker(RulePack pack, String code, List<ConditionRule> rules) {
    this.code = code;
    this.pack = pack;
    this.drl = pack.drl().get(code);
    this.terms = new MutantTerms(pack.regulation());
    this.header = drl.substring(0, rules.stream().mapToInt(ConditionRule::start).min().orElse(0));
  }

  /**
   * The mutants of a rule, each with its DRL; a mutant's rule is named after its number, from 0.
   */
  static Map<Mutant, String> of(RulePack pack, String code) {
    List<ConditionRule> rules = ConditionParser.parse(code, pack.drl().get(code));
    MutantMaker maker = new MutantMaker(pack, code, rules);
    rules.forEach(maker::rule);
    return maker.mutants;
  }

  /** What the rule of a mutant is named. */
  static String nameOf(String code, int number) {
    return code + DrlChecks.NAME_SEPARATOR + "#" + number;
  }

  private void rule(ConditionRule rule) {
    rule.left()
        .visit(
            node -> {
              if (node instanceof Pattern pattern) {
                pattern(rule, pattern);
              } else if (node instanceof Quantifier quantifier) {
                quantifier(rule, quantifier);
              }
            });
    if (rule.left() instanceof ConditionRule.Group group && group.all()) {
      group.of().stream()
          .filter(Pattern.class::isInstance)
          .map(Pattern.class::cast)
          .filter(pattern -> group.of().size() > 1 && !usedElsewhere(rule, pattern))
          .forEach(
              pattern ->
                  add(
                      rule,
                      pattern.line(),
                      pattern.start(),
                      text(pattern) + Mutant.INTO + Mutant.DROPPED,
                      pattern.start(),
                      pattern.end(),
                      ""));
    }
  }

  /** A pattern whose variables are used elsewhere can't be left out. */
  private boolean usedElsewhere(ConditionRule rule, Pattern pattern) {
    String rest =
        drl.substring(rule.start(), pattern.start()) + drl.substring(pattern.end(), rule.end());
    List<String> variables = new ArrayList<>();
    if (pattern.variable() != null) {
      variables.add(pattern.variable());
    }
    pattern.constraints().stream()
        .map(Constraint::variable)
        .filter(variable -> variable != null)
        .forEach(variables::add);
    return variables.stream()
        .anyMatch(
            variable ->
                java.util.regex.Pattern.compile(
                        java.util.regex.Pattern.quote(variable) + "(?![\\w$])")
                    .matcher(rest)
                    .find());
  }

  private void pattern(ConditionRule rule, Pattern pattern) {
    for (Constraint constraint : pattern.constraints()) {
      if (constraint.condition() == null) {
        for (MutantTerms.Changed changed : terms.bound(constraint.value())) {
          replace(
              rule,
              pattern,
              constraint,
              constraint.variable() + " : " + changed.term().text(),
              constraint.variable() + " : " + changed.change());
        }
      } else {
        String bound = constraint.variable() == null ? "" : constraint.variable() + " : ";
        for (MutantTerms.Changed changed : terms.conditions(constraint.condition())) {
          replace(rule, pattern, constraint, bound + changed.term().text(), changed.change());
        }
        replace(
            rule,
            pattern,
            constraint,
            constraint.variable() == null ? "" : bound + constraint.value().text(),
            constraint.condition().text() + Mutant.INTO + Mutant.DROPPED);
      }
    }
  }

  private void replace(
      ConditionRule rule, Pattern pattern, Constraint constraint, String by, String change) {
    String constraints =
        pattern.constraints().stream()
            .map(one -> one == constraint ? by : drl.substring(one.start(), one.end()))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(", "));
    String text =
        (pattern.variable() == null ? "" : pattern.variable() + " : ")
            + pattern.type()
            + "( "
            + constraints
            + " )";
    add(rule, constraint.line(), constraint.start(), change, pattern.start(), pattern.end(), text);
  }

  private void quantifier(ConditionRule rule, Quantifier quantifier) {
    String word = quantifier.none() ? "not" : "exists";
    String other = quantifier.none() ? "exists" : "not";
    String behind = drl.substring(quantifier.start() + word.length(), quantifier.end());
    String turned = other + behind;
    add(
        rule,
        quantifier.line(),
        quantifier.start(),
        quantifier.text() + Mutant.INTO + oneLine(turned),
        quantifier.start(),
        quantifier.end(),
        turned);
    boolean alone = rule.left() instanceof ConditionRule.Group group && group.of().size() == 1;
    if (!alone) {
      add(
          rule,
          quantifier.line(),
          quantifier.start(),
          quantifier.text() + Mutant.INTO + Mutant.DROPPED,
          quantifier.start(),
          quantifier.end(),
          "");
    }
  }

  private void add(
      ConditionRule rule, int line, int at, String change, int start, int end, String by) {
    int column = at - drl.lastIndexOf('\n', at - 1);
    String text = drl.substring(rule.start(), start) + by + drl.substring(end, rule.end());
    String number = nameOf(code, mutants.size());
    int name = text.indexOf(rule.name());
    boolean quoted = name > 0 && text.charAt(name - 1) == '"';
    String renamed =
        text.substring(0, name)
            + (quoted ? number : '"' + number + '"')
            + text.substring(name + rule.name().length());
    // The same slip in two patterns of a rule is told apart by its count.
    int time = times.merge(rule.name() + change, 1, Integer::sum);
    boolean table = pack.cells().containsKey(code);
    mutants.put(
        new Mutant(
            code,
            rule.name(),
            table ? pack.place(code, line, column) : pack.rule(code).drl(),
            table ? 0 : line,
            table ? 0 : column,
            time == 1 ? change : change + " (" + time + ")"),
        header + renamed + "\n");
  }

  private String text(Pattern pattern) {
    return oneLine(drl.substring(pattern.start(), pattern.end()));
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
