package org.liaisonauditor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageTest {

  private static final String UNACKNOWLEDGED =
      """
      Liaison( $member : code, $unit : residence )
      Letter( member == $member, covering, $due : deadline(issuedOn, "receiptDays"),
              receivedOn == null, $due < asOf )
      """;

  private static final String FIRES =
      """
      - name: not acknowledged
        as-of: 2025-03-31
        period: 2025-01-01/2025-03-31
        given:
          members: [{member_code: M1, workplace_since: 2025-03-01}]
          introductions: [{member_code: M1, issued_on: 2025-03-05, received_on: ""}]
        expect: [{subject: M1, unit: B1, severity: LOW}]
      """;

  @TempDir private Path folder;
  private SmallPack pack;

  @BeforeEach
  void smallPack() throws Exception {
    pack = new SmallPack(folder).when(UNACKNOWLEDGED);
  }

  @Test
  void a_condition_that_was_always_true_is_told_with_its_place() throws Exception {
    pack.scenarios("a.yaml", FIRES);

    Coverage.OfRule coverage = coverage();

    assertThat(coverage.complete()).isFalse();
    assertThat(coverage.seen())
        .extracting(
            seen ->
                seen.condition().line()
                    + ":"
                    + seen.condition().column()
                    + " "
                    + seen.condition().text()
                    + " "
                    + seen.whenTrue()
                    + " "
                    + seen.whenFalse())
        .containsExactly(
            "10:13 member == $member true false",
            "10:32 covering true false",
            "11:13 receivedOn == null true false",
            "11:33 $due < asOf true false");
  }

  @Test
  void the_scenarios_written_out_show_what_was_missing_and_pass() throws Exception {
    pack.scenarios("a.yaml", FIRES);
    StringBuilder proposed = new StringBuilder();
    coverage().seen().forEach(seen -> seen.stubs().forEach(proposed::append));
    pack.scenarios("b.yaml", proposed.toString());

    assertThat(coverage().complete()).isTrue();
    CompiledPack compiled = pack.compiled();
    for (Scenario scenario : pack.scenarios(compiled)) {
      assertThat(new ScenarioRunner(compiled).run(scenario)).as(scenario.name()).isEmpty();
    }
  }

  @Test
  void a_condition_counts_only_where_it_was_reached() throws Exception {
    // Both the receipt and the day are such that no finding is due; the day was never looked at.
    pack.scenarios(
        "a.yaml",
        FIRES
            + FIRES
                .replace("name: not", "name: was")
                .replace("as-of: 2025-03-31", "as-of: 2025-03-10")
                .replace("/2025-03-31", "/2025-03-10")
                .replace("received_on: \"\"", "received_on: 2025-03-06")
                .replaceAll("expect: .*", "expect: []"));

    assertThat(coverage().seen())
        .filteredOn(seen -> seen.condition().text().startsWith("$due"))
        .singleElement()
        .matches(seen -> !seen.whenFalse());
    assertThat(coverage().seen())
        .filteredOn(seen -> seen.condition().text().startsWith("receivedOn"))
        .singleElement()
        .matches(Coverage.Seen::complete);
  }

  @Test
  void each_side_of_an_or_and_a_not_is_a_condition() throws Exception {
    pack.when(
            """
            Liaison( $member : code, $unit : residence, leftOn == null || leftOn > asOf )
            not( Letter( member == $member, covering ) )
            """)
        .scenarios(
            "a.yaml",
            """
            - name: no letter
              as-of: 2025-03-31
              period: 2025-01-01/2025-03-31
              given: {members: [{member_code: M1}]}
              expect: [{subject: M1, unit: B1, severity: LOW}]
            """);

    assertThat(coverage().seen())
        .extracting(seen -> seen.condition().text() + " " + seen.whenTrue() + seen.whenFalse())
        .containsExactly(
            "leftOn == null truefalse",
            "leftOn > asOf falsefalse",
            "not( Letter( member == $member, covering ) ) truefalse",
            "member == $member falsefalse",
            "covering falsefalse");
  }

  @Test
  void every_condition_of_our_own_pack_is_seen_both_ways() throws Exception {
    Path ours = Path.of("rules", "qd213");
    CompiledPack compiled = CompiledPack.of(RulePacks.read(ours), null);
    List<Scenario> scenarios = new ScenarioRunner(compiled).read(ours);
    Coverage coverage = new Coverage(compiled);

    assertThat(compiled.pack().rules())
        .extracting(rule -> coverage.of(rule.code(), scenarios))
        .allMatch(Coverage.OfRule::complete)
        .allMatch(of -> !of.seen().isEmpty());
  }

  private Coverage.OfRule coverage() throws Exception {
    CompiledPack compiled = pack.compiled();
    return new Coverage(compiled).of(SmallPack.RULE, pack.scenarios(compiled));
  }
}
