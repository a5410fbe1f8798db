package org.liaisonauditor.rules;

import java.util.List;
import org.liaisonauditor.domain.Severity;
import org.liaisonauditor.domain.Submitted;
import org.liaisonauditor.domain.Text;

/**
 * What a rule reported for a partition.
 *
 * @param rule the rule
 * @param severity of the rule, or of the variant reported
 * @param subject what it is about
 * @param unit code of the unit answerable
 * @param occasion may be blank
 * @param message the sentence, filled
 * @param evidence the records that the conditions matched
 */
public record Report(
    Rule rule,
    Severity severity,
    String subject,
    String unit,
    String occasion,
    Text message,
    List<Submitted> evidence) {}
