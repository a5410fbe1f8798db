package org.liaisonauditor.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.liaisonauditor.domain.Attendance;
import org.liaisonauditor.domain.Classification;
import org.liaisonauditor.domain.CodePoints;
import org.liaisonauditor.domain.Evaluation;
import org.liaisonauditor.domain.Exchange;
import org.liaisonauditor.domain.FollowUp;
import org.liaisonauditor.domain.Group;
import org.liaisonauditor.domain.Introduction;
import org.liaisonauditor.domain.Meeting;
import org.liaisonauditor.domain.Member;
import org.liaisonauditor.domain.Reference;
import org.liaisonauditor.domain.SheetRef;
import org.liaisonauditor.domain.Submitted;
import org.liaisonauditor.domain.Table;
import org.liaisonauditor.domain.Unit;
import org.liaisonauditor.domain.UnitKind;

/**
 * Writes the united records of a data set, each to every branch that needs it. Tables come in the
 * order of {@link Table}, but groups and meetings before all that refers to them. What is held in
 * memory is a number for each member and meeting.
 */
public final class DataSetWriter {

  private final Connection connection;
  private final Dialect dialect;
  private final long dataSet;
  private final Map<String, Integer> unitNumbers = new HashMap<>();
  private final TreeSet<String> unitCodes = new TreeSet<>(CodePoints.ORDER);
  private final Set<String> branchUnits = new LinkedHashSet<>();
  private final BitSet branches = new BitSet();
  private final Map<String, Integer> branchOfMember = new HashMap<>();
  private final Map<String, Integer> branchOfMeeting = new HashMap<>();
  private final Set<Needed> leaders = new LinkedHashSet<>();
  private final Set<Needed> meetingsElsewhere = new LinkedHashSet<>();
  private final Map<SheetRef, Integer> sheets = new HashMap<>();
  private final List<SheetRef> sheetList = new ArrayList<>();
  private Table table;
  private BulkRows rows;

  DataSetWriter(Connection connection, Dialect dialect, long dataSet) {
    this.connection = connection;
    this.dialect = dialect;
    this.dataSet = dataSet;
  }

  /** A record that a branch needs beside its own. */
  private record Needed(int branch, String code) {}

  /** Begins a table. */
  public void begin(Table begun) {
    table = begun;
    List<String> columns = new ArrayList<>(List.of("data_set"));
    if (table != Table.UNITS) {
      columns.addAll(List.of("branch_no", "role_no"));
    }
    columns.addAll(List.of("sheet_no", "row_no"));
    columns.addAll(TableColumns.of(table));
    try {
      rows = dialect.bulk(connection, TableColumns.data(table), columns);
    } catch (SQLException e) {
      throw new StoreException("the data set's table of " + table + " can't be written", e);
    }
  }

  /** Ends the table that was begun. */
  public void end() {
    try {
      rows.close();
      rows = null;
      if (table == Table.UNITS) {
        int number = 0;
        for (String code : unitCodes) {
          unitNumbers.put(code, number++);
        }
        branchUnits.forEach(code -> branches.set(unitNumbers.get(code)));
      }
      connection.commit();
    } catch (SQLException e) {
      throw new StoreException("the data set's table of " + table + " can't be written", e);
    }
  }

  /** Adds a record of the table that was begun. */
  public void add(Submitted record) {
    try {
      switch (record) {
        case Unit unit -> unit(unit);
        case Member member -> member(member);
        case Group group -> group(group);
        case Meeting meeting -> meeting(meeting);
        case Attendance attendance -> attendance(attendance);
        case Introduction letter ->
            row(
                branchOfMember.get(letter.member()),
                letter,
                letter.letterNo(),
                letter.member(),
                letter.workplace(),
                letter.residence(),
                letter.issuedOn(),
                letter.receivedOn());
        case Evaluation evaluation ->
            row(
                branchOfMember.get(evaluation.member()),
                evaluation,
                evaluation.member(),
                evaluation.residence(),
                evaluation.year(),
                evaluation.rating(),
                evaluation.remark(),
                evaluation.signedOn(),
                evaluation.frontSigned() ? "YES" : "NO",
                evaluation.sentOn(),
                evaluation.receivedOn());
        case Classification classification ->
            row(
                branchOfMember.get(classification.member()),
                classification,
                classification.member(),
                classification.workplace(),
                classification.year(),
                classification.grade().name(),
                classification.decidedOn());
        case FollowUp followUp ->
            row(
                branchOfMember.get(followUp.member()),
                followUp,
                followUp.member(),
                followUp.residence(),
                followUp.kind().name(),
                followUp.doneOn(),
                followUp.note());
        case Exchange exchange ->
            row(
                branch(exchange.residence()),
                exchange,
                exchange.workplace(),
                exchange.residence(),
                exchange.heldOn(),
                exchange.subject());
        case Reference reference ->
            throw new IllegalArgumentException("not a record of its own: " + reference);
      }
    } catch (SQLException e) {
      throw new StoreException("the data set's table of " + table + " can't be written", e);
    }
  }

