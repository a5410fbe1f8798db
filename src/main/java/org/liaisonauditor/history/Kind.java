package org.liaisonauditor.history;

import java.util.Arrays;
import java.util.Optional;

/** What an entry of the history is about. A code once used keeps its meaning. */
public enum Kind {
  /** The chain begins; what there was before is recorded right behind. */
  BEGINNING("beginning"),
  /** From here on things of a kind are recorded that were not; what there was follows. */
  TAKEN_UP("taken-up"),
  /** An audit has ended: done, or refused. */
  RUN("run"),
  /** A draft of rules was compared with an audit. */
  COMPARISON("comparison"),
  /** Somebody has looked at a comparison and agrees. */
  CONFIRMATION("confirmation"),
  /** A version of a rule pack was published. */
  PUBLICATION("publication"),
  /** A published version was taken back. */
  WITHDRAWAL("withdrawal"),
  /** A report was issued under a number. */
  REPORT("report"),
  /** An issued report was withdrawn. */
  REPORT_WITHDRAWAL("report-withdrawal"),
  /** A number that was taken for a report is borne by none. */
  NUMBER_GIVEN_UP("number-given-up"),
  /** A step of the work on a finding. */
  CASE_STEP("case-step"),
  /** A workbook with answers was taken in. */
  ANSWERS("answers"),
  /** Somebody asks for an accepted gap. */
  EXCEPTION_PROPOSAL("exception-proposal"),
  /** A second person agrees to it. */
  EXCEPTION_APPROVAL("exception-approval"),
  /** An accepted gap was taken back. */
  EXCEPTION_WITHDRAWAL("exception-withdrawal"),
  /** Something was put into the outbox, for one recipient. */
  DELIVERY("delivery"),
  /** What became of it: sent, refused, given up, unknown, stopped, or to be sent again. */
  DELIVERY_STEP("delivery-step");

  private final String code;

  Kind(String code) {
    this.code = code;
  }

  /** Whether it was recorded before the first entry said which kinds are. */
  boolean isEarly() {
    return this != ANSWERS && this != DELIVERY && this != DELIVERY_STEP;
  }

  /** The word for it in the database: lower-case letters and hyphens, at most 40. */
  public String code() {
    return code;
  }

  /** The kind of a code; empty where this program knows none. */
  static Optional<Kind> of(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
  }
}
