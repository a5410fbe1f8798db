package org.liaisonauditor.rules;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.EnumMap;
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

/** The value of a record that each column holds: its parts stand in the order of the columns. */
final class RecordColumns {

  private static final Map<Table, Class<? extends Submitted>> TYPES = new EnumMap<>(Table.class);

  static {
    type(Table.UNITS, Unit.class);
    type(Table.MEMBERS, Member.class);
    type(Table.INTRODUCTIONS, Introduction.class);
    type(Table.GROUPS, Group.class);
    type(Table.MEETINGS, Meeting.class);
    type(Table.ATTENDANCE, Attendance.class);
    type(Table.EVALUATIONS, Evaluation.class);
    type(Table.CLASSIFICATIONS, Classification.class);
    type(Table.FOLLOW_UPS, FollowUp.class);
    type(Table.EXCHANGES, Exchange.class);
  }

  private RecordColumns() {}

  private static void type(Table table, Class<? extends Submitted> type) {
    if (type.getRecordComponents().length != table.columns().size() + 1) {
      throw new IllegalStateException(type + " has not one part for each of its columns");
    }
    TYPES.put(table, type);
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
    int at = submitted.table().columns().indexOf(column);
    Object[] values = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    try {
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        values[i] = i == at ? value : components[i].getAccessor().invoke(submitted);
      }
      Constructor<? extends Submitted> constructor =
          TYPES.get(submitted.table()).getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a record can't be changed", e);
    }
  }

  private static RecordComponent component(Table table, String column) {
    return TYPES.get(table).getRecordComponents()[table.columns().indexOf(column)];
  }
}
