package org.liaisonauditor.store;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.liaisonauditor.domain.Table;

/** The tables of the data contract as the database names them, columns in the contract's order. */
final class TableColumns {

  /** No name of a column in SQL. */
  private static final String YEAR = "year";

  private static final Map<Table, List<String>> COLUMNS = new EnumMap<>(Table.class);

  static {
    for (Table table : Table.values()) {
      COLUMNS.put(
          table,
          table.columns().stream().map(name -> name.equals(YEAR) ? "of_year" : name).toList());
    }
  }

  private TableColumns() {}

  /** The columns of a table; they are the contract's, but for {@code of_year}, its {@code year}. */
  static List<String> of(Table table) {
    return COLUMNS.get(table);
  }

  /** The table of rows as submitted. */
  static String rows(Table table) {
    return "row_" + table.name().toLowerCase(Locale.ROOT);
  }

  /** The table of united records, by branch. */
  static String data(Table table) {
    return "data_" + table.name().toLowerCase(Locale.ROOT);
  }
}
