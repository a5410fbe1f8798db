package org.liaisonauditor.issuing;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.KeptFiles;
import org.liaisonauditor.store.Moments;

/** The reports that were issued, as they are kept. */
public final class IssuedReports {

  private static final String COLUMNS =
      "number, term, body, form, document_number, run, earlier_run, report, unit_code, language,"
          + " title, issued_on, issued_at, issued_by, issued_login, signer, certificate,"
          + " history_head, program_version, reports_bundle, unsigned_sha256, sha256, replaces";

  private static final String QUERY =
      "SELECT i."
          + COLUMNS.replace(", ", ", i.")
          + ", w.withdrawn_at, w.withdrawn_by, w.withdrawn_login, w.reason, n.number"
          + " FROM issued_report i LEFT JOIN report_withdrawal w ON w.report = i.number"
          + " LEFT JOIN issued_report n ON n.replaces = i.number";

  private final Database database;
  private final KeptFiles files;

  IssuedReports(Database database) {
    this.database = database;
    this.files = new KeptFiles(database);
  }

  /** All of them, the oldest first. */
  public List<IssuedReport> all() {
    return where("1 = 1");
  }

  /** The report of a number. */
  public Optional<IssuedReport> find(long number) {
    return where("i.number = ?", number).stream().findFirst();
  }

  /** The reports whose file has a hash. */
  public List<IssuedReport> ofFile(String sha256) {
    return where("i.sha256 = ?", sha256);
  }

  /** The reports that bear a document number, such as {@code 12-BC/BTCTU}, of any term. */
  public List<IssuedReport> numbered(String written) {
    return all().stream().filter(report -> report.written().equals(written)).toList();
  }

  /** The report that was issued of a subject and counts. */
  public Optional<IssuedReport> counting(IssuedReport.Subject subject) {
    return where("i.run = ?", subject.run()).stream()
        .filter(report -> report.withdrawn() == null && report.subject().equals(subject))
        .findFirst();
  }

  /**
   * Writes a report as it was issued, to the byte.
   *
   * @throws IOException where the file can't be written
   */
  public void copyTo(IssuedReport report, Path file) throws IOException {
    files.copyTo(report.sha256(), file);
  }

  /** Writes a kept document, as it is there now. */
  void copyTo(String sha256, Path file) throws IOException {
    files.copyTo(sha256, file);
  }

  /**
   * A document that is kept.
   *
   * @param number of the report
   * @param historyHead the head that stands in it, as the record says
   * @param sha256 of its bytes
   */
  record Kept(long number, String historyHead, String sha256) {}

  /** What each report says of the history, the oldest first, however mangled the rows are. */
  List<Kept> heads() {
    return database
        .sql()
        .sql("SELECT number, history_head, sha256 FROM issued_report ORDER BY number")
        .query((row, at) -> new Kept(row.getLong(1), row.getString(2), row.getString(3)))
        .list();
  }

  /** How many bytes the file of a report has. */
  public long bytes(IssuedReport report) {
    return database
        .sql()
        .sql("SELECT bytes FROM kept_file WHERE sha256 = ?")
        .param(report.sha256())
        .query(Long.class)
        .single();
  }

  /** Keeps the file and notes the report, within the transaction that runs. */
  void add(IssuedReport report, Path file) {
    files.keep(report.sha256(), file);
    IssuedReport.Subject subject = report.subject();
    database
        .sql()
        .sql(
            "INSERT INTO issued_report ("
                + COLUMNS
                + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            report.number(),
            report.term(),
            report.series().body(),
            report.series().form(),
            report.documentNumber(),
            subject.run(),
            subject.earlier(),
            subject.kind(),
            subject.unit() == null ? "" : subject.unit(),
            subject.language().tag(),
            report.title(),
            report.on(),
            Moments.at(report.at()),
            report.by(),
            report.login(),
            report.signer(),
            report.certificate(),
            report.historyHead(),
            report.programVersion(),
            report.reportsBundle(),
            report.unsignedSha256(),
            report.sha256(),
            report.replaces())
        .update();
  }

  /** Notes a withdrawal, within the transaction that runs. */
  void withdraw(long number, IssuedReport.Withdrawn withdrawn) {
    database
        .sql()
        .sql(
            "INSERT INTO report_withdrawal (report, withdrawn_at, withdrawn_by, withdrawn_login,"
                + " reason) VALUES (?, ?, ?, ?, ?)")
        .params(
            number,
            Moments.at(withdrawn.at()),
            withdrawn.by(),
            withdrawn.login(),
            withdrawn.reason())
        .update();
  }

  private List<IssuedReport> where(String condition, Object... parameters) {
    return database
        .sql()
        .sql(QUERY + " WHERE " + condition + " ORDER BY i.number")
        .params(parameters)
        .query((row, at) -> report(row))
        .list();
  }

  private static IssuedReport report(ResultSet row) throws SQLException {
    Instant withdrawn = Moments.of(row, 24);
    return new IssuedReport(
        row.getLong(1),
        row.getString(2),
        new Series(row.getString(3), row.getString(4)),
        row.getInt(5),
        IssuedReport.Subject.of(row, 6),
        row.getString(11),
        row.getObject(12, java.time.LocalDate.class),
        Moments.of(row, 13),
        row.getString(14),
        row.getString(15),
        row.getString(16),
        row.getString(17),
        row.getString(18),
        row.getString(19),
        row.getString(20),
        row.getString(21),
        row.getString(22),
        row.getObject(23, Long.class),
        withdrawn == null
            ? null
            : new IssuedReport.Withdrawn(
                withdrawn, row.getString(25), row.getString(26), row.getString(27)),
        row.getObject(28, Long.class));
  }
}
