package org.liaisonauditor.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.liaisonauditor.domain.Problem;
import org.liaisonauditor.domain.SheetRef;
import org.liaisonauditor.domain.Source;
import org.liaisonauditor.domain.Table;
import org.liaisonauditor.domain.Unit;
import org.liaisonauditor.domain.UnitKind;

/** Data sets: united records by branch, made of a set of submissions, kept as long as of use. */
public final class DataSets {

  /** So many stay: one for each language of the newest data, and one more. */
  private static final int KEPT = 3;

  private final Database database;

  public DataSets(Database database) {
    this.database = database;
  }

  /**
   * A file of a data set.
   *
   * @param path the name by which evidence names it
   */
  public record DataFile(
      long submission,
      String path,
      String sha256,
      long bytes,
      boolean readable,
      int rows,
      int unusableRows,
      int consequenceRows) {}

  /** Writes the records and gives the files and problems. */
  public interface Maker {
    Made make(Reader reader, DataSetWriter writer);
  }

  /** Files and problems of a data set, in their order. */
  public record Made(List<DataFile> files, List<Problem> problems) {}

  /** A branch of a data set. */
  public record Branch(int number, String code) {}

  /** The ready data set of a hash. */
  public Optional<Long> find(String hash) {
    return database
        .sql()
        .sql("SELECT number FROM data_set WHERE hash = ? AND ready ORDER BY number DESC")
        .param(hash)
        .query(Long.class)
        .stream()
        .findFirst();
  }

  /**
   * Makes a data set; it can be found when it is there whole. Data sets that were left half made,
   * and old ones, are cleared away.
   */
  public long make(String hash, Instant now, Maker maker) {
    long number = database.next("data_set_number");
    try (Connection reading = database.connection();
        Connection writing = database.connection()) {
      reading.setAutoCommit(false);
      writing.setAutoCommit(false);
      try (var statement =
          writing.prepareStatement(
              "INSERT INTO data_set (number, hash, ready, made_at) VALUES (?, ?, FALSE, ?)")) {
        statement.setLong(1, number);
        statement.setString(2, hash);
        statement.setObject(3, Moments.at(now));
        statement.executeUpdate();
      }
      writing.commit();
      DataSetWriter writer = new DataSetWriter(writing, database.dialect(), number);
      Made made = maker.make(new Reader(reading, database.dialect()), writer);
      writer.finish();
      write(writing, number, made);
      try (var statement =
          writing.prepareStatement("UPDATE data_set SET ready = TRUE WHERE number = ?")) {
        statement.setLong(1, number);
        statement.executeUpdate();
      }
      writing.commit();
      reading.rollback();
      return number;
    } catch (SQLException e) {
      throw new StoreException("the data set could not be made", e);
    }
  }

  private void write(Connection connection, long number, Made made) throws SQLException {
    try (BulkRows rows =
        database
            .dialect()
            .bulk(
                connection,
                "data_file",
                List.of(
                    "data_set",
                    "file_no",
                    "submission",
                    "path",
                    "sha256",
                    "bytes",
                    "readable",
                    "row_count",
                    "unusable_rows",
                    "consequence_rows"))) {
      int at = 0;
      for (DataFile file : made.files()) {
        rows.add(
            number,
            at++,
            file.submission(),
            file.path(),
            file.sha256(),
            file.bytes(),
            file.readable(),
            file.rows(),
            file.unusableRows(),
            file.consequenceRows());
      }
    }
    try (BulkRows rows =
        database
            .dialect()
            .bulk(
                connection,
                "data_problem",
                List.of(
                    "data_set",
                    "ordinal",
                    "severity",
                    "file_path",
                    "sheet_name",
                    "cell",
                    "found",
                    "allowed",
                    "message"))) {
      int at = 0;
      for (Problem problem : made.problems()) {
        rows.add(
            number,
            at++,
            problem.severity().name(),
            problem.file(),
            problem.sheet(),
            problem.cell(),
            problem.found(),
            problem.allowed(),
            problem.message());
      }
    }
  }

  /** Removes data sets that are of no use any more, but for those named. */
  public void clear(List<Long> inUse) {
    List<Long> all =
        database
            .sql()
            .sql("SELECT number FROM data_set ORDER BY number DESC")
            .query(Long.class)
            .list();
    for (int i = 0; i < all.size(); i++) {
      if (i >= KEPT && !inUse.contains(all.get(i))) {
        remove(all.get(i));
      }
    }
  }

  private void remove(long number) {
    database.inTransaction(
        () -> {
          for (Table table : Table.values()) {
            delete(TableColumns.data(table), number);
          }
          for (String table : List.of("data_branch", "data_sheet", "data_problem", "data_file")) {
            delete(table, number);
          }
          database.sql().sql("DELETE FROM data_set WHERE number = ?").param(number).update();
        });
  }

  private void delete(String table, long number) {
    database.sql().sql("DELETE FROM " + table + " WHERE data_set = ?").param(number).update();
  }

  /** The branches of a data set, by code point of their codes. */
  public List<Branch> branches(long dataSet) {
    return database
        .sql()
        .sql("SELECT branch_no, branch_code FROM data_branch WHERE data_set = ? ORDER BY branch_no")
        .param(dataSet)
        .query((row, at) -> new Branch(row.getInt(1), row.getString(2)))
        .list();
  }

