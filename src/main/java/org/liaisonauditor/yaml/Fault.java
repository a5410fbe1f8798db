package org.liaisonauditor.yaml;

import java.util.Comparator;
import org.liaisonauditor.domain.CodePoints;

/**
 * Something wrong in a file that a person wrote.
 *
 * @param file path of the file, as the person knows it
 * @param line line, from 1; 0 where the whole file is meant
 * @param column column, from 1; 0 where the whole line is meant
 * @param message what is wrong
 * @param remedy what to do; empty where the message says it already
 * @param excerpt what to show where the file has no lines; null = the line itself
 */
public record Fault(
    String file, int line, int column, String message, String remedy, Excerpt excerpt) {

  /**
   * A place of a file that has cells, not lines; line and column are then those of the cell.
   *
   * @param place the cell as its program shows it, {@code Sheet!C11}
   * @param text the text that the fault is in, in one line
   * @param column column of that text, from 1; 0 where the whole text is meant
   */
  public record Excerpt(String place, String text, int column) {}

  /** A fault in a file of lines. */
  public Fault(String file, int line, int column, String message, String remedy) {
    this(file, line, column, message, remedy, null);
  }

  public Fault {
    file = Signs.visible(file).replace('\n', ' ');
    message = Signs.visible(message);
    remedy = Signs.visible(remedy);
  }

  /** A fault whose message says what to do, too. */
  public Fault(String file, int line, int column, String message) {
    this(file, line, column, message, "");
  }

  /** By file, line and column. */
  public static final Comparator<Fault> ORDER =
      Comparator.comparing(Fault::file, CodePoints.ORDER)
          .thenComparingInt(Fault::line)
          .thenComparingInt(Fault::column)
          .thenComparing(Fault::message)
          .thenComparing(Fault::remedy);

  /** {@code file:line:column} or {@code file:cell}, without the parts that are not known. */
  public String place() {
    if (excerpt != null) {
      return file + ":" + excerpt.place();
    }
    return file + (line > 0 ? ":" + line + (column > 0 ? ":" + column : "") : "");
  }

  /** {@code file:line:column: message; remedy}, without the parts that are not known. */
  @Override
  public String toString() {
    return place() + ": " + message + (remedy.isEmpty() ? "" : "; " + remedy);
  }
}
