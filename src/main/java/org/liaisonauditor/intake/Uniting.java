package org.liaisonauditor.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.liaisonauditor.domain.Dates;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Records;
import org.liaisonauditor.domain.Table;

/** Makes one set of tables of many submissions: every key once, references resolved. */
final class Uniting {

  /** Those that others refer to come before these. */
  static final List<Table> REFERRED =
      List.of(Table.UNITS, Table.MEMBERS, Table.GROUPS, Table.MEETINGS);

  private final Layouts layouts;
  private final List<Reading> readings;
  private final Language language;
  private final Directory directory;
  private final References references;

  Uniting(Layouts layouts, List<Reading> readings, Language language) {
    this.layouts = layouts;
    this.readings = readings;
    this.language = language;
    this.directory = new Directory(layouts);
    this.references = new References(directory, readings);
  }

  /** The codes of all rows that were united so far. */
  Directory directory() {
    return directory;
  }

  /** Unites the rows of the readings themselves. */
  Records unite() {
    RecordsBuilder records = new RecordsBuilder();
    unite(new ReadRows(layouts, readings, directory), records);
    return records.build();
  }

  /** Unites rows chunk by chunk; what stays in memory are the codes that others refer to. */
  void unite(RowChunks chunks, RecordSink records) {
    for (Table table : REFERRED) {
      records.begin(table);
      chunks.of(table, rows -> unite(table, rows, records));
      records.end();
    }
    for (Table table : REFERRED) {
      chunks.of(table, rows -> references.warn(layouts.of(table), rows));
    }
    for (Table table : Table.values()) {
      if (!REFERRED.contains(table)) {
        records.begin(table);
        chunks.of(
            table,
            rows -> {
              unite(table, rows, records);
              references.warn(layouts.of(table), rows);
            });
        records.end();
      }
    }
  }

  private void unite(Table table, List<Row> rows, RecordSink records) {
    Layout layout = layouts.of(table);
    List<Row> complete = new ArrayList<>(rows.size());
    for (Row row : rows) {
      if (row.usable()) {
        complete.add(row);
      }
    }
    references.check(layout, rows);
    RowOrder order = new RowOrder(layout);
    complete.sort(order);
    List<List<Row>> candidates = new ArrayList<>();
    for (int from = 0; from < complete.size(); ) {
      int to = from + 1;
      while (to < complete.size() && order.compare(complete.get(from), complete.get(to)) == 0) {
        to++;
      }
      if (to == from + 1) {
        candidates.add(List.of(complete.get(from)));
      } else {
        candidates.add(firstOfEachFile(layout, complete.subList(from, to)));
      }
      from = to;
    }
    directory.add(table, rows);
    for (List<Row> sameKey : candidates) {
      Row used = settle(layout, sameKey);
      if (used != null) {
        directory.use(table, used);
        records.add(RecordsBuilder.record(table, used));
      }
    }
    rows.forEach(row -> readings.get(row.place().file()).count(row.state()));
  }

  /** Refuses rows that say something else than an earlier one of the same key and file. */
  private List<Row> firstOfEachFile(Layout layout, List<Row> sameKey) {
    List<Row> firsts = new ArrayList<>();
    List<Row> rows = new ArrayList<>(sameKey);
    rows.sort(
        Comparator.<Row>comparingInt(row -> row.place().file())
            .thenComparingInt(row -> row.place().sheet())
            .thenComparingInt(Row::number));
    for (Row row : rows) {
      Row first = firsts.isEmpty() ? null : firsts.getLast();
      if (first == null || first.place().file() != row.place().file()) {
        firsts.add(row);
      } else if (same(layout, first, row)) {
        firsts.set(firsts.size() - 1, fuller(first, row));
      } else {
        row.refuse();
        tell(ProblemKind.KEY_TWICE, layout, row, first);
      }
    }
    return firsts;
  }

  /** The row that is used of rows of one key from several files; null = none can be. */
  private Row settle(Layout layout, List<Row> sameKey) {
    if (sameKey.size() == 1) {
      Row only = sameKey.getFirst();
      return only.usable() ? only : null;
    }
    List<Row> different = new ArrayList<>();
    for (Row row : sameKey) {
      if (row.usable()) {
        int at = 0;
        while (at < different.size() && !same(layout, different.get(at), row)) {
          at++;
        }
        // What was said again last counts as said last.
        Row kept = at == different.size() ? row : fuller(different.remove(at), row);
        different.add(kept);
      }
    }
    Row used = null;
    for (Row row : different) {
      used = used == null || wins(layout, row, used) ? row : used;
    }
    for (Row row : different) {
      if (row != used) {
        tell(ProblemKind.CONFLICT, layout, row, used);
      }
    }
    return used;
  }

  /** Whether a later row takes the place of an earlier one. */
  private static boolean wins(Layout layout, Row later, Row earlier) {
    if (layout.table() != Table.MEMBERS) {
      return true;
    }
    int since = layout.place("workplace_since");
    return !((LocalDate) later.value(since)).isBefore((LocalDate) earlier.value(since));
  }

  /** Whether two rows say the same; a matrix has no room for who came instead, or for a reason. */
  private static boolean same(Layout layout, Row a, Row b) {
    boolean matrix = a.place().matrix() != b.place().matrix();
    int columns = matrix ? layout.place("status") + 1 : layout.columns().size();
    for (int i = 0; i < columns; i++) {
      if (!Objects.equals(a.value(i), b.value(i))) {
        return false;
      }
    }
    return true;
  }

  private static Row fuller(Row first, Row later) {
    return first.place().matrix() && !later.place().matrix() ? later : first;
  }

  private void tell(ProblemKind kind, Layout layout, Row row, Row other) {
    Column key = layout.columns().get(layout.keys()[0]);
    List<String> keys = new ArrayList<>();
    for (int place : layout.keys()) {
      keys.add(String.valueOf(row.value(place)));
    }
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < layout.columns().size(); i++) {
      if (!Objects.equals(row.value(i), other.value(i))) {
        String title = layout.columns().get(i).title(language);
        differences.add(title + ": " + shown(row.value(i)) + " ≠ " + shown(other.value(i)));
      }
    }
    String sheet = other.place().ref().sheet() + "!" + other.cell(key);
    readings
        .get(row.place().file())
        .problems()
        .addAt(
            kind,
            row.place(),
            row.cell(key),
            String.join(" / ", keys),
            "",
            other.place().ref().file(),
            sheet,
            String.join("; ", differences));
  }

  private String shown(Object value) {
    return switch (value) {
      case null -> "–";
      case LocalDate day -> Dates.shown(day, language);
      case Boolean yes -> yes ? "YES" : "NO";
      default -> value.toString();
    };
  }
}
