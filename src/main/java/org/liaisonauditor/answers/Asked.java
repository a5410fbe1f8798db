package org.liaisonauditor.answers;

import java.time.LocalDate;
import org.liaisonauditor.domain.Severity;
import org.liaisonauditor.domain.Text;

/**
 * A finding that is to be answered.
 *
 * @param fingerprint the same in every audit
 * @param unit code of the unit answerable
 * @param severity how much it matters
 * @param rule title of the rule
 * @param subject what it is about
 * @param message what was found
 * @param due last day to answer; null = none is set
 */
public record Asked(
    String fingerprint,
    String unit,
    Severity severity,
    Text rule,
    String subject,
    Text message,
    LocalDate due) {}
