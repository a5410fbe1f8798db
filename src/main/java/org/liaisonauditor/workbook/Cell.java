package org.liaisonauditor.workbook;

import java.time.LocalDate;

/**
 * One cell that holds something.
 *
 * @param column index of the column, from 0
 * @param text the text; of a number its digits without exponent, of a date cell what the file holds
 * @param date the day that a number is or, without a date format, would be; null = none
 */
public record Cell(int column, Kind kind, String text, LocalDate date) {

  /** What a cell holds. */
  public enum Kind {
    TEXT,
    NUMBER,
    /** A number shown as a date, or an ISO date. */
    DATE,
    /** {@code TRUE} or {@code FALSE}. */
    BOOLEAN,
    /** An Excel error value such as {@code #N/A}. */
    ERROR,
    /** A formula whose value the file does not hold. */
    UNCALCULATED,
    /** Something that its own type does not allow. */
    DAMAGED
  }

  /** A cell with text. */
  public static Cell text(int column, String text) {
    return new Cell(column, Kind.TEXT, text, null);
  }
}
