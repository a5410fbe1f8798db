package org.liaisonauditor.issuing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.liaisonauditor.domain.Language;

/**
 * A report that was issued.
 *
 * @param number among all that were issued, from 1
 * @param term within which its document number counts
 * @param series what it is numbered with
 * @param documentNumber the number itself
 * @param subject which report it is
 * @param title type and subject, as it bears them
 * @param on the day that stands in it
 * @param at when it was issued
 * @param by who issued it
 * @param login the user of the machine then
 * @param signer whose name stands below it
 * @param certificate holder of the certificate that it is signed with; null = signed on paper
 * @param historyHead the end of the history that stands in it
 * @param programVersion of the program that made it
 * @param reportsBundle hash of the definitions that it was made by
 * @param unsignedSha256 hash of its bytes without the signature
 * @param sha256 hash of its bytes, under which they are kept
 * @param replaces number of the report that it takes the place of; null = none
 * @param withdrawn how it was withdrawn; null = it counts
 * @param replacedBy number of the report that takes its place; null = none
 */
public record IssuedReport(
    long number,
    String term,
    Series series,
    int documentNumber,
    Subject subject,
    String title,
    LocalDate on,
    Instant at,
    String by,
    String login,
    String signer,
    String certificate,
    String historyHead,
    String programVersion,
    String reportsBundle,
    String unsignedSha256,
    String sha256,
    Long replaces,
    Withdrawn withdrawn,
    Long replacedBy) {

  /**
   * Which report it is.
   *
   * @param run number of the audit
   * @param earlier number of the audit that it is compared with; null = none
   * @param kind code of the kind of report
   * @param unit code of the unit that it is about; null = all
   * @param language its language
   */
  public record Subject(long run, Long earlier, String kind, String unit, Language language) {

    /** The one that stands in five columns of a row, in this order; a blank unit is none. */
    static Subject of(ResultSet row, int first) throws SQLException {
      String unit = row.getString(first + 3);
      return new Subject(
          row.getLong(first),
          row.getObject(first + 1, Long.class),
          row.getString(first + 2),
          unit.isEmpty() ? null : unit,
          Language.of(row.getString(first + 4)));
    }
  }

  /** Who withdrew it, when and why. */
  public record Withdrawn(Instant at, String by, String login, String reason) {}

  /** Its number as it bears it, such as {@code 12-BC/BTCTU}. */
  public String written() {
    return series.written(documentNumber);
  }

  /** Whether its signature stands on paper. */
  public boolean byHand() {
    return certificate == null;
  }
}