  /** The sheets of a data set, by number. */
  public List<SheetRef> sheets(long dataSet) {
    return database
        .sql()
        .sql(
            "SELECT file_path, sheet_name, column_letters FROM data_sheet WHERE data_set = ?"
                + " ORDER BY sheet_no")
        .param(dataSet)
        .query(
            (row, at) ->
                new SheetRef(
                    row.getString(1), row.getString(2), StoredSheet.columns(row.getString(3))))
        .list();
  }

  /** The organizations of a data set. */
  public List<Unit> units(long dataSet) {
    List<SheetRef> sheets = sheets(dataSet);
    return database
        .sql()
        .sql(
            "SELECT unit_code, name, kind, parent_code, sheet_no, row_no FROM data_units"
                + " WHERE data_set = ?")
        .param(dataSet)
        .query(
            (row, at) ->
                new Unit(
                    row.getString(1),
                    row.getString(2),
                    UnitKind.valueOf(row.getString(3)),
                    row.getString(4),
                    new Source(sheets.get(row.getInt(5)), row.getInt(6))))
        .list();
  }

  /** The files of a data set, in their order. */
  public List<DataFile> files(long dataSet) {
    return database
        .sql()
        .sql(
            "SELECT submission, path, sha256, bytes, readable, row_count, unusable_rows,"
                + " consequence_rows FROM data_file WHERE data_set = ? ORDER BY file_no")
        .param(dataSet)
        .query(
            (row, at) ->
                new DataFile(
                    row.getLong(1),
                    row.getString(2),
                    row.getString(3),
                    row.getLong(4),
                    row.getBoolean(5),
                    row.getInt(6),
                    row.getInt(7),
                    row.getInt(8)))
        .list();
  }

  /** The problems of a data set, in their order. */
  public List<Problem> problems(long dataSet) {
    return database
        .sql()
        .sql(
            "SELECT severity, file_path, sheet_name, cell, found, allowed, message FROM"
                + " data_problem WHERE data_set = ? ORDER BY ordinal")
        .param(dataSet)
        .query(
            (row, at) ->
                new Problem(
                    Problem.Severity.valueOf(row.getString(1)),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6),
                    row.getString(7)))
        .list();
  }

  /**
   * Reads the branches of a range one after the other, each table in one sorted stream: what is in
   * memory is one branch.
   *
   * @param first number of the first branch
   * @param last number of the last branch
   */
  public DataSetBranches read(long dataSet, int first, int last, List<SheetRef> sheets) {
    return new DataSetBranches(database, dataSet, first, last, sheets);
  }

  /** Reads submitted rows in the order of a key. */
  public static final class Reader {

    private static final int FETCH = 5_000;

    private final Connection connection;
    private final Dialect dialect;

    Reader(Connection connection, Dialect dialect) {
      this.connection = connection;
      this.dialect = dialect;
    }

    /** Takes a row of a submission. */
    public interface Sink {
      void row(long submission, StoredRow row);
    }

    /**
     * Gives the rows of a table; those of one key come one after the other.
     *
     * @param submissions numbers of those whose rows count
     * @param keys places of the key's columns
     */
    public void rows(Table table, List<Long> submissions, int[] keys, Sink sink) {
      if (submissions.isEmpty()) {
        return;
      }
      List<String> columns = TableColumns.of(table);
      List<String> order = new ArrayList<>();
      for (int key : keys) {
        String column = columns.get(key);
        boolean text = !column.equals("of_year") && !column.endsWith("_on");
        order.add(text ? dialect.exactly(column) : column);
      }
      String sql =
          "SELECT submission, sheet_no, row_no, usable, "
              + String.join(", ", columns)
              + " FROM "
              + TableColumns.rows(table)
              + " WHERE submission = ANY (?) ORDER BY "
              + String.join(", ", order)
              + ", submission, sheet_no, row_no";
      try (var statement = connection.prepareStatement(sql)) {
        statement.setArray(1, connection.createArrayOf("BIGINT", submissions.toArray()));
        statement.setFetchSize(FETCH);
        try (var rows = statement.executeQuery()) {
          boolean[] dates = new boolean[columns.size()];
          boolean[] numbers = new boolean[columns.size()];
          for (int i = 0; i < columns.size(); i++) {
            int type = rows.getMetaData().getColumnType(i + 5);
            dates[i] = type == Types.DATE;
            numbers[i] = type == Types.INTEGER;
          }
          while (rows.next()) {
            Object[] values = new Object[columns.size()];
            for (int i = 0; i < values.length; i++) {
              values[i] =
                  dates[i]
                      ? rows.getObject(i + 5, LocalDate.class)
                      : numbers[i] ? rows.getObject(i + 5) : rows.getString(i + 5);
            }
            sink.row(
                rows.getLong(1),
                new StoredRow(rows.getInt(2), rows.getInt(3), rows.getBoolean(4), values));
          }
        }
      } catch (SQLException e) {
        throw new StoreException("the rows of " + table + " can't be read", e);
      }
    }
  }
}
