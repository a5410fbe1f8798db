package org.liaisonauditor.schedule;

/** Tells those who want to know that a firing failed for good, within the transaction that runs. */
interface FailureLines {

  void tell(TimetableEntry entry, Firing firing);
}
