package org.liaisonauditor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.liaisonauditor.domain.Problem;
import org.liaisonauditor.domain.Table;
import org.liaisonauditor.domain.Text;

/** The submissions, append-only: a later one supersedes, it never overwrites. */
public final class Submissions {

  private static final String COLUMNS =
      "s.number, s.delivery, s.unit_code, s.file_name, s.sha256, f.bytes, s.sent_by,"
          + " s.received_at, s.door, s.accepted, s.readable, s.row_count, s.unusable_rows";

  private static final String FROM = " FROM submission s JOIN kept_file f ON f.sha256 = s.sha256";

  private final Database database;
  private final KeptFiles files;

  public Submissions(Database database) {
    this.database = database;
    this.files = new KeptFiles(database);
  }

  /** A table of an earlier submission that no longer counts. */
  public record Superseded(long submission, Table table) {}

  /** What became of a submission that was kept. */
  public record Kept(long number, List<Superseded> superseded) {}

  /** Whether a new submission takes the place of earlier ones. */
  public enum Supersede {
    /** Of the same unit's earlier ones that list for the most part the same records. */
    SAME_RECORDS,
    /** Of none: it adds to what is there. */
    NOTHING
  }

  /**
   * Keeps a submission, whole or not at all. One at a time, so that their numbers follow the order
   * in which they become visible.
   *
   * @param delivery number of the first submission of the delivery; 0 = this is the first
   */
  public Kept keep(NewSubmission submission, long delivery, Supersede supersede) {
    return keep(submission, delivery, supersede, number -> {});
  }

  /**
   * Keeps a file, and does something more within the same transaction.
   *
   * @param also done where the file is accepted; it is given the submission's number
   */
  public Kept keep(
      NewSubmission submission, long delivery, Supersede supersede, LongConsumer also) {
    return database.inTransaction(
        () -> {
          database.lock("submissions");
          long number = database.next("submission_number");
          files.keep(submission.sha256(), submission.file());
          insert(submission, number, delivery == 0 ? number : delivery);
          insertProblems(submission, number);
          if (!submission.accepted()) {
            return new Kept(number, List.of());
          }
          insertContent(submission, number);
          also.accept(number);
          List<Superseded> superseded =
              supersede == Supersede.NOTHING
                  ? List.of()
                  : supersede(submission, number, delivery == 0 ? number : delivery);
          return new Kept(number, superseded);
        });
  }

  private void insert(NewSubmission submission, long number, long delivery) {
    database
        .sql()
        .sql(
            "INSERT INTO submission (number, delivery, unit_code, file_name, sha256, sent_by,"
                + " received_at, door, accepted, readable, row_count, unusable_rows,"
                + " program_version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            number,
            delivery,
            submission.unit(),
            submission.fileName(),
            submission.sha256(),
            submission.sentBy(),
            Moments.at(submission.receivedAt()),
            submission.door().name(),
            submission.accepted(),
            submission.readable(),
            submission.rows(),
            submission.unusableRows(),
            submission.programVersion())
        .update();
  }

  private void insertProblems(NewSubmission submission, long number) {
    database.addRows(
        "submission_problem",
        List.of(
            "submission",
            "ordinal",
            "problem_kind",
            "severity",
            "sheet_index",
            "row_no",
            "column_no",
            "sheet_name",
            "cell",
            "found",
            "allowed_vi",
            "allowed_en",
            "message_vi",
            "message_en"),
        rows -> {
          int ordinal = 0;
          for (StoredProblem problem : submission.problems()) {
            rows.add(
                number,
                ordinal++,
                problem.kind(),
                problem.severity().name(),
                problem.sheetIndex(),
                problem.row(),
                problem.column(),
                problem.sheet(),
                problem.cell(),
                problem.found(),
                problem.allowed().vi(),
                problem.allowed().en(),
                problem.message().vi(),
                problem.message().en());
          }
        });
  }

  private void insertContent(NewSubmission submission, long number) {
    for (StoredSheet sheet : submission.sheets()) {
      database
          .sql()
          .sql(
              "INSERT INTO submission_sheet (submission, sheet_no, sheet_index, sheet_name, matrix,"
                  + " column_letters) VALUES (?, ?, ?, ?, ?, ?)")
          .params(
              number,
              sheet.number(),
              sheet.index(),
              sheet.name(),
              sheet.matrix(),
              StoredSheet.text(sheet.columns()))
          .update();
    }
    for (Map.Entry<Table, KeySketch> table : submission.sketches().entrySet()) {
      database
          .sql()
          .sql(
              "INSERT INTO submission_table (submission, table_name, row_count, key_sketch)"
                  + " VALUES (?, ?, ?, ?)")
          .params(
              number,
              table.getKey().name(),
              submission.content().count(table.getKey()),
              table.getValue().bytes())
          .update();
      insertRows(submission, number, table.getKey());
    }
  }

