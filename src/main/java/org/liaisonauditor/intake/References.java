package org.liaisonauditor.intake;

import java.util.List;
import org.liaisonauditor.domain.Table;

/** Checks that the codes in rows name something that some submission holds. */
final class References {

  private final Directory directory;
  private final List<Reading> readings;

  References(Directory directory, List<Reading> readings) {
    this.directory = directory;
    this.readings = readings;
  }

  /** Refuses rows with unknown codes; leaves out those that refer to rows that are not used. */
  void check(Layout layout, List<Row> rows) {
    for (int i = 0; i < layout.columns().size(); i++) {
      Column column = layout.columns().get(i);
      if (!column.mustExist()) {
        continue;
      }
      Keys keys = directory.keys(column.refersTo());
      for (Row row : rows) {
        String code = row.text(i);
        if (code == null || keys.usable(code)) {
          continue;
        }
        if (keys.held(code)) {
          row.leaveOut();
        } else {
          row.refuse();
          tell(kind(column.refersTo()), row, column, code, keys);
        }
      }
    }
  }

  /** Warns of unknown codes in columns that may be blank; their values are kept. */
  void warn(Layout layout, List<Row> rows) {
    for (int i = 0; i < layout.columns().size(); i++) {
      Column column = layout.columns().get(i);
      if (column.refersTo() == null || column.mustExist()) {
        continue;
      }
      Keys keys = directory.keys(column.refersTo());
      for (Row row : rows) {
        String code = row.text(i);
        if (code != null && !keys.held(code)) {
          tell(ProblemKind.UNKNOWN_CODE, row, column, code, keys);
        }
      }
    }
  }

  private static ProblemKind kind(Table table) {
    return switch (table) {
      case UNITS -> ProblemKind.UNKNOWN_UNIT;
      case MEMBERS -> ProblemKind.UNKNOWN_MEMBER;
      case MEETINGS -> ProblemKind.UNKNOWN_MEETING;
      default -> throw new IllegalArgumentException("No row must refer to " + table);
    };
  }

  private void tell(ProblemKind kind, Row row, Column column, String code, Keys keys) {
    Problems problems = readings.get(row.place().file()).problems();
    tellUnknown(problems, kind, row.place(), row.cell(column), code, column, keys);
  }

  static void tellUnknown(
      Problems problems,
      ProblemKind kind,
      Place place,
      String cell,
      String code,
      Column column,
      Keys keys) {
    Messages messages = problems.messages();
    String nearest = keys.nearest(code);
    String hint = nearest.isEmpty() ? "" : messages.text("nearest", nearest);
    String title = column.title(messages.language());
    // A matrix names its members in the column that is the key of the table of members.
    Table table = column.refersTo() == null ? Table.MEMBERS : column.refersTo();
    String sheet = table.name(messages.language());
    problems.addAt(kind, place, cell, code, nearest, title, hint, sheet);
  }
}
