package org.liaisonauditor.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liaisonauditor.yaml.Fault;

/** A rule by table is checked, tested, covered, mutated and told of as one written as DRL. */
class TableRulesTest {

  private static final Path EXAMPLE = Path.of("examples", "rules-by-table");
  private static final String RULE = "missed-by-workplace";
  private static final String FILE = RULE + "/rule.drl.xlsx:Ngưỡng vắng họp!";

  @TempDir private Path folder;

  @Test
  void nothing_is_wrong_with_the_example_and_its_scenarios_pass() throws Exception {
    assertThat(PackCheck.faults(EXAMPLE)).isEmpty();
    CompiledPack compiled = compiled(EXAMPLE);
    ScenarioRunner runner = new ScenarioRunner(compiled);

    assertThat(runner.read(EXAMPLE))
        .hasSizeGreaterThan(15)
        .allSatisfy(scenario -> assertThat(runner.run(scenario)).isEmpty());
  }

  @Test
  void every_condition_of_the_example_is_seen_both_ways_each_in_its_cell() throws Exception {
    CompiledPack compiled = compiled(EXAMPLE);

    Coverage.OfRule coverage =
        new Coverage(compiled).of(RULE, new ScenarioRunner(compiled).read(EXAMPLE));

    assertThat(coverage.unfollowed()).isEmpty();
    assertThat(coverage.seen()).allMatch(Coverage.Seen::complete);
    assertThat(coverage.seen())
        .extracting(Coverage.Seen::condition)
        .extracting(
            point ->
                compiled.pack().place(point.rule(), point.line(), point.column())
                    + " "
                    + point.text())
        .contains(
            FILE + "B13 parent == \"KCQ\"",
            FILE + "C13 missed >= 2",
            FILE + "D13 missed < 4",
            FILE + "C14 missed >= 4",
            FILE + "B17 parent == \"LLVT\"",
            FILE + "C17 missed >= 5");
  }

  @Test
  void every_limit_in_a_cell_is_moved_and_no_mutant_of_the_example_goes_unnoticed()
      throws Exception {
    CompiledPack compiled = compiled(EXAMPLE);

    Mutation.Result result = mutation(compiled, EXAMPLE);

    assertThat(result.judged())
        .filteredOn(judged -> judged.fate() == Mutation.Fate.SURVIVED)
        .extracting(judged -> judged.mutant().id())
        .isEmpty();
    assertThat(result.needless()).isEmpty();
    assertThat(result.judged())
        .filteredOn(judged -> judged.fate() == Mutation.Fate.KILLED)
        .extracting(judged -> judged.mutant().file() + " " + judged.mutant().change())
        .contains(
            FILE + "C13 missed >= 2 => missed >= 3",
            FILE + "C13 missed >= 2 => missed >= 1",
            FILE + "D13 missed < 4 => missed < 5",
            FILE + "D13 missed < 4 => missed < 3",
            FILE + "C17 missed >= 5 => missed >= 6",
            FILE + "B17 parent == \"LLVT\" => parent != \"LLVT\"");
  }

  @Test
  void a_limit_moved_in_a_cell_fails_a_scenario() throws Exception {
    TrialTable moved = new TrialTable();
    Path pack = moved.pack(folder);
    Path scenario = pack.resolve("late-letter/scenarios/missed.yaml");
    StringBuilder yaml =
        new StringBuilder(
            "- name: missed five\n  as-of: 2026-01-15\n  period: 2025-01-01/2025-12-31\n"
                + "  with: {receiptDays: 1}\n  given:\n"
                + "    units: [{unit_code: W1, kind: WORKPLACE, parent_code: LLVT}]\n"
                + "    members: [{member_code: M1}]\n    introductions: [{member_code: M1}]\n"
                + "    meetings:\n");
    for (int i = 1; i <= 5; i++) {
      yaml.append("      - {meeting_code: K" + i + ", held_on: 2025-0" + i + "-20}\n");
    }
    yaml.append("    attendance:\n");
    for (int i = 1; i <= 5; i++) {
      yaml.append("      - {meeting_code: K" + i + ", status: ABSENT}\n");
    }
    Files.writeString(scenario, yaml + "  expect: [{subject: M1, unit: B1, severity: MEDIUM}]\n");
    assertThat(failing(pack)).isEmpty();

    new TrialTable().set("D12", 6).write(pack.resolve("late-letter/rule.drl.xlsx"));

    assertThat(failing(pack)).containsExactly("missed five");
  }

