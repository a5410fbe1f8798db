package org.liaisonauditor.intake;

import java.util.List;
import java.util.function.Consumer;
import org.liaisonauditor.domain.Table;

/** Where the rows to be united come from. */
interface RowChunks {

  /**
   * Gives all rows of a table; those of one key are in the same list. Asked a second time for
   * units, members, groups or meetings, it gives them again.
   */
  void of(Table table, Consumer<List<Row>> to);
}
