package org.liaisonauditor.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Records;
import org.liaisonauditor.domain.Table;
import org.liaisonauditor.sample.CityGenerator;
import org.liaisonauditor.sample.CityPlan;
import org.liaisonauditor.sample.ClerkErrors;
import org.liaisonauditor.sample.CsvFolder;
import org.liaisonauditor.sample.Disguise;
import org.liaisonauditor.sample.SampleWorkbook;
import org.liaisonauditor.sample.Submissions;

/** Makes the folder {@code examples} anew; the same bytes every time. */
public final class Examples {

  private static final LocalDate FROM = LocalDate.of(2025, 1, 1);
  private static final LocalDate TO = LocalDate.of(2025, 12, 31);
  private static final LocalDate AS_OF = LocalDate.of(2026, 1, 15);

  /** A seed whose town has gaps of most rules, and not too many of any. */
  private static final CityPlan TOWN = CityPlan.of(972, 3, 3, 13, 12, 2025, 0.06);

  private static final CityPlan SMALL_TOWN = CityPlan.of(3, 1, 2, 7, 3, 2025, 0);

  private Examples() {}

  /**
   * Writes the examples.
   *
   * @param arguments the folder, {@code examples} where none is given
   */
  public static void main(String[] arguments) throws IOException {
    write(Path.of(arguments.length == 0 ? "examples" : arguments[0]));
  }

  static void write(Path examples) throws IOException {
    town(examples.resolve("town"));
    townWithFaults(examples.resolve("town-with-faults"));
  }

  private static void town(Path folder) throws IOException {
    Records town = new CityGenerator(TOWN).city();
    Path submissions = Files.createDirectories(folder.resolve("submissions"));
    long seed = 0;
    for (Map.Entry<String, Records> submission : Submissions.byUnit(town).entrySet()) {
      String unit = submission.getKey();
      Records records = submission.getValue();
      seed++;
      if (unit.equals("ward-P03")) {
        write(records, Disguise.none(Language.EN), submissions, unit);
      } else if (unit.equals("ward-P02")) {
        Disguise paper = new Disguise(seed, Language.VI, false, false, false, true);
        write(records, paper, submissions, "phuong-P02");
      } else if (unit.startsWith("ward-")) {
        Disguise typed = new Disguise(seed, Language.VI, true, false, true, false);
        write(records, typed, submissions, unit.replace("ward-", "phuong-"));
      } else if (unit.equals("units")) {
        write(records, Disguise.none(Language.VI), submissions, "to-chuc");
      } else {
        boolean careless = seed % 3 == 0;
        Disguise office = new Disguise(seed, Language.VI, careless, careless, careless, false);
        write(
            withoutExchanges(records), office, submissions, unit.replace("workplace-", "co-quan-"));
      }
    }
    CsvFolder.write(Table.EXCHANGES, town, submissions);
    StringBuilder expected = new StringBuilder("rule,subject,unit,severity,occasion\n");
    CatalogueOracle.findings(town, new OracleParameters(), FROM, TO, AS_OF)
        .forEach(row -> expected.append(row).append('\n'));
    Files.writeString(folder.resolve("expected-2025.csv"), expected);
  }

  private static Records withoutExchanges(Records r) {
    return new Records(
        r.units(),
        r.members(),
        r.introductions(),
        r.groups(),
        r.meetings(),
        r.attendance(),
        r.evaluations(),
        r.classifications(),
        r.followUps(),
        List.of());
  }

  private static void townWithFaults(Path folder) throws IOException {
    Path submissions = Files.createDirectories(folder.resolve("submissions"));
    Records town = new CityGenerator(SMALL_TOWN).city();
    for (Map.Entry<String, Records> submission : Submissions.byUnit(town).entrySet()) {
      write(submission.getValue(), Disguise.none(Language.VI), submissions, submission.getKey());
    }
    List<String> planted = ClerkErrors.plant(submissions);
    Files.writeString(
        folder.resolve("expected-errors.csv"),
        "severity,file,sheet,cell\n" + String.join("\n", planted) + "\n");
  }

  private static void write(Records records, Disguise how, Path folder, String name)
      throws IOException {
    SampleWorkbook.write(records, how, folder.resolve(name + ".xlsx"));
  }
}
