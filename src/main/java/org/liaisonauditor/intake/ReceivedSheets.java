package org.liaisonauditor.intake;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.liaisonauditor.domain.SheetRef;
import org.liaisonauditor.domain.Table;
import org.liaisonauditor.store.KeySketch;
import org.liaisonauditor.store.NewSubmission;
import org.liaisonauditor.store.StoredRow;
import org.liaisonauditor.store.StoredSheet;

/** The sheets and rows of a reading as they are kept. */
final class ReceivedSheets implements NewSubmission.Content {

  private final Layouts layouts;
  private final Map<Table, List<Row>> rows = new EnumMap<>(Table.class);
  private final Map<SheetRef, Integer> numbers = new HashMap<>();
  private final List<StoredSheet> sheets = new ArrayList<>();
  private final Map<Table, KeySketch> sketches = new EnumMap<>(Table.class);
  private int marks;

  ReceivedSheets(Layouts layouts, Reading reading) {
    this.layouts = layouts;
    for (Table table : Table.values()) {
      List<Row> held = reading.rows(table);
      if (reading.holds(table)) {
        rows.put(table, held);
        KeySketch sketch = new KeySketch();
        for (Row row : held) {
          sheet(row.place(), false);
          sketch.add(key(row, layouts.of(table)));
        }
        sketches.put(table, sketch);
      }
    }
    for (MatrixRows matrix : reading.matrices()) {
      sheet(matrix.sheet, true);
      marks += matrix.marks(sketches.computeIfAbsent(Table.ATTENDANCE, any -> new KeySketch()));
      rows.computeIfAbsent(Table.ATTENDANCE, any -> List.of());
    }
  }

  private static String key(Row row, Layout layout) {
    StringBuilder key = new StringBuilder();
    for (int at : layout.keys()) {
      key.append(row.value(at)).append('\n');
    }
    return key.toString();
  }

  private void sheet(Place place, boolean matrix) {
    numbers.computeIfAbsent(
        place.ref(),
        ref -> {
          sheets.add(
              new StoredSheet(sheets.size(), place.sheet(), ref.sheet(), matrix, ref.columns()));
          return sheets.size() - 1;
        });
  }

  /** In their order, as their rows name them. */
  List<StoredSheet> sheets() {
    return sheets;
  }

  /** The keys of each table that has rows. */
  Map<Table, KeySketch> sketches() {
    return sketches;
  }

  /** All rows that are not blank. */
  int count() {
    return marks + rows.values().stream().mapToInt(List::size).sum();
  }

  @Override
  public void rows(Table table, Consumer<StoredRow> to) {
    int columns = layouts.of(table).columns().size();
    for (Row row : rows.getOrDefault(table, List.of())) {
      to.accept(RowCodec.stored(row, numbers.get(row.place().ref()), columns));
    }
  }

  @Override
  public int count(Table table) {
    int count = rows.getOrDefault(table, List.of()).size();
    return table == Table.ATTENDANCE ? count + marks : count;
  }
}
