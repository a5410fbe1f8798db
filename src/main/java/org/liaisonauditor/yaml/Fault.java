package org.liaisonauditor.yaml;

import java.util.Comparator;
import org.liaisonauditor.domain.CodePoints;

/**
 * Something wrong in a file that a person wrote.
 *
 * @param file path of the file, as the person knows it
 * @param line line, from 1; 0 where the whole file is meant
 * @param column column, from 1; 0 where the whole line is meant
 * @param message what is wrong and what to do
 */
public record Fault(String file, int line, int column, String message) {

  /** By file, line and column. */
  public static final Comparator<Fault> ORDER =
      Comparator.comparing(Fault::file, CodePoints.ORDER)
          .thenComparingInt(Fault::line)
          .thenComparingInt(Fault::column)
          .thenComparing(Fault::message);

  /** {@code file:line:column: message}, without the parts that are not known. */
  @Override
  public String toString() {
    String where = file + (line > 0 ? ":" + line + (column > 0 ? ":" + column : "") : "");
    return where + ": " + message;
  }
}
