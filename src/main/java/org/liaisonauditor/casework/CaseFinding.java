package org.liaisonauditor.casework;

/**
 * The finding that a case is about.
 *
 * @param fingerprint the same in every audit
 * @param occurrence 1 the first time, one more each time that it came back
 * @param rule code of the rule
 * @param subject what it is about, as the rule catalogue says
 * @param unit code of the unit answerable when the case was opened
 * @param occasion what tells it from the next gap of the same rule and subject; may be blank
 */
public record CaseFinding(
    String fingerprint, int occurrence, String rule, String subject, String unit, String occasion) {

  @Override
  public String toString() {
    return rule
        + " of "
        + subject
        + (occasion.isEmpty() ? "" : " (" + occasion + ")")
        + ", unit "
        + unit;
  }
}
