package org.liaisonauditor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Rules that use all that is allowed, or look like what is not: all walls let them through. */
class HonestRulesTest {

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> honestRulesPass() throws IOException {
    try (Stream<Path> files = Files.list(TrialPack.RESOURCES.resolve("honest"))) {
      return files.sorted().toList().stream()
          .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> passes(file)));
    }
  }

  private void passes(Path file) throws Exception {
    Path pack = TrialPack.in(folder.resolve(file.getFileName().toString()), Files.readString(file));
    RulePack read = RulePacks.read(pack);

    assertThat(new DrlChecks(read).faults()).isEmpty();
    CompiledPack.of(read, null);
  }
}
