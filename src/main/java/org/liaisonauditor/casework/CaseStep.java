package org.liaisonauditor.casework;

import java.time.LocalDate;
import java.util.List;
import org.liaisonauditor.domain.Signed;

/**
 * A step of the work on a finding. Steps are only added.
 *
 * @param number 1, 2 … within the case
 * @param kind what was done
 * @param role for whom it was done
 * @param signed who, when, why; of an answer the reason is the answer's text
 * @param due last day to answer, of {@link Kind#ASSIGNED} and {@link Kind#REJECTED}; else null
 * @param answer of {@link Kind#ANSWERED} what kind of answer; else null
 * @param outcome of {@link Kind#CLOSED} why nothing more is to be done; else null
 * @param evidence files handed in with it
 * @param units of {@link Kind#ANSWERED} codes of the units that it speaks for; none = the unit of
 *     the case
 */
public record CaseStep(
    int number,
    Kind kind,
    Role role,
    Signed signed,
    LocalDate due,
    Answer answer,
    Outcome outcome,
    List<Evidence> evidence,
    List<String> units) {

  public CaseStep {
    units = List.copyOf(units);
    evidence = List.copyOf(evidence);
  }

  /** What can be done with a finding. */
  public enum Kind {
    /** The answerable unit is asked, or has more time. */
    ASSIGNED,
    ANSWERED,
    /** The answer isn't enough; the unit has to answer again. */
    REJECTED,
    CONFIRMED,
    CLOSED
  }

  /** For whom somebody acts. */
  public enum Role {
    INSPECTOR,
    UNIT,
    /** The person named. */
    PERSON
  }

  /** What an answer is. */
  public enum Answer {
    EXPLANATION,
    /** The records were wrong, or what was missing has been done. */
    CORRECTION,
    EVIDENCE
  }

  /** Why nothing more is to be done. */
  public enum Outcome {
    CORRECTED,
    EXPLAINED,
    NOT_A_GAP
  }

  /**
   * A file that shows something.
   *
   * @param name as it was handed in
   * @param sha256 hash of its bytes, under which it is kept
   */
  public record Evidence(String name, String sha256) {}
}
