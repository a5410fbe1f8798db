package org.liaisonauditor.delivery;

import org.liaisonauditor.domain.Language;

/**
 * What one recipient gets of each run of a timetable entry.
 *
 * @param report kind of the report; null = a line where the audit could not be done
 * @param unit code of the unit that the report is about; null = all that the run is about
 * @param ofAll whether the entry names all units rather than this one: one of another kind than the
 *     report's is passed over then
 * @param send which of its documents
 * @param language of the report and of the mail
 */
public record DeliveryOrder(
    String report, String unit, boolean ofAll, Send send, Language language, Recipient to) {

  /** Which documents of a report are sent. */
  public enum Send {
    /** The draft, as soon as the run is done. */
    DRAFT,
    /** The signed one, as soon as it is issued. */
    ISSUED,
    BOTH;

    /** Whether the draft of a run is sent. */
    public boolean drafts() {
      return this != ISSUED;
    }

    /** Whether what is issued of a run is sent. */
    public boolean issued() {
      return this != DRAFT;
    }
  }
}
