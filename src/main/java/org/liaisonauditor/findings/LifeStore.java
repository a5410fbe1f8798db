package org.liaisonauditor.findings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.liaisonauditor.domain.Severity;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.store.Database;

/**
 * The lives of findings in the database, whole for each run that has them. Rows are only ever
 * added.
 */
public final class LifeStore {

  /** Held while an audit is noted as the next one; see {@link Database#lock}. */
  public static final String GUARD = "finding lives";

  private static final List<String> COLUMNS =
      List.of(
          "run",
          "fingerprint",
          "rule",
          "subject",
          "occasion",
          "unit_code",
          "branch_code",
          "severity",
          "message_vi",
          "message_en",
          "state",
          "why_vi",
          "why_en",
          "severity_before",
          "unit_before",
          "first_run",
          "first_as_of",
          "occurrence",
          "since_run",
          "since_as_of",
          "last_run",
          "last_as_of",
          "previous_since_run",
          "previous_since_as_of",
          "previous_last_run",
          "previous_last_as_of");

  private final Database database;

  public LifeStore(Database database) {
    this.database = database;
  }

  /** Keeps the lives of a run, within the transaction that runs. */
  public void add(Lives lives) {
    long run = lives.audit().run();
    List<Object> audit = new ArrayList<>();
    audit.add(run);
    audit.add(lives.before() == null ? null : lives.before().audit().run());
    audit.add(lives.before() == null ? null : lives.before().sha256());
    audit.add(lives.passedOver());
    database
        .sql()
        .sql(
            "INSERT INTO finding_audit (run, compared_with, compared_sha256, passed_over)"
                + " VALUES (?, ?, ?, ?)")
        .params(audit)
        .update();
    database.addRows(
        "finding_life",
        COLUMNS,
        rows -> {
          for (Life life : lives.all()) {
            Occurrence previous = life.previous();
            rows.add(
                run,
                life.fingerprint(),
                life.rule(),
                life.subject(),
                life.occasion(),
                life.unit(),
                life.branch(),
                life.severity().name(),
                life.message().vi(),
                life.message().en(),
                life.state().name(),
                life.why() == null ? null : life.why().vi(),
                life.why() == null ? null : life.why().en(),
                life.severityBefore() == null ? null : life.severityBefore().name(),
                life.unitBefore(),
                life.first().run(),
                life.first().asOf(),
                life.occurrence().number(),
                life.occurrence().since().run(),
                life.occurrence().since().asOf(),
                life.occurrence().last().run(),
                life.occurrence().last().asOf(),
                previous == null ? null : previous.since().run(),
                previous == null ? null : previous.since().asOf(),
                previous == null ? null : previous.last().run(),
                previous == null ? null : previous.last().asOf());
          }
        });
  }

  private record Compared(LocalDate asOf, Lives.Before before, Long passedOver) {}

  /** The lives of a run; empty where it has none: it judged by a draft, or repeats another run. */
  public Optional<Lives> of(long run) {
    Optional<Compared> compared =
        database
            .sql()
            .sql(
                "SELECT r.as_of, b.number, b.as_of, b.period_from, b.period_to, a.compared_sha256,"
                    + " a.passed_over"
                    + " FROM finding_audit a JOIN run r ON r.number = a.run"
                    + " LEFT JOIN run b ON b.number = a.compared_with WHERE a.run = ?")
            .param(run)
            .query((row, at) -> compared(row))
            .optional();
    return compared.map(
        audit ->
            new Lives(new Seen(run, audit.asOf()), audit.before(), audit.passedOver(), lives(run)));
  }

  private static Compared compared(ResultSet row) throws SQLException {
    Seen before = seen(row, 2);
    return new Compared(
        row.getObject(1, LocalDate.class),
        before == null
            ? null
            : new Lives.Before(
                before,
                row.getObject(4, LocalDate.class),
                row.getObject(5, LocalDate.class),
                row.getString(6)),
        number(row, 7));
  }

  private List<Life> lives(long run) {
    return database
        .sql()
        .sql("SELECT " + String.join(", ", COLUMNS) + " FROM finding_life WHERE run = ?")
        .param(run)
        .query((row, at) -> life(row))
        .list();
  }

  private static Life life(ResultSet row) throws SQLException {
    int number = row.getInt(18);
    Seen previous = seen(row, 23);
    return new Life(
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        Severity.valueOf(row.getString(8)),
        new Text(row.getString(9), row.getString(10)),
        Life.State.valueOf(row.getString(11)),
        row.getString(12) == null ? null : new Text(row.getString(12), row.getString(13)),
        row.getString(14) == null ? null : Severity.valueOf(row.getString(14)),
        row.getString(15),
        seen(row, 16),
        new Occurrence(number, seen(row, 19), seen(row, 21)),
        previous == null ? null : new Occurrence(number - 1, previous, seen(row, 25)));
  }

  /** A run and its as-of date, in two columns; null where the date is blank. */
  private static Seen seen(ResultSet row, int column) throws SQLException {
    LocalDate asOf = row.getObject(column + 1, LocalDate.class);
    return asOf == null ? null : new Seen(number(row, column), asOf);
  }

  private static Long number(ResultSet row, int column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? null : number;
  }
}
