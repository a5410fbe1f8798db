package org.liaisonauditor.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Problem;
import org.liaisonauditor.domain.RatingScale;
import org.liaisonauditor.domain.Records;
import org.liaisonauditor.domain.Table;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.intake.Intake;
import org.liaisonauditor.intake.IntakeResult;

/** What clerks write in whatever way reads as what they meant. */
class SubmittedCityTest {

  private static final RatingScale SCALE =
      new RatingScale(
          List.of(
              new RatingScale.Rating("GOOD", new Text("Tốt", "Good")),
              new RatingScale.Rating("FAIR", new Text("Khá", "Fair")),
              new RatingScale.Rating("AVERAGE", new Text("Trung bình", "Average")),
              new RatingScale.Rating("POOR", new Text("Yếu", "Poor"))));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void disguisedWorkbooksReadAsTheSameCity(long seed, @TempDir Path folder) throws IOException {
    Records city = new CityGenerator(CityPlan.of(seed, 2, 3, 10, 4, 2025, 0.2)).city();
    Random random = new Random(seed);
    for (Map.Entry<String, Records> submission : Submissions.byUnit(city).entrySet()) {
      Disguise disguise =
          new Disguise(
              random.nextLong(),
              random.nextBoolean() ? Language.VI : Language.EN,
              random.nextBoolean(),
              random.nextBoolean(),
              random.nextBoolean(),
              random.nextBoolean());
      Path file = folder.resolve(submission.getKey() + ".xlsx");
      SampleWorkbook.write(submission.getValue(), disguise, file);
      if (random.nextInt(4) == 0) {
        Files.copy(file, folder.resolve("sent again " + submission.getKey() + ".xlsx"));
      }
    }
    holds(folder, city);
  }

  @Test
  void csvFilesReadAsTheSameCity(@TempDir Path folder) throws IOException {
    CityPlan plan = CityPlan.of(21, 2, 4, 12, 5, 2025, 0.2);
    CsvFolder.write(plan, folder);
    holds(folder, new CityGenerator(plan).city());
  }

  @Test
  void everyErrorOfTheFaultyExampleIsFoundAtItsCell() throws IOException {
    Path example = Path.of("examples", "town-with-faults");
    List<String> found =
        new Intake(SCALE, Language.EN)
            .readFolder(example.resolve("submissions"), (files, total) -> {}).problems().stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .map(p -> String.join(",", "ERROR", p.file(), p.sheet(), p.cell()))
                .toList();
    List<String> expected = Files.readAllLines(example.resolve("expected-errors.csv"));
    assertThat(found).containsExactlyInAnyOrderElementsOf(expected.subList(1, expected.size()));
  }

  private static void holds(Path folder, Records city) throws IOException {
    IntakeResult read = new Intake(SCALE, Language.EN).readFolder(folder, (files, total) -> {});
    assertThat(read.problems()).allMatch(problem -> problem.severity() == Problem.Severity.WARNING);
    for (Table table : Table.values()) {
      assertThat(lines(table, read.records()))
          .as(table.english())
          .containsExactlyInAnyOrderElementsOf(lines(table, city));
    }
  }

  private static List<String> lines(Table table, Records records) {
    return Layout.rows(table, records).stream()
        .map(row -> Normalizer.normalize(Arrays.toString(row), Normalizer.Form.NFC))
        .toList();
  }
}
