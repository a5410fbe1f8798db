package org.liaisonauditor.issuing;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A number that was taken and is not bound to a report: the report is being made, or the number was
 * given up.
 *
 * @param number among all numbers and issued reports, from 1
 * @param term within which its document number counts
 * @param series what it is numbered with
 * @param documentNumber the number itself
 * @param subject the report that it was taken for
 * @param on the day that was to stand in the report
 * @param at when it was taken
 * @param by who issues the report
 * @param login the user of the machine then
 * @param owner the process that makes the report
 * @param until when whoever makes it is no longer waited for
 * @param givenUp why no report bears it; null = the report is being made
 */
public record TakenNumber(
    long number,
    String term,
    Series series,
    int documentNumber,
    IssuedReport.Subject subject,
    LocalDate on,
    Instant at,
    String by,
    String login,
    String owner,
    Instant until,
    GivenUp givenUp) {

  /** Who gave it up, when and why. */
  public record GivenUp(Instant at, String by, String login, String reason) {}

  /** The number as a report would have borne it, such as {@code 12-BC/BTCTU}. */
  public String written() {
    return series.written(documentNumber);
  }
}