  private void unit(Unit unit) throws SQLException {
    unitCodes.add(unit.code());
    if (unit.kind() == UnitKind.RESIDENCE_BRANCH) {
      branchUnits.add(unit.code());
    }
    rows.add(
        dataSet,
        sheet(unit),
        unit.source().row(),
        unit.code(),
        unit.name(),
        unit.kind().name(),
        unit.parent());
  }

  private void member(Member member) throws SQLException {
    int branch = branch(member.residence());
    branchOfMember.put(member.code(), branch);
    row(
        branch,
        member,
        member.code(),
        member.fullName(),
        member.dateOfBirth(),
        member.admittedOn(),
        member.workplace(),
        member.workplaceSince(),
        member.residence(),
        member.residenceSince(),
        member.household(),
        member.group(),
        member.exemption().name(),
        member.exemptFrom(),
        member.exemptTo(),
        member.leftOn());
  }

  private void group(Group group) throws SQLException {
    int branch = branch(group.residence());
    if (group.leader() != null && branchOfMember.containsKey(group.leader())) {
      leaders.add(new Needed(branch, group.leader()));
    }
    row(branch, group, group.code(), group.residence(), group.name(), group.leader());
  }

  private void meeting(Meeting meeting) throws SQLException {
    int branch = branch(meeting.residence());
    branchOfMeeting.put(meeting.code(), branch);
    row(
        branch,
        meeting,
        meeting.code(),
        meeting.residence(),
        meeting.group(),
        meeting.heldOn(),
        meeting.briefing() ? "YES" : "NO");
  }

  private void attendance(Attendance attendance) throws SQLException {
    int home = branchOfMember.get(attendance.member());
    int held = branchOfMeeting.get(attendance.meeting());
    attendance(home, attendance);
    if (held != home) {
      attendance(held, attendance);
      meetingsElsewhere.add(new Needed(home, attendance.meeting()));
    }
  }

  private void attendance(int branch, Attendance attendance) throws SQLException {
    row(
        branch,
        attendance,
        attendance.meeting(),
        attendance.member(),
        attendance.status().name(),
        attendance.representedBy(),
        attendance.reason());
  }

  private int branch(String unit) {
    int number = unitNumbers.get(unit);
    branches.set(number);
    return number;
  }

  private void row(int branch, Submitted record, Object... values) throws SQLException {
    Object[] all = new Object[values.length + 5];
    all[0] = dataSet;
    all[1] = branch;
    all[2] = Role.OWN.ordinal();
    all[3] = sheet(record);
    all[4] = record.source().row();
    System.arraycopy(values, 0, all, 5, values.length);
    rows.add(all);
  }

  private int sheet(Submitted record) {
    return sheets.computeIfAbsent(
        record.source().in(),
        sheet -> {
          sheetList.add(sheet);
          return sheetList.size() - 1;
        });
  }

  /**
   * All tables are written: adds what branches need of others, and says which branches there are.
   */
  void finish() throws SQLException {
    copy(Table.MEMBERS, "member_code", branchOfMember, leaders);
    copy(Table.MEETINGS, "meeting_code", branchOfMeeting, meetingsElsewhere);
    try (BulkRows written =
        dialect.bulk(connection, "data_branch", List.of("data_set", "branch_no", "branch_code"))) {
      int number = 0;
      for (String code : unitCodes) {
        if (branches.get(number)) {
          written.add(dataSet, number, code);
        }
        number++;
      }
    }
    try (BulkRows written =
        dialect.bulk(
            connection,
            "data_sheet",
            List.of("data_set", "sheet_no", "file_path", "sheet_name", "column_letters"))) {
      int number = 0;
      for (SheetRef sheet : sheetList) {
        written.add(
            dataSet, number++, sheet.file(), sheet.sheet(), StoredSheet.text(sheet.columns()));
      }
    }
    connection.commit();
  }

  private void copy(Table of, String key, Map<String, Integer> homes, Set<Needed> needed)
      throws SQLException {
    String columns = "sheet_no, row_no, " + String.join(", ", TableColumns.of(of));
    String name = TableColumns.data(of);
    try (var statement =
        connection.prepareStatement(
            "INSERT INTO "
                + name
                + " (data_set, branch_no, role_no, "
                + columns
                + ") SELECT data_set, CAST(? AS INTEGER), CAST(? AS SMALLINT), "
                + columns
                + " FROM "
                + name
                + " WHERE data_set = ? AND branch_no = ? AND role_no = ? AND "
                + key
                + " = ?")) {
      int waiting = 0;
      for (Needed one : needed) {
        statement.setInt(1, one.branch());
        statement.setInt(2, Role.NEEDED.ordinal());
        statement.setLong(3, dataSet);
        statement.setInt(4, homes.get(one.code()));
        statement.setInt(5, Role.OWN.ordinal());
        statement.setString(6, one.code());
        statement.addBatch();
        if (++waiting % 1_000 == 0) {
          statement.executeBatch();
        }
      }
      statement.executeBatch();
    }
  }

  /** Why a record stands with a branch. */
  enum Role {
    /** The branch's own: its member, group, meeting, or what belongs to these. */
    OWN,
    /** A member who leads a group of the branch; a meeting elsewhere that a member went to. */
    NEEDED
  }
}