  @Test
  void the_version_of_a_rule_rests_on_what_its_table_says_not_on_the_bytes_of_its_file()
      throws Exception {
    Path pack = new TrialTable().pack(folder);
    Path table = pack.resolve("late-letter/rule.drl.xlsx");
    RulePack before = RulePacks.read(pack);
    byte[] bytes = Files.readAllBytes(table);

    new TrialTable()
        .set("A12", "a note")
        .part(
            "docProps/app.xml",
            "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"/>")
        .write(table);
    RulePack saved = RulePacks.read(pack);
    new TrialTable().set("D12", 6).write(table);
    RulePack changed = RulePacks.read(pack);

    assertThat(bytes).isNotEqualTo(Files.readAllBytes(table));
    assertThat(saved.hash()).isEqualTo(before.hash());
    assertThat(saved.rule("late-letter").hash()).isEqualTo(before.rule("late-letter").hash());
    assertThat(changed.hash()).isNotEqualTo(before.hash());
    assertThat(changed.rule("late-letter").hash()).isNotEqualTo(before.rule("late-letter").hash());
  }

  @Test
  void an_explanation_names_the_cell_of_each_condition_and_those_of_its_values() throws Exception {
    Explanation explanation = explained("a member of an enterprise that missed 3");

    assertThat(explanation.found().getFirst().conditions())
        .extracting(condition -> condition.file() + " " + condition.text())
        .containsExactly(
            FILE + "B15 code == $workplace",
            FILE + "B15 parent == \"KDN\"",
            FILE + "C15 member == $member",
            FILE + "C15 missed >= 3",
            FILE + "D15 missed < 5");
    assertThat(explanation.found().getFirst().conditions().get(1).parts().getFirst().values())
        .first()
        .satisfies(
            value ->
                assertThat(value.cells())
                    .extracting(Explanation.Place::column)
                    .containsExactly("parent_code"));
    assertThat(explained("a member of an enterprise that missed 2").missed())
        .extracting(missed -> missed.failed().file())
        .contains(FILE + "B13", FILE + "C15", FILE + "C16");
  }

  @Test
  void a_rule_is_written_one_way() throws Exception {
    Path pack = new TrialTable().pack(folder);
    Path rule = pack.resolve("late-letter");
    Files.writeString(rule.resolve("rule.drl"), "rule");
    assertThat(PackCheck.faults(pack))
        .extracting(Fault::toString)
        .containsExactly(
            "late-letter: the rule is written twice: rule.drl and rule.drl.xlsx; delete the one"
                + " that does not count");

    Files.delete(rule.resolve("rule.drl"));
    Files.delete(rule.resolve("rule.drl.xlsx"));
    assertThat(PackCheck.faults(pack))
        .extracting(Fault::toString)
        .contains(
            "late-letter/rule.drl: the file is missing; a rule has three parts: rule.drl (or"
                + " rule.drl.xlsx), about.md, scenarios");
  }

  @Test
  void a_number_of_a_number_field_gets_no_quotation_marks() throws Exception {
    assertThat(drl(new TrialTable().set("E9", "missed <"))).contains("missed >= 3, missed < 5 )");
    assertThat(drl(new TrialTable().set("C9", "parent").set("C11", 12000345)))
        .contains("parent == \"12000345\"");
  }

  @Test
  void no_other_language_comes_along_with_the_tables() {
    assertThatThrownBy(() -> Class.forName("org.mvel2.MVEL"))
        .isInstanceOf(ClassNotFoundException.class);
  }

  private String drl(TrialTable table) throws IOException {
    List<Fault> faults = new ArrayList<>();
    Path file = table.write(folder.resolve("rule.drl.xlsx"));
    DecisionTable read = DecisionTableFile.read("late-letter", "rule.drl.xlsx", file, faults);
    assertThat(faults).isEmpty();
    return read.drl();
  }

  private static Explanation explained(String scenario) throws Exception {
    CompiledPack compiled = compiled(EXAMPLE);
    Scenario named =
        new ScenarioRunner(compiled)
            .read(EXAMPLE).stream()
                .filter(one -> one.name().equals(scenario))
                .findFirst()
                .orElseThrow();
    return new Explanations(compiled, named.records(), named.context()).explain(RULE, "M1", null);
  }

  private static CompiledPack compiled(Path pack) throws Exception {
    return CompiledPack.of(RulePacks.read(pack), null);
  }

  private static List<String> failing(Path pack) throws Exception {
    ScenarioRunner runner = new ScenarioRunner(compiled(pack));
    return runner.read(pack).stream()
        .filter(scenario -> !runner.run(scenario).isEmpty())
        .map(Scenario::name)
        .toList();
  }

  private static Mutation.Result mutation(CompiledPack compiled, Path pack) throws Exception {
    return new Mutation(compiled, new ScenarioRunner(compiled).read(pack), pack, 2)
        .run(
            compiled.pack().rules().stream().map(Rule::code).toList(),
            (done, total) -> {
              // Nobody waits.
            });
  }
}
