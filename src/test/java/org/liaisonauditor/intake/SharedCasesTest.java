package org.liaisonauditor.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.liaisonauditor.domain.Problem;

/** Whole cities, where they are at hand beside the project. */
class SharedCasesTest {

  @ParameterizedTest
  @CsvSource({"city, 5300, 10813", "town-vi, 420, 804"})
  void a_city_is_read_without_an_error(String city, int members, int attendance) {
    Path folder = Path.of("../shared/cases", city, "submissions");
    assumeTrue(Files.isDirectory(folder));
    IntakeResult result = Submission.read(folder);
    assertThat(result.problems()).allMatch(p -> p.severity() == Problem.Severity.WARNING);
    assertThat(result.records().members()).hasSize(members);
    assertThat(result.records().attendance()).hasSize(attendance);
    assertThat(result.unusableRows()).isZero();
  }
}
