package org.liaisonauditor.reports;

import java.time.LocalDate;

/**
 * What a report bears that is known only when it is issued; without it a report is a draft.
 *
 * @param number the digits of its number; the letterhead says what stands around them
 * @param on its day
 * @param place where it is signed; null = as the letterhead says
 * @param signer whose name stands below it
 * @param historyHead the end of the history, so that every reader is its witness
 * @param replaces number of the report that it takes the place of, as that bears it; null = none
 * @param replacesOn day of that report; null = none
 */
public record Stamp(
    String number,
    LocalDate on,
    String place,
    String signer,
    String historyHead,
    String replaces,
    LocalDate replacesOn) {

  /** A line that says what the document depends on. */
  String identity() {
    return String.join(
        "|",
        "issued",
        number,
        on.toString(),
        place == null ? "" : place,
        signer,
        historyHead,
        replaces == null ? "" : replaces + "@" + replacesOn);
  }
}
