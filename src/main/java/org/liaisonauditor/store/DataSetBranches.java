package org.liaisonauditor.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.liaisonauditor.domain.Attendance;
import org.liaisonauditor.domain.AttendanceStatus;
import org.liaisonauditor.domain.BranchRecords;
import org.liaisonauditor.domain.Classification;
import org.liaisonauditor.domain.Evaluation;
import org.liaisonauditor.domain.Exchange;
import org.liaisonauditor.domain.Exemption;
import org.liaisonauditor.domain.FollowUp;
import org.liaisonauditor.domain.FollowUpKind;
import org.liaisonauditor.domain.Grade;
import org.liaisonauditor.domain.Group;
import org.liaisonauditor.domain.Introduction;
import org.liaisonauditor.domain.Meeting;
import org.liaisonauditor.domain.Member;
import org.liaisonauditor.domain.SheetRef;
import org.liaisonauditor.domain.Source;
import org.liaisonauditor.domain.Table;

/** The branches of a range of a data set, one after the other. Close it. */
public final class DataSetBranches implements AutoCloseable {

  private static final int FETCH = 2_000;

  private final Connection connection;
  private final List<SheetRef> sheets;
  private final List<DataSets.Branch> branches;
  private final Map<Table, Stream> streams = new HashMap<>();
  private int at;

  DataSetBranches(Database database, long dataSet, int first, int last, List<SheetRef> sheets) {
    this.sheets = sheets;
    Connection opened = null;
    try {
      opened = database.connection();
      connection = opened;
      // PostgreSQL streams within a transaction only.
      connection.setAutoCommit(false);
      branches = branches(dataSet, first, last);
      for (Table table : Table.values()) {
        if (table != Table.UNITS) {
          streams.put(table, new Stream(table, dataSet, first, last));
        }
      }
    } catch (SQLException e) {
      StoreException failure = new StoreException("the data set can't be read", e);
      try {
        if (opened != null) {
          opened.close();
        }
      } catch (SQLException unclosed) {
        failure.addSuppressed(unclosed);
      }
      throw failure;
    }
  }

