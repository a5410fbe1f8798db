package org.liaisonauditor.rules;

import java.util.List;
import org.liaisonauditor.domain.Submitted;

/**
 * Why a rule finds something about a subject, or why not.
 *
 * @param rule the rule
 * @param off why the rule is left out of the audit of the period; null = it isn't
 * @param subject what was asked about
 * @param found why, for each way in which a finding came about; empty where there is none
 * @param missed why not, for each of the rule's ways that leads to none; empty where one does
 * @param near the subject that was perhaps meant, where nothing at all is known of this one; or
 *     null
 * @param otherOccasions where there is none with the occasion asked for, those that the subject's
 *     findings have
 */
public record Explanation(
    Rule rule,
    Regulation.SwitchedOff off,
    String subject,
    List<Found> found,
    List<Missed> missed,
    String near,
    List<String> otherOccasions) {

  /**
   * A finding and what it rests on.
   *
   * @param report the finding
   * @param name name of the rule in the DRL
   * @param conditions each condition, which held
   * @param changes the nearest changes of one cell that would have avoided it, nearest first; each
   *     was tried
   */
  public record Found(
      Report report, String name, List<Condition> conditions, List<Change> changes) {}

  /**
   * A way of the rule that led to no finding.
   *
   * @param name name of the rule in the DRL
   * @param failed the first condition that failed; of several records, of the one that came
   *     furthest; null = no record of the subject reached the rule
   * @param records the records that were looked at
   */
  public record Missed(String name, Condition failed, List<Submitted> records) {}

  /**
   * A condition of the rule.
   *
   * @param file file and line of the DRL, {@code late-introduction/rule.drl:14}, or of a table the
   *     cell
   * @param text the condition as in the DRL
   * @param kind what sort of condition it is
   * @param parts its parts that are true or false by themselves
   */
  public record Condition(String file, String text, Kind kind, List<Part> parts) {}

  /** What sort of condition. */
  public enum Kind {
    /** On the fields of a fact. */
    FIELDS,
    /** There must be none, and there is none. */
    NONE,
    /** There must be one, and there is one; or there must be none, but there is one. */
    ONE,
    /** No record at all is tied to the ones before. */
    NO_RECORD
  }

  /**
   * A comparison, or a field that is yes or no.
   *
   * @param operator {@code ==}, {@code <} …, {@code memberOf} …, {@code yes} or {@code no}: what
   *     the rule asks of the values
   * @param values what was found: of a comparison the left and the right value
   * @param held whether the rule got what it asks for
   */
  public record Part(String operator, List<Value> values, boolean held) {}

  /**
   * A value found.
   *
   * @param name the field, variable or function, as in the DRL
   * @param as what it was bound to; blank = itself
   * @param value the value; null = blank
   * @param cells where it comes from
   * @param parameters the parameters in it, {@code receiptDays = 10}
   */
  public record Value(
      String name, String as, Object value, List<Place> cells, List<String> parameters) {}

  /**
   * A cell of a submitted workbook.
   *
   * @param column column of the data contract
   */
  public record Place(Submitted submitted, String column) {}

  /** A cell that would have had to hold another value. */
  public record Change(Place place, Object from, Object to) {}
}