  private void insertRows(NewSubmission submission, long number, Table table) {
    List<String> columns = new ArrayList<>(List.of("submission", "sheet_no", "row_no", "usable"));
    columns.addAll(TableColumns.of(table));
    database.addRows(
        TableColumns.rows(table),
        columns,
        rows -> {
          Object[] values = new Object[columns.size()];
          values[0] = number;
          submission
              .content()
              .rows(
                  table,
                  row -> {
                    values[1] = row.sheet();
                    values[2] = row.row();
                    values[3] = row.usable();
                    System.arraycopy(row.values(), 0, values, 4, row.values().length);
                    try {
                      rows.add(values);
                    } catch (SQLException e) {
                      throw new StoreException("a row could not be added", e);
                    }
                  });
        });
  }

  private List<Superseded> supersede(NewSubmission submission, long number, long delivery) {
    List<Superseded> superseded = new ArrayList<>();
    Map<Long, Map<Table, byte[]>> earlier = countingTables(submission.unit(), number, delivery);
    earlier.forEach(
        (older, tables) -> {
          if (listsTheSame(tables, submission.sketches())) {
            for (Table table : tables.keySet()) {
              if (submission.sketches().containsKey(table)) {
                superseded.add(new Superseded(older, table));
              }
            }
          }
        });
    for (Superseded one : superseded) {
      database
          .sql()
          .sql("INSERT INTO supersession (submission, table_name, superseded_by) VALUES (?, ?, ?)")
          .params(one.submission(), one.table().name(), number)
          .update();
    }
    return superseded;
  }

  /** Tables that count, of the unit's earlier deliveries, by submission. */
  private Map<Long, Map<Table, byte[]>> countingTables(String unit, long number, long delivery) {
    Map<Long, Map<Table, byte[]>> tables = new LinkedHashMap<>();
    database
        .sql()
        .sql(
            "SELECT t.submission, t.table_name, t.key_sketch FROM submission_table t JOIN"
                + " submission s ON s.number = t.submission WHERE s.unit_code = ? AND s.accepted"
                + " AND s.number < ? AND s.delivery <> ? AND NOT EXISTS (SELECT 1 FROM"
                + " supersession x WHERE x.submission = t.submission AND x.table_name ="
                + " t.table_name) ORDER BY t.submission, t.table_name")
        .params(unit, number, delivery)
        .query(
            row -> {
              tables
                  .computeIfAbsent(row.getLong(1), any -> new LinkedHashMap<>())
                  .put(Table.valueOf(row.getString(2)), row.getBytes(3));
            });
    return tables;
  }

  /**
   * Whether two submissions list for the most part the same records in the tables that they share.
   * Tables without a key can't tell; where they share no other, the later one takes the place.
   */
  private static boolean listsTheSame(Map<Table, byte[]> older, Map<Table, KeySketch> newer) {
    KeySketch.Overlap overlap = new KeySketch.Overlap(0, 0);
    boolean shared = false;
    boolean keyed = false;
    for (Map.Entry<Table, byte[]> table : older.entrySet()) {
      KeySketch sketch = newer.get(table.getKey());
      if (sketch == null) {
        continue;
      }
      shared = true;
      if (table.getKey() != Table.FOLLOW_UPS && table.getKey() != Table.EXCHANGES) {
        keyed = true;
        overlap = overlap.plus(KeySketch.overlap(table.getValue(), sketch.bytes()));
      }
    }
    return shared && (!keyed || overlap.smaller() == 0 || overlap.forTheMostPart());
  }

  /** All submissions, accepted or not, by number. */
  public List<Submission> all() {
    return query(
        "SELECT "
            + COLUMNS
            + ", t.table_name"
            + FROM
            + " LEFT JOIN submission_table t ON t.submission = s.number ORDER BY s.number");
  }

  /** The submission of a number, or null. */
  public Submission find(long number) {
    List<Submission> found =
        query(
            "SELECT "
                + COLUMNS
                + ", t.table_name"
                + FROM
                + " LEFT JOIN submission_table t ON t.submission = s.number WHERE s.number = ?",
            number);
    return found.isEmpty() ? null : found.getFirst();
  }

  /** The submissions of some numbers, the newest first. */
  List<Submission> find(List<Long> numbers) {
    Long[] all = numbers.toArray(Long[]::new);
    return query(
        "SELECT "
            + COLUMNS
            + ", t.table_name"
            + FROM
            + " LEFT JOIN submission_table t ON t.submission = s.number WHERE s.number IN ("
            + String.join(", ", Collections.nCopies(all.length, "?"))
            + ") ORDER BY s.number DESC",
        (Object[]) all);
  }

  /**
   * The submissions that count at a moment, by number, each with the tables of it that count: the
   * data as of that moment.
   */
  public List<Submission> asOf(Instant moment) {
    OffsetDateTime at = Moments.at(moment);
    return query(
        "SELECT "
            + COLUMNS
            + ", t.table_name"
            + FROM
            + " JOIN submission_table t ON t.submission = s.number WHERE s.accepted AND"
            + " s.received_at <= ? AND NOT EXISTS (SELECT 1 FROM supersession x JOIN submission y"
            + " ON y.number = x.superseded_by WHERE x.submission = t.submission AND x.table_name ="
            + " t.table_name AND y.received_at <= ?) ORDER BY s.number",
        at,
        at);
  }

