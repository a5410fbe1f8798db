package org.liaisonauditor.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.liaisonauditor.domain.RatingScale;
import org.liaisonauditor.domain.Text;

/**
 * A regulation, as a pack describes it.
 *
 * @param code name of the pack's folder, such as {@code qd213}
 * @param title its title
 * @param validFrom first day of its validity
 * @param validTo last day of its validity, or null
 * @param clauses its clauses in order
 * @param ratingScale the ratings of residence comments
 * @param parameters by name, what the parameters mean and where their values come from
 * @param retiredRules codes of rules that are no more, which no rule may take again
 * @param switchedOff by code, the rules that audits of some periods leave out
 */
public record Regulation(
    String code,
    Text title,
    LocalDate validFrom,
    LocalDate validTo,
    List<Clause> clauses,
    RatingScale ratingScale,
    NavigableMap<String, ParameterInfo> parameters,
    NavigableMap<String, RetiredRule> retiredRules,
    NavigableMap<String, SwitchedOff> switchedOff) {

  /**
   * A clause of the regulation or of its guidance.
   *
   * @param id its id in the pack, such as {@code qd213-4.3}
   * @param reference how people cite it
   * @param text what it asks, in our words
   * @param status how far rules watch over it
   * @param rules codes of the rules that rest on it
   */
  public record Clause(
      String id, Text reference, Text text, ClauseStatus status, List<String> rules) {}

  /** How far the rules watch over a clause. */
  public enum ClauseStatus {
    /** Its rules judge all of it that records can show. */
    COVERED,
    /** Its rules judge a part of it. */
    PARTLY,
    /** Asks for something that records can't show: a person has to judge it. */
    NOT_FOR_A_MACHINE,
    /** Could be judged, but no rule does yet. */
    NO_RULE_YET
  }

  /**
   * What a parameter means.
   *
   * @param unit of its values, such as {@code days}
   * @param meaning one line
   * @param values the dated values with their source, oldest first
   */
  public record ParameterInfo(String unit, Text meaning, List<DatedValue> values) {}

  /**
   * A value and since when it counts.
   *
   * @param from its first day; null = from the beginning
   * @param value as written in the pack
   * @param source who set it, where
   */
  public record DatedValue(LocalDate from, String value, Text source) {}

  /**
   * A rule that is no more.
   *
   * @param on the day from which it was no longer in the pack
   * @param reason why, in one line
   */
  public record RetiredRule(LocalDate on, Text reason) {}

  /**
   * Why a rule is left out for some time.
   *
   * @param from first day on which a period may end that the rule does not judge
   * @param to last such day; null = until further notice
   * @param reason why, in one line
   */
  public record SwitchedOff(LocalDate from, LocalDate to, Text reason) {

    boolean on(LocalDate day) {
      return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }
  }

  /**
   * The rules that don't judge a period, by code.
   *
   * @param lastDay of the period
   */
  public NavigableMap<String, SwitchedOff> switchedOff(LocalDate lastDay) {
    NavigableMap<String, SwitchedOff> off = new TreeMap<>(switchedOff);
    off.values().removeIf(one -> !one.on(lastDay));
    return off;
  }

  /** The clauses by id. */
  public Clause clause(String id) {
    return clauses.stream().filter(clause -> clause.id().equals(id)).findFirst().orElseThrow();
  }

  /** The clauses that a rule rests on. */
  public List<Clause> clausesOf(String rule) {
    return clauses.stream().filter(clause -> clause.rules().contains(rule)).toList();
  }
}
