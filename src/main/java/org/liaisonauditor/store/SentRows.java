package org.liaisonauditor.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liaisonauditor.domain.Exemption;
import org.liaisonauditor.domain.Table;

/** What the submissions hold that count now: usable rows, whoever sent them. */
public final class SentRows {

  private final Database database;

  public SentRows(Database database) {
    this.database = database;
  }

  /** A member as sent; see the data contract. */
  public record MemberRow(
      String code,
      String workplace,
      LocalDate workplaceSince,
      String residence,
      LocalDate residenceSince,
      String group,
      LocalDate admittedOn,
      Exemption exemption,
      LocalDate exemptFrom,
      LocalDate exemptTo,
      LocalDate leftOn) {

    /** Whether the person is a member on a day. */
    public boolean inScope(LocalDate day) {
      return !admittedOn.isAfter(day) && (leftOn == null || day.isBefore(leftOn));
    }

    /** Whether the member is exempt from something on a day. */
    public boolean exempt(LocalDate day) {
      return exemption != Exemption.NONE
          && (exemptFrom == null || !exemptFrom.isAfter(day))
          && (exemptTo == null || !exemptTo.isBefore(day));
    }
  }

  /** A letter of introduction. */
  public record LetterRow(String member, String workplace, String residence, LocalDate issuedOn) {}

  /** A meeting of a branch. */
  public record MeetingRow(String code, String residence, String group, LocalDate heldOn) {}

  /** What somebody says of a member: a branch that comments, a workplace that classifies. */
  public record Said(String member, String by) {}

  /** A file with an attendance matrix, whose marks are in the file only. */
  public record MatrixFile(String name, String sha256) {}

  /** A unit's newest submission. */
  public record Newest(long number, Instant receivedAt) {}

  /** Numbers of the submissions whose table counts. */
  private static String counting(Table table) {
    return "submission IN (SELECT t.submission FROM submission_table t JOIN submission s ON"
        + " s.number = t.submission WHERE s.accepted AND t.table_name = '"
        + table.name()
        + "' AND NOT EXISTS (SELECT 1 FROM supersession x WHERE x.submission = t.submission AND"
        + " x.table_name = t.table_name))";
  }

  private static String rows(String columns, Table table) {
    return "SELECT "
        + columns
        + " FROM "
        + TableColumns.rows(table)
        + " WHERE usable AND "
        + counting(table);
  }

  private static LocalDate day(ResultSet row, int column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }

  /** The members; of several rows of one the latest by workplace_since, else by submission. */
  public Collection<MemberRow> members() {
    Map<String, MemberRow> members = new LinkedHashMap<>();
    database
        .sql()
        .sql(
            rows(
                    "member_code, workplace_code, workplace_since, residence_code, residence_since,"
                        + " group_code, admitted_on, exemption, exempt_from, exempt_to, left_on",
                    Table.MEMBERS)
                + " ORDER BY workplace_since, submission, row_no")
        .query(
            row -> {
              members.put(
                  row.getString(1),
                  new MemberRow(
                      row.getString(1),
                      row.getString(2),
                      day(row, 3),
                      row.getString(4),
                      day(row, 5),
                      row.getString(6),
                      day(row, 7),
                      Exemption.valueOf(row.getString(8)),
                      day(row, 9),
                      day(row, 10),
                      day(row, 11)));
            });
    return members.values();
  }

  /** The letters. */
  public List<LetterRow> letters() {
    return database
        .sql()
        .sql(rows("member_code, workplace_code, residence_code, issued_on", Table.INTRODUCTIONS))
        .query(
            (row, at) ->
                new LetterRow(row.getString(1), row.getString(2), row.getString(3), day(row, 4)))
        .list();
  }

  /** The meetings of a period, each once. */
  public List<MeetingRow> meetings(LocalDate from, LocalDate to) {
    Map<String, MeetingRow> meetings = new LinkedHashMap<>();
    database
        .sql()
        .sql(
            rows("meeting_code, residence_code, group_code, held_on", Table.MEETINGS)
                + " AND held_on BETWEEN ? AND ? ORDER BY submission, row_no")
        .params(from, to)
        .query(
            row -> {
              meetings.put(
                  row.getString(1),
                  new MeetingRow(
                      row.getString(1), row.getString(2), row.getString(3), day(row, 4)));
            });
    return List.copyOf(meetings.values());
  }

  /** Codes of the meetings of which a list of attendance has come. */
  public Set<String> meetingsWithAttendance() {
    return new HashSet<>(
        database
            .sql()
            .sql(rows("DISTINCT meeting_code", Table.ATTENDANCE))
            .query(String.class)
            .list());
  }

  /** The files that give attendance as a matrix. */
  public List<MatrixFile> matrixFiles() {
    return database
        .sql()
        .sql(
            "SELECT file_name, sha256 FROM submission WHERE number IN (SELECT submission FROM"
                + " submission_sheet WHERE matrix AND "
                + counting(Table.ATTENDANCE)
                + ") ORDER BY number")
        .query((row, at) -> new MatrixFile(row.getString(1), row.getString(2)))
        .list();
  }

  /** Which branch has commented on which member for a year. */
  public Set<Said> evaluations(int year) {
    return said("member_code, residence_code", Table.EVALUATIONS, year);
  }

  /** Which workplace has classified which member for a year. */
  public Set<Said> classifications(int year) {
    return said("member_code, workplace_code", Table.CLASSIFICATIONS, year);
  }

  private Set<Said> said(String columns, Table table, int year) {
    return new HashSet<>(
        database
            .sql()
            .sql(rows(columns, table) + " AND of_year = ?")
            .param(year)
            .query((row, at) -> new Said(row.getString(1), row.getString(2)))
            .list());
  }

  /** The newest submission of each unit that has sent something, accepted or not, by unit. */
  public Map<String, Newest> newest() {
    Map<String, Newest> newest = new LinkedHashMap<>();
    database
        .sql()
        .sql("SELECT unit_code, number, received_at FROM submission ORDER BY number")
        .query(
            row -> {
              newest.put(row.getString(1), new Newest(row.getLong(2), Moments.of(row, 3)));
            });
    return newest;
  }
}