  /**
   * The accepted submission of the same unit, name and bytes that still counts with all its tables,
   * or null.
   */
  public Submission same(String unit, String fileName, String sha256) {
    List<Submission> found =
        query(
            "SELECT "
                + COLUMNS
                + ", t.table_name"
                + FROM
                + " LEFT JOIN submission_table t ON t.submission = s.number WHERE s.accepted AND"
                + " s.unit_code = ? AND s.file_name = ? AND s.sha256 = ? AND NOT EXISTS (SELECT 1"
                + " FROM supersession x WHERE x.submission = s.number) ORDER BY s.number",
            unit,
            fileName,
            sha256);
    return found.isEmpty() ? null : found.getLast();
  }

  /** The newest refused submission of the same unit, name and bytes, or null. */
  public Submission sameRefused(String unit, String fileName, String sha256) {
    List<Submission> found =
        query(
            "SELECT "
                + COLUMNS
                + ", CAST(NULL AS VARCHAR)"
                + FROM
                + " WHERE NOT s.accepted AND s.unit_code = ? AND s.file_name = ? AND s.sha256 = ?"
                + " ORDER BY s.number",
            unit,
            fileName,
            sha256);
    return found.isEmpty() ? null : found.getLast();
  }

  /** Codes of all that have sent something that was accepted. */
  public Set<String> senders() {
    return Set.copyOf(
        database
            .sql()
            .sql("SELECT DISTINCT unit_code FROM submission WHERE accepted")
            .query(String.class)
            .list());
  }

  private List<Submission> query(String sql, Object... parameters) {
    Map<Long, Submission> found = new LinkedHashMap<>();
    database
        .sql()
        .sql(sql)
        .params(parameters)
        .query(
            row -> {
              Submission one = submission(row);
              Submission seen = found.get(one.number());
              found.put(one.number(), seen == null ? one : with(seen, one.tables()));
            });
    return List.copyOf(found.values());
  }

  private static Submission submission(ResultSet row) throws SQLException {
    String table = row.getString(14);
    return new Submission(
        row.getLong(1),
        row.getLong(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getLong(6),
        row.getString(7),
        Moments.of(row, 8),
        NewSubmission.Door.valueOf(row.getString(9)),
        row.getBoolean(10),
        row.getBoolean(11),
        row.getInt(12),
        row.getInt(13),
        table == null ? Set.of() : EnumSet.of(Table.valueOf(table)));
  }

  private static Submission with(Submission one, Set<Table> more) {
    Set<Table> tables = EnumSet.copyOf(one.tables());
    tables.addAll(more);
    return one.counting(tables);
  }

  /** By which later one each submission was superseded with all its tables. */
  public Map<Long, Long> wholeSupersessions() {
    Map<Long, Long> superseded = new LinkedHashMap<>();
    database
        .sql()
        .sql(
            "SELECT t.submission, MAX(x.superseded_by) FROM submission_table t LEFT JOIN"
                + " supersession x ON x.submission = t.submission AND x.table_name = t.table_name"
                + " GROUP BY t.submission HAVING COUNT(*) = COUNT(x.superseded_by)")
        .query(
            row -> {
              superseded.put(row.getLong(1), row.getLong(2));
            });
    return superseded;
  }

  /** The problems of a submission, in their order. */
  public List<StoredProblem> problems(long submission) {
    return database
        .sql()
        .sql(
            "SELECT problem_kind, severity, sheet_index, row_no, column_no, sheet_name, cell,"
                + " found, allowed_vi, allowed_en, message_vi, message_en FROM submission_problem"
                + " WHERE submission = ? ORDER BY ordinal")
        .param(submission)
        .query(
            (row, at) ->
                new StoredProblem(
                    row.getString(1),
                    Problem.Severity.valueOf(row.getString(2)),
                    row.getInt(3),
                    row.getInt(4),
                    row.getInt(5),
                    row.getString(6),
                    row.getString(7),
                    row.getString(8),
                    new Text(row.getString(9), row.getString(10)),
                    new Text(row.getString(11), row.getString(12))))
        .list();
  }

  /** The sheets of a submission that hold tables, by number. */
  public List<StoredSheet> sheets(long submission) {
    return database
        .sql()
        .sql(
            "SELECT sheet_no, sheet_index, sheet_name, matrix, column_letters FROM submission_sheet"
                + " WHERE submission = ? ORDER BY sheet_no")
        .param(submission)
        .query(
            (row, at) ->
                new StoredSheet(
                    row.getInt(1),
                    row.getInt(2),
                    row.getString(3),
                    row.getBoolean(4),
                    StoredSheet.columns(row.getString(5))))
        .list();
  }
}
