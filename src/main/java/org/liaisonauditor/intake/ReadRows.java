package org.liaisonauditor.intake;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.liaisonauditor.domain.Table;

/** Rows of files that were just read, all of a table at once. */
final class ReadRows implements RowChunks {

  private final Layouts layouts;
  private final List<Reading> readings;
  private final Directory directory;
  private final Map<Table, List<Row>> again = new EnumMap<>(Table.class);

  ReadRows(Layouts layouts, List<Reading> readings, Directory directory) {
    this.layouts = layouts;
    this.readings = readings;
    this.directory = directory;
  }

  @Override
  public void of(Table table, Consumer<List<Row>> to) {
    List<Row> rows = again.containsKey(table) ? again.get(table) : gather(table);
    if (Uniting.REFERRED.contains(table)) {
      again.put(table, rows);
    }
    to.accept(rows);
  }

  private List<Row> gather(Table table) {
    List<Row> rows = new ArrayList<>();
    for (Reading reading : readings) {
      rows.addAll(reading.take(table));
      if (table == Table.ATTENDANCE) {
        for (MatrixRows matrix : reading.matrices()) {
          rows.addAll(new MatrixResolver(layouts, directory, reading, matrix).resolve());
        }
      }
    }
    return rows;
  }
}
