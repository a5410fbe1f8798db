package org.liaisonauditor.domain;

import java.util.Map;

/**
 * A sheet of a submitted file, and where each column of its table was found. One instance is shared
 * by all rows of the sheet.
 *
 * @param file path of the file below the submissions folder, with {@code /} between its parts
 * @param sheet name of the sheet as submitted; of a CSV file its name without the ending
 * @param columns column name of the data contract to spreadsheet letters, such as {@code issued_on}
 *     to {@code E}
 */
public record SheetRef(String file, String sheet, Map<String, String> columns) {

  public SheetRef {
    columns = Map.copyOf(columns);
  }

  @Override
  public String toString() {
    return file + " " + sheet;
  }
}
