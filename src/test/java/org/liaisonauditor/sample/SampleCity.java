package org.liaisonauditor.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Records;

/** Makes up the submissions of a city of any size, to try the program and to measure it. */
public final class SampleCity {

  private static final long SEED = 7;
  private static final int YEAR = 2025;

  private SampleCity() {}

  /**
   * Writes a city's submissions of the year 2025.
   *
   * @param members about so many
   * @param form {@code xlsx}: a workbook a unit, in Vietnamese; {@code csv}: a file a table, which
   *     is written ward by ward and so may be of any size
   * @param folder is made where it is missing
   */
  public static void write(int members, String form, Path folder) throws IOException {
    CityPlan plan = CityPlan.ofMembers(SEED, members, YEAR);
    switch (form) {
      case "csv" -> CsvFolder.write(plan, folder);
      case "xlsx" -> {
        Files.createDirectories(folder);
        Records city = new CityGenerator(plan).city();
        for (Map.Entry<String, Records> unit : Submissions.byUnit(city).entrySet()) {
          SampleWorkbook.write(
              unit.getValue(), Disguise.none(Language.VI), folder.resolve(unit.getKey() + ".xlsx"));
        }
      }
      default -> throw new IllegalArgumentException("The form is " + form + "; say xlsx or csv.");
    }
  }

  /**
   * Writes a city's submissions.
   *
   * @param arguments number of members, form, folder
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 3) {
      throw new IllegalArgumentException("Say number of members, form (xlsx, csv) and folder.");
    }
    write(Integer.parseInt(arguments[0]), arguments[1], Path.of(arguments[2]));
  }
}
