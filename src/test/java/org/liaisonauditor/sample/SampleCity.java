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
   * @param form {@code xlsx}: a workbook a unit, in Vietnamese, of a city with branches of 15;
   *     {@code csv}: a file a table, which is written ward by ward and so may be of any size, of a
   *     province with branches of 21
   * @param folder is made where it is missing
   */
  public static void write(int members, String form, Path folder) throws IOException {
    switch (form) {
      case "csv" -> CsvFolder.write(CityPlan.ofMembers(SEED, members, YEAR), folder);
      case "xlsx" -> workbooks(members, folder);
      default -> throw new IllegalArgumentException("The form is " + form + "; say xlsx or csv.");
    }
  }

  private static void workbooks(int members, Path folder) throws IOException {
    int perBranch = 15;
    int perWard = 14;
    int perWorkplace = 44;
    CityPlan plan =
        CityPlan.of(
            SEED,
            Math.max(1, members / (perBranch * perWard)),
            perWard,
            perBranch,
            Math.max(1, members / perWorkplace),
            YEAR,
            0.03);
    Files.createDirectories(folder);
    Records city = new CityGenerator(plan).city();
    for (Map.Entry<String, Records> unit : Submissions.byUnit(city).entrySet()) {
      SampleWorkbook.write(
          unit.getValue(), Disguise.none(Language.VI), folder.resolve(unit.getKey() + ".xlsx"));
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
