package org.liaisonauditor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Of all small mistakes that can be made in our own rules, none may go unnoticed. */
class PackMutationIT {

  private static final Path PACK = Path.of("rules", "qd213");

  @Test
  void every_mutant_of_our_own_pack_is_noticed_or_equivalent_with_a_reason() throws Exception {
    CompiledPack compiled = CompiledPack.of(RulePacks.read(PACK), null);

    Mutation.Result result =
        new Mutation(
                compiled,
                new ScenarioRunner(compiled).read(PACK),
                PACK,
                Runtime.getRuntime().availableProcessors())
            .run(
                compiled.pack().rules().stream().map(Rule::code).toList(),
                (done, total) -> {
                  // Nobody waits.
                });

    assertThat(result.judged())
        .filteredOn(judged -> judged.fate() == Mutation.Fate.SURVIVED)
        .extracting(judged -> judged.mutant().id())
        .isEmpty();
    assertThat(result.needless()).isEmpty();
    assertThat(result.count(Mutation.Fate.KILLED)).isGreaterThan(500);
  }
}
