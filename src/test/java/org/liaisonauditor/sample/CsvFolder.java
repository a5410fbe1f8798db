package org.liaisonauditor.sample;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.liaisonauditor.domain.Records;
import org.liaisonauditor.domain.Table;

/** Writes a city as ten CSV files, ward after ward, whatever its size. */
public final class CsvFolder {

  private CsvFolder() {}

  /** Writes the city into the folder, which is made where it is missing. */
  public static void write(CityPlan plan, Path folder) throws IOException {
    Files.createDirectories(folder);
    Map<Table, CSVPrinter> printers = new EnumMap<>(Table.class);
    try {
      for (Table table : Table.values()) {
        printers.put(table, printer(table, folder));
      }
      CityGenerator city = new CityGenerator(plan);
      for (int part = 0; part < city.parts(); part++) {
        Records records = city.part(part);
        for (Table table : Table.values()) {
          for (Object[] row : Layout.rows(table, records)) {
            printers.get(table).printRecord(Arrays.asList(row));
          }
        }
      }
    } finally {
      for (CSVPrinter printer : printers.values()) {
        printer.close(true);
      }
    }
  }

  /** Writes one table of the records into the folder. */
  public static void write(Table table, Records records, Path folder) throws IOException {
    try (CSVPrinter printer = printer(table, folder)) {
      for (Object[] row : Layout.rows(table, records)) {
        printer.printRecord(Arrays.asList(row));
      }
    }
  }

  private static CSVPrinter printer(Table table, Path folder) throws IOException {
    Writer writer = Files.newBufferedWriter(folder.resolve(table.english() + ".csv"));
    CSVPrinter printer = new CSVPrinter(writer, CSVFormat.RFC4180);
    printer.printRecord(Layout.columns(table));
    return printer;
  }

  /**
   * Makes up a city for benchmarks.
   *
   * @param arguments number of members, folder, and seed (7 where it is not given)
   */
  public static void main(String[] arguments) throws IOException {
    long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 7;
    int members = Integer.parseInt(arguments[0]);
    write(CityPlan.ofMembers(seed, members, 2025), Path.of(arguments[1]));
  }
}
