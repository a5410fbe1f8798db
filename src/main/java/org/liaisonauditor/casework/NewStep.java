package org.liaisonauditor.casework;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.liaisonauditor.domain.Signed;

/**
 * A step that somebody wants to take.
 *
 * @param kind what is done
 * @param role for whom
 * @param signed who, when, why; of an answer the reason is the answer's text
 * @param due last day to answer; needed by ASSIGNED and REJECTED, null else
 * @param answer what kind of answer; needed by ANSWERED, null else
 * @param outcome why nothing more is to be done; needed by CLOSED, null else
 * @param evidence files to keep with it
 * @param units of an answer codes of the units that it speaks for; none = the unit of the case
 */
public record NewStep(
    CaseStep.Kind kind,
    CaseStep.Role role,
    Signed signed,
    LocalDate due,
    CaseStep.Answer answer,
    CaseStep.Outcome outcome,
    List<Path> evidence,
    List<String> units) {

  public NewStep {
    units = List.copyOf(units);
    evidence = List.copyOf(evidence);
    demand(kind == CaseStep.Kind.ASSIGNED || kind == CaseStep.Kind.REJECTED, due, "due day");
    demand(kind == CaseStep.Kind.ANSWERED, answer, "kind of answer");
    demand(kind == CaseStep.Kind.CLOSED, outcome, "outcome");
  }

  private void demand(boolean needed, Object value, String what) {
    if (needed != (value != null)) {
      throw new IllegalArgumentException(
          "a step " + kind + (needed ? " needs a " : " has no ") + what);
    }
  }

  /** Asks the answerable unit, or gives it more time. */
  public static NewStep assign(LocalDate due, Signed signed) {
    return new NewStep(
        CaseStep.Kind.ASSIGNED,
        CaseStep.Role.INSPECTOR,
        signed,
        due,
        null,
        null,
        List.of(),
        List.of());
  }

  /** An answer of the unit of the case, or of the person. */
  public static NewStep answer(
      CaseStep.Role role, CaseStep.Answer answer, Signed signed, List<Path> evidence) {
    return answer(role, answer, signed, evidence, List.of());
  }

  /**
   * An answer of one unit or several.
   *
   * @param units codes of the units that it speaks for; none = the unit of the case
   */
  public static NewStep answer(
      CaseStep.Role role,
      CaseStep.Answer answer,
      Signed signed,
      List<Path> evidence,
      List<String> units) {
    return new NewStep(CaseStep.Kind.ANSWERED, role, signed, null, answer, null, evidence, units);
  }

  /** The answer isn't enough; another one is awaited. */
  public static NewStep reject(LocalDate due, Signed signed) {
    return new NewStep(
        CaseStep.Kind.REJECTED,
        CaseStep.Role.INSPECTOR,
        signed,
        due,
        null,
        null,
        List.of(),
        List.of());
  }

  /** The gap stands. */
  public static NewStep confirm(Signed signed) {
    return new NewStep(
        CaseStep.Kind.CONFIRMED,
        CaseStep.Role.INSPECTOR,
        signed,
        null,
        null,
        null,
        List.of(),
        List.of());
  }

  /** Nothing more is to be done. */
  public static NewStep close(CaseStep.Outcome outcome, Signed signed) {
    return new NewStep(
        CaseStep.Kind.CLOSED,
        CaseStep.Role.INSPECTOR,
        signed,
        null,
        null,
        outcome,
        List.of(),
        List.of());
  }
}
