package org.liaisonauditor.reports;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * CSV as the data contract asks: RFC 4180, UTF-8 with byte-order mark, CRLF. Cells are written to
 * the letter, also those that begin with {@code =}: a program that reads them back gets what was
 * found; see docs/decisions.
 */
final class CsvTable {

  private static final CSVFormat FORMAT = CSVFormat.RFC4180;

  /** What formulas begin with, also in the wide letters of East Asian keyboards. */
  private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

  private static final String NUMBER = "[+-]?[0-9]+([.,][0-9]+)?%?";

  private CsvTable() {}

  /**
   * Writes a table that people open, and no program has a contract on: a cell that begins as a
   * formula does gets an apostrophe before it, unless it is a number.
   */
  static void writeForPeople(Path file, List<String> header, List<List<String>> rows)
      throws IOException {
    write(
        file,
        header,
        rows.stream().map(row -> row.stream().map(CsvTable::noFormula).toList()).toList());
  }

  private static String noFormula(String cell) {
    return cell.isEmpty() || FORMULA.indexOf(cell.charAt(0)) < 0 || cell.matches(NUMBER)
        ? cell
        : "'" + cell;
  }

  static void write(Path file, List<String> header, Iterable<List<String>> rows)
      throws IOException {
    try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        CSVPrinter printer = new CSVPrinter(writer, FORMAT)) {
      writer.write('\uFEFF');
      printer.printRecord(header);
      for (List<String> row : rows) {
        printer.printRecord(row);
      }
    }
  }
}
