package org.liaisonauditor.audit;

import java.util.List;
import java.util.stream.Stream;
import org.liaisonauditor.domain.Severity;
import org.liaisonauditor.domain.Submitted;
import org.liaisonauditor.domain.Text;

/**
 * A gap to look into, never a verdict: the unit or the person answers before it is confirmed.
 *
 * @param rule code of the rule
 * @param severity how much it matters
 * @param subject what it is about, as the rule catalogue says: a member, meeting, branch …
 * @param unit code of the unit answerable
 * @param occasion what tells it from the next gap of the same rule and subject; may be blank
 * @param message one sentence with the figures that made it a finding
 * @param fingerprint the same for the same gap in every audit: hash of rule, subject and occasion
 * @param clauses ids of the clauses that the rule rests on
 * @param ruleHash the version of the rule
 * @param branch the residence branch (partition) in whose records it was found
 * @param evidence the records it rests on, by file, sheet and row
 * @param alsoAnswerable codes of the other units that answer for it, where a rule found the same
 *     gap in the records of several; in their order, mostly none
 */
public record Finding(
    String rule,
    Severity severity,
    String subject,
    String unit,
    String occasion,
    Text message,
    String fingerprint,
    List<String> clauses,
    String ruleHash,
    String branch,
    List<Submitted> evidence,
    List<String> alsoAnswerable) {

  public Finding {
    alsoAnswerable = List.copyOf(alsoAnswerable);
  }

  /** A finding that one unit alone answers for. */
  public Finding(
      String rule,
      Severity severity,
      String subject,
      String unit,
      String occasion,
      Text message,
      String fingerprint,
      List<String> clauses,
      String ruleHash,
      String branch,
      List<Submitted> evidence) {
    this(
        rule,
        severity,
        subject,
        unit,
        occasion,
        message,
        fingerprint,
        clauses,
        ruleHash,
        branch,
        evidence,
        List.of());
  }

  /** All units that answer for it. */
  public List<String> answerable() {
    return Stream.concat(Stream.of(unit), alsoAnswerable.stream()).toList();
  }
}
