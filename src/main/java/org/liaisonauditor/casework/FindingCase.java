package org.liaisonauditor.casework;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
   * Whether whoever it is about was heard: an answer is in, or the time to answer that was given
   * last is over.
   */
  public boolean heard(LocalDate today) {
    return heard(today, List.of(finding.unit()));
  }

  /**
   * Whether all were heard who answer for the finding: an answer of each is in, or the time to
   * answer that was given last is over.
   *
   * @param answerable codes of the units that answer for it
   */
  public boolean heard(LocalDate today, Collection<String> answerable) {
    return awaited(answerable).isEmpty() || due() != null && today.isAfter(due());
  }

  /**
   * The units whose answer is not in. Where one unit answers, an answer of the person named is one
   * too; where several do, none speaks for another.
   *
   * @param answerable codes of the units that answer for the finding
   */
  public List<String> awaited(Collection<String> answerable) {
    Set<String> answered = new HashSet<>();
    for (CaseStep step : steps) {
      if (step.kind() == CaseStep.Kind.ANSWERED) {
        answered.addAll(
            answerable.size() == 1
                ? answerable
                : step.role() == CaseStep.Role.PERSON
                    ? List.of()
                    : step.units().isEmpty() ? List.of(finding.unit()) : step.units());
      }
    }
    return answerable.stream().filter(unit -> !answered.contains(unit)).toList();
  }
}
