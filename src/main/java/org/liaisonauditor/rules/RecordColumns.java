package org.liaisonauditor.rules;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.liaisonauditor.domain.Attendance;
import org.liaisonauditor.domain.Classification;
import org.liaisonauditor.domain.Evaluation;
import org.liaisonauditor.domain.Exchange;
import org.liaisonauditor.domain.FollowUp;
import org.liaisonauditor.domain.Group;
import org.liaisonauditor.domain.Introduction;
import org.liaisonauditor.domain.Meeting;
import org.liaisonauditor.domain.Member;
import org.liaisonauditor.domain.Submitted;
import org.liaisonauditor.domain.Table;
import org.liaisonauditor.domain.Unit;

/**
 * The columns of the data contract, table by table, and the value of a record that each of them
 * holds: the parts of a record stand in the order of its columns.
 */
final class RecordColumns {

  private record Columns(Class<? extends Submitted> type, List<String> names) {}

  private static final Map<Table, Columns> TABLES = new EnumMap<>(Table.class);

  static {
    columns(Table.UNITS, Unit.class, "unit_code", "name", "kind", "parent_code");
    columns(
        Table.MEMBERS,
        Member.class,
        "member_code",
        "full_name",
        "date_of_birth",
        "admitted_on",
        "workplace_code",
        "workplace_since",
        "residence_code",
        "residence_since",
        "household_code",
        "group_code",
        "exemption",
        "exempt_from",
        "exempt_to",
        "left_on");
    columns(
        Table.INTRODUCTIONS,
        Introduction.class,
        "letter_no",
        "member_code",
        "workplace_code",
        "residence_code",
        "issued_on",
        "received_on");
    columns(Table.GROUPS, Group.class, "group_code", "residence_code", "name", "leader_code");
    columns(
        Table.MEETINGS,
        Meeting.class,
        "meeting_code",
        "residence_code",
        "group_code",
        "held_on",
        "briefing");
    columns(
        Table.ATTENDANCE,
        Attendance.class,
        "meeting_code",
        "member_code",
        "status",
        "represented_by",
        "reason");
    columns(
        Table.EVALUATIONS,
        Evaluation.class,
        "member_code",
        "residence_code",
        "year",
        "rating",
        "remark",
        "signed_on",
        "front_signed",
        "sent_on",
        "received_on");
    columns(
        Table.CLASSIFICATIONS,
        Classification.class,
        "member_code",
        "workplace_code",
        "year",
        "grade",
        "decided_on");
    columns(
        Table.FOLLOW_UPS,
        FollowUp.class,
        "member_code",
        "residence_code",
        "kind",
        "done_on",
        "note");
    columns(
        Table.EXCHANGES, Exchange.class, "workplace_code", "residence_code", "held_on", "subject");
  }

  private RecordColumns() {}

  private static void columns(Table table, Class<? extends Submitted> type, String... names) {
    if (type.getRecordComponents().length != names.length + 1) {
      throw new IllegalStateException(type + " has not one part for each of its columns");
    }
    TABLES.put(table, new Columns(type, List.of(names)));
  }

  /** The columns of a table, in order. */
  static List<String> of(Table table) {
    return TABLES.get(table).names();
  }

  /** What a column holds: a text, a day, a whole number, yes or no, or one of some constants. */
  static Class<?> type(Table table, String column) {
    return component(table, column).getType();
  }

  /** The name of the part of a record that a column holds. */
  static String part(Table table, String column) {
    return component(table, column).getName();
  }

  /** The value of a record in a column; null = blank. */
  static Object value(Submitted submitted, String column) {
    try {
      return component(submitted.table(), column).getAccessor().invoke(submitted);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("a record can't be read", e);
    }
  }

  /** The same record with another value in a column. */
  static Submitted with(Submitted submitted, String column, Object value) {
    RecordComponent[] components = submitted.getClass().getRecordComponents();
    int at = TABLES.get(submitted.table()).names().indexOf(column);
    Object[] values = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    try {
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        values[i] = i == at ? value : components[i].getAccessor().invoke(submitted);
      }
      Constructor<? extends Submitted> constructor =
          TABLES.get(submitted.table()).type().getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record can't be changed", e);
    }
  }

  private static RecordComponent component(Table table, String column) {
    Columns columns = TABLES.get(table);
    return columns.type().getRecordComponents()[columns.names().indexOf(column)];
  }
}
