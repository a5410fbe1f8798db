package org.liaisonauditor.rules;

import java.util.List;
import org.liaisonauditor.domain.Records;
import org.liaisonauditor.domain.Severity;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.facts.AuditContext;

/**
 * A small case beside a rule: records, and the findings that the rule must report on them.
 *
 * @param rule code of the rule
 * @param file path of its file below the pack
 * @param line line on which it begins
 * @param name what it shows, in a few words
 * @param context period, as-of date and parameters
 * @param records what is given
 * @param expected the findings, and no other
 * @param draft as it is written
 */
public record Scenario(
    String rule,
    String file,
    int line,
    String name,
    AuditContext context,
    Records records,
    List<Expected> expected,
    ScenarioDraft draft) {

  /**
   * A finding that must be reported.
   *
   * @param message its sentence to the letter, or null where any will do
   */
  public record Expected(
      String subject, String unit, Severity severity, String occasion, Text message) {}
}
