package org.liaisonauditor.issuing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.liaisonauditor.history.Digest;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.Moments;

/** The numbers that were taken, as they are kept. */
final class TakenNumbers {

  private static final String COLUMNS =
      "number, term, body, form, document_number, run, earlier_run, report, unit_code, language,"
          + " issued_on, taken_at, taken_by, taken_login, owner, waited_until";

  private static final String QUERY =
      "SELECT t."
          + COLUMNS.replace(", ", ", t.")
          + ", g.given_up_at, g.given_up_by, g.given_up_login, g.reason"
          + " FROM taken_number t LEFT JOIN given_up_number g ON g.number = t.number"
          + " LEFT JOIN issued_report i ON i.number = t.number WHERE i.number IS NULL";

  private final Database database;

  TakenNumbers(Database database) {
    this.database = database;
  }

  /** Those that no report bears, in the order in which they were taken. */
  List<TakenNumber> unbound() {
    return where("1 = 1");
  }

  /** A number that no report bears. */
  Optional<TakenNumber> unbound(long number) {
    return where("t.number = ?", number).stream().findFirst();
  }

  /** Those whose report is being made. */
  List<TakenNumber> open() {
    return where("g.number IS NULL");
  }

  /** Those that were given up. */
  List<TakenNumber> givenUp() {
    return where("g.number IS NOT NULL");
  }

  /** Hash of all that is noted of how a number was taken; of nothing where it was not. */
  String taking(long number) {
    Digest taking = new Digest("taken number");
    database
        .sql()
        .sql("SELECT " + COLUMNS + " FROM taken_number WHERE number = ?")
        .param(number)
        .query(
            row -> {
              taking.add(row);
            });
    return taking.summary();
  }

  /** A term in which numbers were taken, with the first and the last day of them. */
  record Span(String term, LocalDate first, LocalDate last) {}

  /** The terms in which numbers were taken. */
  List<Span> terms() {
    return database
        .sql()
        .sql("SELECT term, MIN(issued_on), MAX(issued_on) FROM taken_number GROUP BY term")
        .query(
            (row, at) ->
                new Span(
                    row.getString(1),
                    row.getObject(2, LocalDate.class),
                    row.getObject(3, LocalDate.class)))
        .list();
  }

  /** The next number of a series within a term; under the guard. */
  int next(String term, Series series) {
    return database
        .sql()
        .sql(
            "SELECT COALESCE(MAX(document_number), 0) + 1 FROM taken_number WHERE term = ?"
                + " AND body = ? AND form = ?")
        .params(term, series.body(), series.form())
        .query(Integer.class)
        .single();
  }

  /** The next number among all; under the guard. */
  long next() {
    return database
        .sql()
        .sql("SELECT COALESCE(MAX(number), 0) + 1 FROM taken_number")
        .query(Long.class)
        .single();
  }

  /** Takes a number, within the transaction that runs. */
  void take(TakenNumber taken) {
    IssuedReport.Subject subject = taken.subject();
    database
        .sql()
        .sql(
            "INSERT INTO taken_number ("
                + COLUMNS
                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            taken.number(),
            taken.term(),
            taken.series().body(),
            taken.series().form(),
            taken.documentNumber(),
            subject.run(),
            subject.earlier(),
            subject.kind(),
            subject.unit() == null ? "" : subject.unit(),
            subject.language().tag(),
            taken.on(),
            Moments.at(taken.at()),
            taken.by(),
            taken.login(),
            taken.owner(),
            Moments.at(taken.until()))
        .update();
  }

  /** Notes that a number is given up, within the transaction that runs. */
  void giveUp(long number, TakenNumber.GivenUp how) {
    database
        .sql()
        .sql(
            "INSERT INTO given_up_number (number, given_up_at, given_up_by, given_up_login, reason)"
                + " VALUES (?, ?, ?, ?, ?)")
        .params(number, Moments.at(how.at()), how.by(), how.login(), how.reason())
        .update();
  }

  private List<TakenNumber> where(String condition, Object... parameters) {
    return database
        .sql()
        .sql(QUERY + " AND " + condition + " ORDER BY t.number")
        .params(parameters)
        .query((row, at) -> taken(row))
        .list();
  }

  private static TakenNumber taken(ResultSet row) throws SQLException {
    Instant givenUp = Moments.of(row, 17);
    return new TakenNumber(
        row.getLong(1),
        row.getString(2),
        new Series(row.getString(3), row.getString(4)),
        row.getInt(5),
        IssuedReport.Subject.of(row, 6),
        row.getObject(11, LocalDate.class),
        Moments.of(row, 12),
        row.getString(13),
        row.getString(14),
        row.getString(15),
        Moments.of(row, 16),
        givenUp == null
            ? null
            : new TakenNumber.GivenUp(
                givenUp, row.getString(18), row.getString(19), row.getString(20)));
  }
}
