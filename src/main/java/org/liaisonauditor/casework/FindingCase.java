package org.liaisonauditor.casework;

import java.time.LocalDate;
import java.util.List;

/**
 * What has been done about one occurrence of a finding.
 *
 * @param number known to people
 * @param pack code of the rule pack
 * @param run the audit in which it was opened
 * @param finding what it is about
 * @param steps in order; at least one
 */
public record FindingCase(
    long number, String pack, long run, CaseFinding finding, List<CaseStep> steps) {

  public FindingCase {
    steps = List.copyOf(steps);
  }

  /** Where it stands. */
  public CaseState state() {
    return CaseMoves.after(steps.getLast().kind());
  }

  /** Last day to answer; null where nobody has been asked yet. */
  public LocalDate due() {
    return steps.reversed().stream()
        .map(CaseStep::due)
        .filter(day -> day != null)
        .findFirst()
        .orElse(null);
  }

  /**
   * Whether whoever it is about was heard: an answer is in, or the time to answer is over. Where
   * more time was given, that time counts; a later question doesn't take an answer back.
   */
  public boolean heard(LocalDate today) {
    return steps.stream()
        .anyMatch(
            step ->
                step.kind() == CaseStep.Kind.ANSWERED
                    || step.kind() == CaseStep.Kind.CONFIRMED
                    || step == steps.getLast() && step.due() != null && today.isAfter(step.due()));
  }
}
