package org.liaisonauditor.workbook;

import java.util.List;

/** Takes the rows of a sheet, one after the other. */
@FunctionalInterface
public interface RowSink {

  /**
   * Takes a row.
   *
   * @param number the row's number, from 1
   * @param cells its cells that hold something, from left to right; valid during the call only
   * @return whether to go on
   */
  boolean row(int number, List<Cell> cells);
}
