package org.liaisonauditor.workbook;

/** Takes what a sheet says of its cells beside their values. Rows count from 1, columns from 0. */
interface SheetNotes {

  /** For those who want the values alone. */
  SheetNotes NONE = new SheetNotes() {};

  /** A cell holds a formula, calculated or not. */
  default void formula(int column, int row) {}

  /** Cells are merged, {@code C5:E5}. */
  default void merged(String range) {}

  /** A row is hidden. */
  default void hiddenRow(int row) {}

  /** Columns are hidden, both ends included. */
  default void hiddenColumns(int first, int last) {}
}
