package org.liaisonauditor.domain;

/**
 * Where a record was submitted: sheet and row.
 *
 * @param row number of the row as a spreadsheet shows it, from 1
 */
public record Source(SheetRef in, int row) {

  /** Name of the file, as it was sent. */
  public String file() {
    return in.file();
  }

  /** Name of the sheet. */
  public String sheet() {
    return in.sheet();
  }

  /**
   * The address of one value of the record, such as {@code E17}; blank where the sheet has no such
   * column.
   *
   * @param column column name of the data contract, such as {@code issued_on}
   */
  public String cell(String column) {
    String letters = in.columns().get(column);
    return letters == null ? "" : letters + row;
  }

  @Override
  public String toString() {
    return in + " row " + row;
  }
}
