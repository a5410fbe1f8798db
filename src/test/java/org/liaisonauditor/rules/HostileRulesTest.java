package org.liaisonauditor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rules that want out. Each stands below {@code hostile} with what the walls say of it, one line
 * for each wall, the others being down: {@code -} where a wall alone lets it through.
 *
 * <p>To write the texts anew: {@code mvn test -Dtest=HostileRulesTest -Dhostile=write}; then read
 * them.
 */
class HostileRulesTest {

  /** Keep the parser or the compiler itself busy, so that only the first wall can refuse them. */
  private static final Set<String> COMPILER_BOUND =
      Set.of(
          "deep-brackets",
          "either-or-blow-up",
          "long-chain",
          "long-sum",
          "many-minus",
          "many-nots",
          "many-patterns",
          "many-rules",
          "not-not");

  /** Refused because a rule has no need of them; compiled, they reach nothing. */
  private static final Set<String> HARMLESS =
      Set.of(
          "assignment",
          "back-reference",
          "class-literal",
          "file-by-import",
          "import-function",
          "named-consequence",
          "nested-access",
          "other-facts-class",
          "package-dialect",
          "pattern-of-object",
          "shadow-drools",
          "ternary-in-report");

  private static final Path RULES = TrialPack.RESOURCES.resolve("hostile");

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> everyHostileRuleIsRefusedByName() throws IOException {
    try (Stream<Path> files = Files.list(RULES)) {
      return files.filter(file -> file.toString().endsWith(".drl")).sorted().toList().stream()
          .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> refused(file)));
    }
  }

  private void refused(Path file) throws Exception {
    String name = file.getFileName().toString().replace(".drl", "");
    RulePack pack = RulePacks.read(TrialPack.in(folder.resolve(name), Files.readString(file)));
    String source = refusal(pack, Set.of(Wall.SOURCE));
    String found = "source: " + source + "\n";
    if (!COMPILER_BOUND.contains(name)) {
      String bytecode = refusal(pack, Set.of(Wall.BYTECODE));
      found += "class loader: " + refusal(pack, Set.of(Wall.CLASS_LOADER)) + "\n";
      found += "bytecode: " + bytecode + "\n";
    }
    Path expected = RULES.resolve(name + ".expected");
    if ("write".equals(System.getProperty("hostile"))) {
      Files.writeString(expected, found);
    }

    assertThat(source).isNotEqualTo("-");
    if (!HARMLESS.contains(name)) {
      assertThat(found).as("the wall of bytecode holds alone").doesNotContain("bytecode: -");
    }
    assertThat(found).isEqualTo(Files.readString(expected));
  }

  /** What a wall says first; of what the compiler says, the first line without its numbers. */
  private static String refusal(RulePack pack, Set<Wall> walls) {
    try {
      CompiledPack.of(pack, null, walls);
      return "-";
    } catch (PackRefused refused) {
      String line = refused.faults().getFirst().toString().lines().findFirst().orElse("");
      return line.replaceAll("\\$\\d+\\$", "\\$…\\$");
    }
  }

  @TestFactory
  Stream<DynamicTest> theWallsAreNotOfOneKind() {
    return Stream.of(Wall.values())
        .map(
            wall ->
                DynamicTest.dynamicTest(
                    wall + " refuses some by itself", () -> assertThat(saidBy(wall)).isNotEmpty()));
  }

  private static Set<String> saidBy(Wall wall) throws IOException {
    String prefix = wall.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + ": ";
    try (Stream<Path> files = Files.list(RULES)) {
      return files
          .filter(file -> file.toString().endsWith(".expected"))
          .flatMap(file -> lines(file).filter(line -> line.startsWith(prefix)))
          .filter(line -> !line.endsWith(": -"))
          .collect(Collectors.toSet());
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
