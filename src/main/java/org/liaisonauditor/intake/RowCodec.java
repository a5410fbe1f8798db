package org.liaisonauditor.intake;

import java.time.LocalDate;
import org.liaisonauditor.store.StoredRow;

/** Rows as the store keeps them: values from lists by their English codes. */
final class RowCodec {

  private RowCodec() {}

  /** A row to be kept. */
  static StoredRow stored(Row row, int sheet, int columns) {
    Object[] values = new Object[columns];
    for (int i = 0; i < columns; i++) {
      values[i] = stored(row.value(i));
    }
    return new StoredRow(sheet, row.number(), row.usable(), values);
  }

  private static Object stored(Object value) {
    return switch (value) {
      case null -> null;
      case Boolean yes -> yes ? "YES" : "NO";
      case Enum<?> choice -> choice.name();
      case String text -> text;
      case LocalDate day -> day;
      case Integer number -> number;
      default -> throw new IllegalArgumentException("no value of a column: " + value);
    };
  }

  /** A row that was kept. */
  static Row row(StoredRow stored, Layout layout, Place place) {
    Object[] values = new Object[layout.columns().size()];
    for (int i = 0; i < values.length; i++) {
      Choices choices = layout.columns().get(i).choices();
      Object value = stored.values()[i];
      values[i] = value == null || choices == null ? value : choices.find((String) value);
    }
    Row row = new Row(place, stored.row(), values);
    if (!stored.usable()) {
      row.refuse();
    }
    return row;
  }
}
