package org.liaisonauditor.intake;

import java.time.LocalDate;
import java.util.Comparator;
import org.liaisonauditor.domain.CodePoints;

/** The order of rows by their key, column by column; rows of one key keep their order. */
final class RowOrder implements Comparator<Row> {

  private final int[] keys;

  RowOrder(Layout layout) {
    keys = layout.keys();
  }

  @Override
  public int compare(Row a, Row b) {
    for (int key : keys) {
      int order = compareValues(a.value(key), b.value(key));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int compareValues(Object a, Object b) {
    if (a == b) {
      return 0;
    }
    if (a == null || b == null) {
      return a == null ? -1 : 1;
    }
    return switch (a) {
      case String text -> CodePoints.ORDER.compare(text, (String) b);
      case Integer number -> number.compareTo((Integer) b);
      case LocalDate day -> day.compareTo((LocalDate) b);
      default -> a.toString().compareTo(b.toString());
    };
  }
}
