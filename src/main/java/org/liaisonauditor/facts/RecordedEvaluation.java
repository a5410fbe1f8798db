package org.liaisonauditor.facts;

import java.time.LocalDate;
import java.util.List;
import org.liaisonauditor.domain.Evaluation;
import org.liaisonauditor.domain.Submitted;

/** An evaluation of a member of the branch as recorded, of whatever year and as-of date. */
public record RecordedEvaluation(AuditContext context, Evaluation evaluation) implements Fact {

  /** Code of the member. [Evaluations.member_code] */
  public String member() {
    return evaluation.member();
  }

  /** Code of the branch that gave it. [Evaluations.residence_code] */
  public String branch() {
    return evaluation.residence();
  }

  /** The year. [Evaluations.year] */
  public int year() {
    return evaluation.year();
  }

  /** Day of signature. [Evaluations.signed_on] */
  public LocalDate signedOn() {
    return evaluation.signedOn();
  }

  /** Day on which it was sent to the workplace; may be blank. [Evaluations.sent_on] */
  public LocalDate sentOn() {
    return evaluation.sentOn();
  }

  /** Day on which the workplace received it; may be blank. [Evaluations.received_on] */
  public LocalDate receivedOn() {
    return evaluation.receivedOn();
  }

  /**
   * {@code member_code/year/branch}: the key of the evaluation. [Evaluations.member_code,
   * Evaluations.year, Evaluations.residence_code]
   */
  public String key() {
    return member() + "/" + year() + "/" + branch();
  }

  @Override
  public List<? extends Submitted> records() {
    return List.of(evaluation);
  }
}
