package org.liaisonauditor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

  private static final Path RESOURCES = Path.of("src/test/resources/rules");
  private static final String EXPECTED = "expected.txt";

  @TempDir private Path folder;

  @Test
  void thePackThatIsBrokenHasNoFaultOfItsOwn() throws IOException {
    assertThat(PackCheck.faults(RESOURCES.resolve("small"))).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> everySlipIsToldToTheLetter() throws IOException {
    try (Stream<Path> slips = Files.list(RESOURCES.resolve("slips"))) {
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
    Path pack = folder.resolve(slip.getFileName()).resolve("small");
    copy(RESOURCES.resolve("small"), pack);
    copy(slip, pack);
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

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}
