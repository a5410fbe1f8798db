package org.liaisonauditor.intake;

import java.util.HashMap;
import java.util.Map;
import org.liaisonauditor.domain.Table;

/** Which table a sheet or CSV file holds, by its name. */
final class SheetNames {

  private final Layouts layouts;
  private final Map<String, Table> tables = new HashMap<>();

  SheetNames(Layouts layouts) {
    this.layouts = layouts;
    for (Table table : Table.values()) {
      layouts.of(table).sheetNames().forEach(name -> tables.put(name, table));
    }
  }

  /** A reader for the sheet; null where its name is that of no table. */
  SheetRows rowsOf(Place sheet, Problems problems, Values values) {
    String name = Names.fold(sheet.ref().sheet());
    if (MatrixRows.SHEET_NAMES.contains(name)) {
      return new MatrixRows(layouts, sheet, problems, values);
    }
    Table table = tables.get(name);
    return table == null ? null : new TableRows(layouts.of(table), sheet, problems, values);
  }

  boolean known(String name) {
    String folded = Names.fold(name);
    return tables.containsKey(folded) || MatrixRows.SHEET_NAMES.contains(folded);
  }

  /** A search for the header of the table that a known name means. */
  Header headerOf(String name) {
    String folded = Names.fold(name);
    return MatrixRows.SHEET_NAMES.contains(folded)
        ? MatrixRows.header(layouts)
        : TableRows.header(layouts.of(tables.get(folded)));
  }
}
