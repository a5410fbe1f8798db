package org.liaisonauditor.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.facts.Parameters;

/**
 * What differs between two packs, in words.
 *
 * @param parameters parameters whose values, unit, meaning or source differ, by name
 * @param rules rules that are new, gone or changed, by code
 * @param others sentences about the regulation as a whole: title, validity, ratings, clauses
 */
public record PackDifferences(List<OfParameter> parameters, List<OfRule> rules, List<Text> others) {

  public PackDifferences {
    parameters = List.copyOf(parameters);
    rules = List.copyOf(rules);
    others = List.copyOf(others);
  }

  /**
   * A parameter that differs.
   *
   * @param before what the base pack says of it; null = it has none
   * @param after what the draft says of it; null = it has none
   * @param valuesBefore the values in force with the base, settings by hand included; empty = none
   * @param valuesAfter the values in force with the draft
   * @param notes what else differs: meaning, unit, sources, values set by hand
   * @param rules codes of the rules that the parameter can make a difference to
   */
  public record OfParameter(
      String name,
      Regulation.ParameterInfo before,
      Regulation.ParameterInfo after,
      NavigableMap<LocalDate, Object> valuesBefore,
      NavigableMap<LocalDate, Object> valuesAfter,
      List<Text> notes,
      Set<String> rules) {

    /** What the parameter is about, as the draft says it where it can. */
    public Text meaning() {
      return after == null ? before.meaning() : after.meaning();
    }

    /** Whether an audit sees another value. */
    public boolean moved() {
      return !valuesBefore.equals(valuesAfter);
    }

    /** {@code introductionDays 30 → 20}. */
    public Text change() {
      return new Text(change(Language.VI), change(Language.EN));
    }

    private String change(Language language) {
      return name + " " + values(valuesBefore, language) + " → " + values(valuesAfter, language);
    }

    private static String values(NavigableMap<LocalDate, Object> values, Language language) {
      if (values.isEmpty()) {
        return language == Language.VI ? "(không có)" : "(none)";
      }
      StringBuilder text = new StringBuilder();
      ExplanationText shown = new ExplanationText(language);
      for (Map.Entry<LocalDate, Object> value : new TreeMap<>(values).entrySet()) {
        if (!value.getKey().equals(LocalDate.MIN)) {
          text.append(text.isEmpty() ? "" : ", ")
              .append(language == Language.VI ? "từ " : "from ")
              .append(shown.value(value.getKey()))
              .append(": ");
        }
        text.append(shown.value(value.getValue()));
      }
      return text.toString();
    }
  }

  /**
   * A rule that differs.
   *
   * @param rule its code
   * @param title its title, as the draft has it where it can
   * @param kind what became of it
   * @param notes what differs, a sentence each
   * @param drl the lines of its DRL that differ, {@code - 15: …} and {@code + 15: …}
   */
  public record OfRule(String rule, Text title, Kind kind, List<Text> notes, List<String> drl) {

    /** What became of a rule. */
    public enum Kind {
      NEW,
      GONE,
      CHANGED
    }
  }

  /**
   * What differs between two packs as they are used.
   *
   * @param baseValues the base pack's parameters with those set by hand
   * @param draftValues the draft's parameters with those set by hand
   */
  public static PackDifferences between(
      RulePack base, Parameters baseValues, RulePack draft, Parameters draftValues) {
    return new PackDifferencesFinder(base, baseValues, draft, draftValues).find();
  }

  /** Whether nothing differs that a finding or its text could depend on. */
  public boolean none() {
    return parameters.isEmpty() && rules.isEmpty() && others.isEmpty();
  }

  /** What became of a rule; empty = it stayed as it was. */
  public Optional<OfRule> rule(String code) {
    return rules.stream().filter(rule -> rule.rule().equals(code)).findFirst();
  }

  /** The parameters with other values that can make a difference to a rule. */
  public List<OfParameter> moved(String code) {
    return parameters.stream()
        .filter(parameter -> parameter.moved() && parameter.rules().contains(code))
        .toList();
  }

  /** What differs of what a rule rests on, in one line; a sentence too where nothing does. */
  public Text reason(String code) {
    return new Text(reason(code, Language.VI), reason(code, Language.EN));
  }

  private String reason(String code, Language language) {
    StringBuilder text = new StringBuilder();
    rule(code)
        .ifPresent(
            rule -> {
              for (Text note : rule.notes()) {
                text.append(text.isEmpty() ? "" : "; ").append(note.in(language));
              }
            });
    for (OfParameter parameter : moved(code)) {
      text.append(text.isEmpty() ? "" : "; ").append(parameter.change().in(language));
    }
    if (text.isEmpty()) {
      return language == Language.VI
          ? "không có gì riêng của quy tắc này thay đổi"
          : "nothing that belongs to this rule alone has changed";
    }
    return text.toString();
  }
}
