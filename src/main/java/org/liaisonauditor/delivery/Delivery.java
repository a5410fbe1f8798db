package org.liaisonauditor.delivery;

import java.time.Instant;
import org.liaisonauditor.domain.Language;

/**
 * One document or line on its way to one recipient.
 *
 * @param number its number
 * @param about what it tells of: a run, or a firing that failed
 * @param run number of the run; null = there was none
 * @param issued number of the issued report that it brings; null = a draft, or a line alone
 * @param entry code of the timetable entry; null = a person named the recipient
 * @param report kind of the report
 * @param unit code of the unit that the report is about; blank = all that the run is about
 * @param to who gets it
 * @param sha256 hash of the document; null = there is none
 * @param fileName the document's name
 * @param attached whether a mail brings the document; it may be too large
 * @param messageId the mail's identity, the same in every try
 * @param queued when it was put into the outbox
 * @param attempts how often it was begun to be sent
 * @param failures how often that failed in a way that may pass, since it was put into the outbox
 * @param nextTry when it is to be sent; null = it is not waiting
 * @param sender the process that sends it; null = none does
 * @param aliveUntil when this process counts as dead at the latest
 * @param ended when it was sent, or failed for good; null = neither
 * @param failure why it was not sent; null = nothing went wrong
 */
public record Delivery(
    long number,
    String about,
    Long run,
    Long issued,
    String entry,
    String report,
    String unit,
    Language language,
    Recipient to,
    String sha256,
    String fileName,
    boolean attached,
    String subject,
    String body,
    String messageId,
    Instant queued,
    State state,
    int attempts,
    int failures,
    Instant nextTry,
    String sender,
    Instant aliveUntil,
    Instant ended,
    String failure) {

  /** How far a delivery is. */
  public enum State {
    WAITING,
    SENDING,
    SENT,
    /** It was refused for good. */
    FAILED,
    /** It failed too often in ways that might have passed. */
    GIVEN_UP,
    /** Nobody knows whether it was sent: a person has to say. */
    UNSURE,
    /** It was not sent, and is not to be any more. */
    STOPPED;

    /** Whether a person has to do something. */
    public boolean needsPerson() {
      return this == FAILED || this == GIVEN_UP || this == UNSURE;
    }
  }

  /** What it brings: an issued report, or else what it tells of. */
  public String brings() {
    return issued == null ? about : "report " + issued;
  }

  /** Whether it is a line about an audit that could not be done. */
  public boolean isFailureLine() {
    return report.equals(Outbox.FAILURE);
  }

  /** A step on its way. */
  public record Step(Instant at, State state, String by, String note) {}
}