  private List<DataSets.Branch> branches(long dataSet, int first, int last) throws SQLException {
    List<DataSets.Branch> found = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT branch_no, branch_code FROM data_branch WHERE data_set = ? AND branch_no"
                + " BETWEEN ? AND ? ORDER BY branch_no")) {
      statement.setLong(1, dataSet);
      statement.setInt(2, first);
      statement.setInt(3, last);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(new DataSets.Branch(rows.getInt(1), rows.getString(2)));
        }
      }
    }
    return found;
  }

  /** The next branch, or null after the last one. */
  public BranchRecords next() {
    if (at == branches.size()) {
      return null;
    }
    DataSets.Branch branch = branches.get(at++);
    int number = branch.number();
    try {
      List<Member> members = new ArrayList<>();
      List<Member> leaders = new ArrayList<>();
      streams
          .get(Table.MEMBERS)
          .take(number, (row, role) -> (own(role) ? members : leaders).add(member(row)));
      return new BranchRecords(
          branch.code(),
          members,
          leaders,
          all(Table.INTRODUCTIONS, number, this::letter),
          all(Table.GROUPS, number, this::group),
          all(Table.MEETINGS, number, this::meeting),
          all(Table.ATTENDANCE, number, this::attendance),
          all(Table.EVALUATIONS, number, this::evaluation),
          all(Table.CLASSIFICATIONS, number, this::classification),
          all(Table.FOLLOW_UPS, number, this::followUp),
          all(Table.EXCHANGES, number, this::exchange));
    } catch (SQLException e) {
      throw new StoreException("branch " + branch.code() + " can't be read", e);
    }
  }

  private static boolean own(int role) {
    return role == DataSetWriter.Role.OWN.ordinal();
  }

  private interface Mapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  private interface Taker {
    void take(ResultSet row, int role) throws SQLException;
  }

  private <T> List<T> all(Table table, int branch, Mapper<T> mapper) throws SQLException {
    List<T> records = new ArrayList<>();
    streams.get(table).take(branch, (row, role) -> records.add(mapper.map(row)));
    return records;
  }

  /** A table's rows by branch; the row that was read too far waits for its branch. */
  private final class Stream {

    private final PreparedStatement statement;
    private final ResultSet rows;
    private boolean more;

    Stream(Table table, long dataSet, int first, int last) throws SQLException {
      statement =
          connection.prepareStatement(
              "SELECT branch_no, role_no, sheet_no, row_no, "
                  + String.join(", ", TableColumns.of(table))
                  + " FROM "
                  + TableColumns.data(table)
                  + " WHERE data_set = ? AND branch_no BETWEEN ? AND ?"
                  + " ORDER BY data_set, branch_no");
      statement.setLong(1, dataSet);
      statement.setInt(2, first);
      statement.setInt(3, last);
      statement.setFetchSize(FETCH);
      rows = statement.executeQuery();
      more = rows.next();
    }

    void take(int branch, Taker taker) throws SQLException {
      while (more && rows.getInt(1) == branch) {
        taker.take(rows, rows.getInt(2));
        more = rows.next();
      }
    }
  }

  private Source source(ResultSet row) throws SQLException {
    return new Source(sheets.get(row.getInt(3)), row.getInt(4));
  }

  private static LocalDate day(ResultSet row, int column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }

  private static boolean yes(ResultSet row, int column) throws SQLException {
    return "YES".equals(row.getString(column));
  }

  private Member member(ResultSet row) throws SQLException {
    return new Member(
        row.getString(5),
        row.getString(6),
        day(row, 7),
        day(row, 8),
        row.getString(9),
        day(row, 10),
        row.getString(11),
        day(row, 12),
        row.getString(13),
        row.getString(14),
        Exemption.valueOf(row.getString(15)),
        day(row, 16),
        day(row, 17),
        day(row, 18),
        source(row));
  }

  private Introduction letter(ResultSet row) throws SQLException {
    return new Introduction(
        row.getString(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        day(row, 9),
        day(row, 10),
        source(row));
  }

  private Group group(ResultSet row) throws SQLException {
    return new Group(
        row.getString(5), row.getString(6), row.getString(7), row.getString(8), source(row));
  }

  private Meeting meeting(ResultSet row) throws SQLException {
    return new Meeting(
        row.getString(5),
        row.getString(6),
        row.getString(7),
        day(row, 8),
        yes(row, 9),
        source(row));
  }

  private Attendance attendance(ResultSet row) throws SQLException {
    return new Attendance(
        row.getString(5),
        row.getString(6),
        AttendanceStatus.valueOf(row.getString(7)),
        row.getString(8),
        row.getString(9),
        source(row));
  }

  private Evaluation evaluation(ResultSet row) throws SQLException {
    return new Evaluation(
        row.getString(5),
        row.getString(6),
        row.getInt(7),
        row.getString(8),
        row.getString(9),
        day(row, 10),
        yes(row, 11),
        day(row, 12),
        day(row, 13),
        source(row));
  }

  private Classification classification(ResultSet row) throws SQLException {
    return new Classification(
        row.getString(5),
        row.getString(6),
        row.getInt(7),
        Grade.valueOf(row.getString(8)),
        day(row, 9),
        source(row));
  }

  private FollowUp followUp(ResultSet row) throws SQLException {
    return new FollowUp(
        row.getString(5),
        row.getString(6),
        FollowUpKind.valueOf(row.getString(7)),
        day(row, 8),
        row.getString(9),
        source(row));
  }

  private Exchange exchange(ResultSet row) throws SQLException {
    return new Exchange(
        row.getString(5), row.getString(6), day(row, 7), row.getString(8), source(row));
  }

  @Override
  public void close() {
    try {
      connection.rollback();
      connection.close();
    } catch (SQLException e) {
      throw new StoreException("the reading of a data set could not be ended", e);
    }
  }
}
