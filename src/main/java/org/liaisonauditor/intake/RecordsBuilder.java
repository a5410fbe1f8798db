package org.liaisonauditor.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.liaisonauditor.domain.Attendance;
import org.liaisonauditor.domain.AttendanceStatus;
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
import org.liaisonauditor.domain.Records;
import org.liaisonauditor.domain.Submitted;
import org.liaisonauditor.domain.Table;
import org.liaisonauditor.domain.Unit;
import org.liaisonauditor.domain.UnitKind;

/** Makes domain records of rows. Columns are taken in the order of the layouts. */
final class RecordsBuilder implements RecordSink {

  private final Map<Table, List<Submitted>> made = new EnumMap<>(Table.class);

  RecordsBuilder() {
    for (Table table : Table.values()) {
      made.put(table, new ArrayList<>());
    }
  }

  @Override
  public void begin(Table begun) {
    // Each record says itself which table it belongs to.
  }

  @Override
  public void end() {
    // See begin.
  }

  @Override
  public void add(Submitted record) {
    made.get(record.table()).add(record);
  }

  /** The record that a row of a table is. */
  static Submitted record(Table table, Row row) {
    return switch (table) {
      case UNITS -> unit(row);
      case MEMBERS -> member(row);
      case INTRODUCTIONS -> introduction(row);
      case GROUPS -> group(row);
      case MEETINGS -> meeting(row);
      case ATTENDANCE -> attendance(row);
      case EVALUATIONS -> evaluation(row);
      case CLASSIFICATIONS -> classification(row);
      case FOLLOW_UPS -> followUp(row);
      case EXCHANGES -> exchange(row);
    };
  }

  Records build() {
    return new Records(
        all(Table.UNITS),
        all(Table.MEMBERS),
        all(Table.INTRODUCTIONS),
        all(Table.GROUPS),
        all(Table.MEETINGS),
        all(Table.ATTENDANCE),
        all(Table.EVALUATIONS),
        all(Table.CLASSIFICATIONS),
        all(Table.FOLLOW_UPS),
        all(Table.EXCHANGES));
  }

  @SuppressWarnings("unchecked") // add() puts records of a table under that table only
  private <R extends Submitted> List<R> all(Table table) {
    return (List<R>) made.get(table);
  }

  private static LocalDate day(Row row, int column) {
    return (LocalDate) row.value(column);
  }

  private static Unit unit(Row r) {
    return new Unit(r.text(0), r.text(1), (UnitKind) r.value(2), r.text(3), r.source());
  }

  private static Member member(Row r) {
    return new Member(
        r.text(0),
        r.text(1),
        day(r, 2),
        day(r, 3),
        r.text(4),
        day(r, 5),
        r.text(6),
        day(r, 7),
        r.text(8),
        r.text(9),
        (Exemption) r.value(10),
        day(r, 11),
        day(r, 12),
        day(r, 13),
        r.source());
  }

  private static Introduction introduction(Row r) {
    return new Introduction(
        r.text(0), r.text(1), r.text(2), r.text(3), day(r, 4), day(r, 5), r.source());
  }

  private static Group group(Row r) {
    return new Group(r.text(0), r.text(1), r.text(2), r.text(3), r.source());
  }

  private static Meeting meeting(Row r) {
    return new Meeting(
        r.text(0), r.text(1), r.text(2), day(r, 3), (Boolean) r.value(4), r.source());
  }

  private static Attendance attendance(Row r) {
    return new Attendance(
        r.text(0), r.text(1), (AttendanceStatus) r.value(2), r.text(3), r.text(4), r.source());
  }

  private static Evaluation evaluation(Row r) {
    return new Evaluation(
        r.text(0),
        r.text(1),
        (Integer) r.value(2),
        (String) r.value(3),
        r.text(4),
        day(r, 5),
        (Boolean) r.value(6),
        day(r, 7),
        day(r, 8),
        r.source());
  }

  private static Classification classification(Row r) {
    return new Classification(
        r.text(0), r.text(1), (Integer) r.value(2), (Grade) r.value(3), day(r, 4), r.source());
  }

  private static FollowUp followUp(Row r) {
    return new FollowUp(
        r.text(0), r.text(1), (FollowUpKind) r.value(2), day(r, 3), r.text(4), r.source());
  }

  private static Exchange exchange(Row r) {
    return new Exchange(r.text(0), r.text(1), day(r, 2), r.text(3), r.source());
  }
}
