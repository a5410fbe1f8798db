package org.liaisonauditor.facts;

/**
 * What the consequence of a rule can do: report what its conditions matched. The message is filled
 * from the variables that the conditions bind ({@code $due} fills {@code {due}}), the evidence is
 * what they matched; neither is said here.
 */
public interface Findings {

  /**
   * Reports a finding without an occasion.
   *
   * @param subject what it is about, as the rule's description says
   * @param unit code of the unit answerable
   */
  void report(String subject, String unit);

  /**
   * Reports a finding.
   *
   * @param occasion what tells it from the next gap of the same subject: a day, the period …
   */
  void report(String subject, String unit, Object occasion);

  /**
   * Reports a finding as one of the variants that the rule's description names, with that variant's
   * severity and sentence.
   */
  void reportAs(String variant, String subject, String unit);

  /** Reports a finding as a variant, with an occasion. */
  void reportAs(String variant, String subject, String unit, Object occasion);
}
