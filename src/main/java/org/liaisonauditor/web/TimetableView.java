package org.liaisonauditor.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.liaisonauditor.domain.Text;

/** The timetable as the page shows it; a server without one shows none. */
public interface TimetableView {

  /**
   * A firing that is to come.
   *
   * @param entry code of the timetable entry
   * @param title of the entry
   * @param planned when it fires
   * @param from first day of the period that it will audit
   * @param to last day of the period
   * @param scope code of the unit whose branches it will audit; null = all
   */
  record Firing(
      String entry, Text title, Instant planned, LocalDate from, LocalDate to, String scope) {}

  /**
   * An entry that does not fire for the time being.
   *
   * @param entry code of the timetable entry
   * @param title of the entry
   * @param by who paused it
   * @param since when
   */
  record Paused(String entry, Text title, String by, Instant since) {}

  /** The next firings of all entries together, the earliest first. */
  List<Firing> next(int most);

  /** The entries that are paused, by code. */
  List<Paused> paused();
}
