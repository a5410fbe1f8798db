package org.liaisonauditor.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.facts.Fact;

/**
 * Why a finding is there by one pack and not by another: the condition that decides, with the
 * values on both sides. Where a rule can't be taken apart, or its conditions don't tell, what
 * differs between the packs is said instead.
 */
public final class ChangeReasons {

  private final RulePack base;
  private final RulePack draft;
  private final PackDifferences differences;
  private final Map<String, Optional<Taken>> taken = new ConcurrentHashMap<>();

  /**
   * A finding that one side or both have.
   *
   * @param before whether the base pack finds it
   * @param after whether the draft finds it
   */
  public record Asked(
      String rule, String subject, String occasion, boolean before, boolean after) {}

  /** A rule of both packs, taken apart. */
  private record Taken(List<Way> before, List<Way> after) {}

  /** A rule of a DRL file; one code can have several. */
  private record Way(ConditionRule rule, ExplanationReports reports, RulePack pack) {}

  /** How a finding came about. */
  private record Held(Way way, ConditionMatcher.Match match) {}

  /** One side of a branch, looked at for one rule. */
  private record Side(
      List<Way> ways, List<? extends Fact> facts, Map<ExplanationReports.About, List<Held>> held) {

    List<Held> of(Asked asked) {
      return held.getOrDefault(
          new ExplanationReports.About(asked.subject(), asked.occasion()), List.of());
    }
  }

  /** Reasons for differences between the findings of two packs. */
  public ChangeReasons(RulePack base, RulePack draft, PackDifferences differences) {
    this.base = base;
    this.draft = draft;
    this.differences = differences;
  }

  /**
   * The reason of each finding.
   *
   * @param baseFacts facts of the branch in whose records they were found, as the base has them
   * @param draftFacts the same as the draft has them: parameters of the terms may differ
   */
  public Map<Asked, Text> of(
      List<? extends Fact> baseFacts, List<? extends Fact> draftFacts, Collection<Asked> asked) {
    Map<Asked, Text> reasons = new LinkedHashMap<>();
    Map<String, List<Asked>> byRule =
        asked.stream()
            .collect(Collectors.groupingBy(Asked::rule, LinkedHashMap::new, Collectors.toList()));
    byRule.forEach(
        (rule, ofRule) -> {
          Map<Asked, Text> found = Map.of();
          Optional<Taken> both = taken.computeIfAbsent(rule, this::take);
          if (both.isPresent()) {
            try {
              found = reasons(both.get(), baseFacts, draftFacts, ofRule);
            } catch (ConditionValues.NoValue e) {
              // The engine knows more than we do: what differs between the packs can still be said.
              found = Map.of();
            }
          }
          for (Asked one : ofRule) {
            reasons.put(one, with(found.get(one), rule));
          }
        });
    return reasons;
  }

  /** The condition that decides; beside it what differs of the rule where it does not show that. */
  private Text with(Text found, String rule) {
    Text general = differences.reason(rule);
    if (found == null) {
      return general;
    }
    boolean told =
        differences.rule(rule).isEmpty()
            && differences.moved(rule).stream()
                .anyMatch(parameter -> found.en().contains(parameter.name()));
    return told
        ? found
        : new Text(found.vi() + " [" + general.vi() + "]", found.en() + " [" + general.en() + "]");
  }

  private Optional<Taken> take(String code) {
    if (!base.drl().containsKey(code) || !draft.drl().containsKey(code)) {
      return Optional.empty();
    }
    List<Way> before = ways(base, code);
    List<Way> after = ways(draft, code);
    boolean foreign =
        before.stream().anyMatch(way -> !way.rule().foreign().isEmpty())
            || after.stream().anyMatch(way -> !way.rule().foreign().isEmpty());
    return foreign ? Optional.empty() : Optional.of(new Taken(before, after));
  }

  private static List<Way> ways(RulePack pack, String code) {
    return ConditionParser.parse(code, pack.drl().get(code)).stream()
        .map(rule -> new Way(rule, new ExplanationReports(rule), pack))
        .toList();
  }

  private Map<Asked, Text> reasons(
      Taken both,
      List<? extends Fact> baseFacts,
      List<? extends Fact> draftFacts,
      List<Asked> asked) {
    Side before = side(both.before(), baseFacts);
    Side after = side(both.after(), draftFacts);
    Map<Asked, Text> reasons = new HashMap<>();
    List<Question> questions = new ArrayList<>();
    for (Asked one : asked) {
      List<Held> was = before.of(one);
      List<Held> is = after.of(one);
      if (was.isEmpty() == one.before() || is.isEmpty() == one.after()) {
        // What was followed is not what the engine found: then nothing is claimed.
        continue;
      }
      if (one.before() && one.after()) {
        Set<String> names = names(was);
        Set<String> now = names(is);
        Optional<Held> more = is.stream().filter(held -> !names.contains(name(held))).findFirst();
        Optional<Held> less = was.stream().filter(held -> !now.contains(name(held))).findFirst();
        if (more.isPresent()) {
          questions.add(question(one, more.get(), before, true));
        } else if (less.isPresent()) {
          questions.add(question(one, less.get(), after, false));
        } else {
          Text moved = ChangeText.moved(was.getFirst().match(), is.getFirst().match());
          if (moved != null) {
            reasons.put(one, moved);
          } else if (was.size() != is.size()) {
            reasons.put(one, ChangeText.matches(was.size(), is.size()));
          }
        }
      } else if (one.after()) {
        questions.add(question(one, is.getFirst(), before, true));
      } else {
        questions.add(question(one, was.getFirst(), after, false));
      }
    }
    answer(questions, reasons);
    return reasons;
  }

