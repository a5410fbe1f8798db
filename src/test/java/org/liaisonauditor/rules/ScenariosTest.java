package org.liaisonauditor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every scenario of the pack is a test. */
class ScenariosTest {

  private static final Path PACK = Path.of("rules", "qd213");

  @TestFactory
  Stream<DynamicTest> scenariosOfThePack() throws Exception {
    CompiledPack compiled = CompiledPack.of(RulePacks.read(PACK), null);
    ScenarioRunner runner = new ScenarioRunner(compiled);
    List<Scenario> scenarios = runner.read(PACK);
    return scenarios.stream()
        .map(
            scenario ->
                DynamicTest.dynamicTest(
                    scenario.rule() + ": " + scenario.name(),
                    PACK.resolve(scenario.file()).toUri(),
                    () -> assertThat(runner.run(scenario)).isEmpty()));
  }
}
