package org.liaisonauditor.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.liaisonauditor.domain.Table;

/**
 * The columns of a table, in the data contract's order, and the names they go by.
 *
 * @param columns in the contract's order
 * @param byName column's place by folded name
 * @param keys places of the columns that make the key; of a table without key all places
 */
record Layout(Table table, List<Column> columns, Map<String, Integer> byName, int[] keys) {

  static Layout of(Table table, List<Column> columns) {
    Map<String, Integer> byName = new HashMap<>();
    List<Integer> keys = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      byName.put(Names.fold(column.name()), i);
      byName.put(Names.fold(column.vietnamese()), i);
      if (column.name().equals("kind")) {
        // The contract has one word for the kind of a unit and another for that of a follow-up.
        byName.put(Names.fold("Loại"), i);
        byName.put(Names.fold("Hình thức"), i);
      }
      if (column.need() == Column.Need.KEY) {
        keys.add(i);
      }
    }
    if (keys.isEmpty()) {
      columns.forEach(column -> keys.add(columns.indexOf(column)));
    }
    int[] places = keys.stream().mapToInt(Integer::intValue).toArray();
    return new Layout(table, List.copyOf(columns), Map.copyOf(byName), places);
  }

  /** The place of a column by its English name. */
  int place(String name) {
    return byName.get(Names.fold(name));
  }

  /** Whether a header names one of these columns. */
  boolean knows(String header) {
    return byName.containsKey(Names.fold(header));
  }

  /** Folded names of sheets that hold the table. */
  Set<String> sheetNames() {
    return Set.of(Names.fold(table.english()), Names.fold(table.vietnamese()));
  }
}