  private static Set<String> names(List<Held> held) {
    return held.stream().map(ChangeReasons::name).collect(Collectors.toSet());
  }

  private static String name(Held held) {
    return held.way().rule().name();
  }

  /** All that the rules match on a side, by what they report. */
  private static Side side(List<Way> ways, List<? extends Fact> facts) {
    Map<ExplanationReports.About, List<Held>> held = new HashMap<>();
    for (Way way : ways) {
      ConditionMatcher matcher = new ConditionMatcher(facts, ConditionMatcher.NOBODY);
      for (ConditionMatcher.Match match : matcher.matches(way.rule())) {
        for (ExplanationReports.About about : way.reports().of(match)) {
          held.computeIfAbsent(about, any -> new ArrayList<>()).add(new Held(way, match));
        }
      }
    }
    return new Side(ways, facts, held);
  }

  /**
   * Which condition of a side does not let pass what the other side has?
   *
   * @param watched keep the failure of each way in question
   */
  private record Question(
      Asked asked, Held held, Side without, boolean added, List<ExplanationFurthest> watched) {}

  private static Question question(Asked asked, Held held, Side without, boolean added) {
    List<Way> same = without.ways().stream().filter(way -> sameName(way, held.way())).toList();
    List<ExplanationFurthest> watched =
        (same.isEmpty() ? without.ways() : same)
            .stream()
                .map(
                    way ->
                        new ExplanationFurthest(
                            way.pack(),
                            way.rule(),
                            asked.subject(),
                            asked.occasion(),
                            so -> onTheSameRecords(so, held.match())))
                .toList();
    return new Question(asked, held, without, added, watched);
  }

  private static boolean sameName(Way one, Way other) {
    return one.rule().name().equals(other.rule().name());
  }

  private static boolean onTheSameRecords(ConditionMatcher.Match so, ConditionMatcher.Match other) {
    for (int i = 0; i < so.facts().size(); i++) {
      if (i >= other.facts().size()
          || !so.facts().get(i).records().equals(other.facts().get(i).records())) {
        return false;
      }
    }
    return true;
  }

  /** Follows each way once for all that is asked of it. */
  private static void answer(List<Question> questions, Map<Asked, Text> reasons) {
    // Rules of both sides may say the same, so that they are told apart as objects.
    Map<ConditionRule, List<ConditionMatcher.Watcher>> watchers = new IdentityHashMap<>();
    Map<ConditionRule, Side> sides = new IdentityHashMap<>();
    for (Question question : questions) {
      for (ExplanationFurthest one : question.watched()) {
        watchers.computeIfAbsent(one.rule(), any -> new ArrayList<>()).add(one);
        sides.put(one.rule(), question.without());
      }
    }
    watchers.forEach(
        (rule, all) ->
            new ConditionMatcher(sides.get(rule).facts(), new ConditionWatchers(all))
                .matches(rule));
    for (Question question : questions) {
      // Of several ways the first that failed somewhere tells.
      question.watched().stream()
          .filter(one -> one.missed().failed() != null)
          .findFirst()
          .ifPresent(
              one ->
                  reasons.put(
                      question.asked(),
                      ChangeText.deciding(
                          one.missed(), counterpart(one, question.held()), question.added())));
    }
  }

  /** The condition of the side that has the finding, in the place of the one that failed. */
  private static Explanation.Condition counterpart(ExplanationFurthest failed, Held held) {
    String wanted = failed.missed().failed().text();
    ExplanationShown shown = new ExplanationShown(held.way().pack(), held.way().rule().code());
    List<Fact> left = new ArrayList<>(held.match().facts());
    List<Fact> so = new ArrayList<>();
    Explanation.Condition rewritten = null;
    for (ConditionRule.Node node : Explanations.nodes(held.way().rule().left(), held.match())) {
      if (node instanceof ConditionRule.Quantifier quantifier) {
        if (quantifier.text().equals(wanted)) {
          return shown.quantifier(quantifier, !quantifier.none());
        }
      } else if (node instanceof ConditionRule.Pattern pattern && !left.isEmpty()) {
        so.add(left.removeFirst());
        ConditionMatcher.Match here =
            new ConditionMatcher.Match(
                List.copyOf(so), held.match().variables(), held.match().origins());
        for (ConditionRule.Constraint constraint : pattern.constraints()) {
          if (constraint.condition() != null && constraint.condition().text().equals(wanted)) {
            return shown.condition(constraint, here, true);
          }
          if (failed.rewrittenAs(constraint)) {
            rewritten = shown.condition(constraint, here, true);
          }
        }
      }
    }
    return rewritten;
  }
}
