package org.liaisonauditor.store;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A sheet that holds a table, or an attendance matrix.
 *
 * @param number in the submission, from 0
 * @param index its place in the file, from 0
 * @param name as submitted
 * @param matrix whether it is an attendance matrix; its marks stay in the file
 * @param columns column name of the data contract to spreadsheet letters
 */
public record StoredSheet(
    int number, int index, String name, boolean matrix, Map<String, String> columns) {

  /** {@code issued_on=E member_code=B}: neither names nor letters hold a space. */
  static String text(Map<String, String> columns) {
    return new TreeMap<>(columns)
        .entrySet().stream()
            .map(column -> column.getKey() + "=" + column.getValue())
            .collect(Collectors.joining(" "));
  }

  static Map<String, String> columns(String text) {
    Map<String, String> columns = new TreeMap<>();
    if (!text.isEmpty()) {
      for (String column : text.split(" ")) {
        int at = column.indexOf('=');
        columns.put(column.substring(0, at), column.substring(at + 1));
      }
    }
    return columns;
  }
}
