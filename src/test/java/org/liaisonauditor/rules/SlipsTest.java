package org.liaisonauditor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.liaisonauditor.yaml.Fault;

/**
 * What authors of rules get wrong most often. Each folder below {@code slips} holds one file of the
 * small pack with one slip, and what {@code rules check} must say of it, to the letter.
 *
 * <p>To write the texts anew: {@code mvn test -Dtest=SlipsTest -Dslips=write}; then read them.
 */
class SlipsTest {

  private static final String EXPECTED = "expected.txt";

  @TempDir private Path folder;

  @Test
  void thePackThatIsBrokenHasNoFaultOfItsOwn() throws IOException {
    assertThat(PackCheck.faults(TrialPack.SMALL)).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> everySlipIsToldToTheLetter() throws IOException {
    try (Stream<Path> slips = Files.list(TrialPack.RESOURCES.resolve("slips"))) {
      List<Path> sorted = slips.sorted().toList();
      assertThat(sorted).hasSizeGreaterThan(30);
      return sorted.stream()
          .map(
              slip ->
                  DynamicTest.dynamicTest(
                      slip.getFileName().toString(), () -> toldAsExpected(slip)));
    }
  }

  private void toldAsExpected(Path slip) throws IOException {
    Path pack = TrialPack.in(folder.resolve(slip.getFileName()));
    TrialPack.lay(slip, pack);
    Files.delete(pack.resolve(EXPECTED));
    StringBuilder told = new StringBuilder();
    for (Fault fault : PackCheck.faults(pack)) {
      told.append(FaultText.of(fault, pack));
    }
    if ("write".equals(System.getProperty("slips"))) {
      Files.writeString(slip.resolve(EXPECTED), told);
    }
    assertThat(told.toString()).isNotEmpty();
    assertThat(told.toString()).isEqualTo(Files.readString(slip.resolve(EXPECTED)));
  }
}
