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

  private CsvTable() {}

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
