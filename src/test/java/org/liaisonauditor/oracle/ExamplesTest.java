package org.liaisonauditor.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {

  private static final Path EXAMPLES = Path.of("examples");

  @Test
  void examplesAreTheOnesThatTheGeneratorMakes(@TempDir Path made) throws IOException {
    Examples.write(made);
    List<String> names = files(made);
    List<String> kept = files(EXAMPLES);
    kept.remove("README.md");
    assertThat(kept).isEqualTo(names);
    for (String name : names) {
      assertThat(EXAMPLES.resolve(name)).hasSameBinaryContentAs(made.resolve(name));
    }
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return new ArrayList<>(
          files
              .filter(Files::isRegularFile)
              .map(file -> folder.relativize(file).toString())
              .sorted()
              .toList());
    }
  }
}
