package org.liaisonauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rule authors type. The pack is a copy of ours, which a test may spoil. */
class RuleRoomTest {

  private static final Path TOWN = Path.of("examples", "town", "submissions");

  @TempDir private Path folder;
  private Path pack;

  @BeforeEach
  void copyOurPack() throws IOException {
    Path ours = Path.of("rules", "qd213");
    pack = folder.resolve("qd213");
    try (Stream<Path> files = Files.walk(ours)) {
      for (Path file : files.toList()) {
        Files.copy(file, pack.resolve(ours.relativize(file).toString()));
      }
    }
  }

  @Test
  void a_test_run_tells_of_every_scenario_and_counts_them() {
    Auditor.Ended ended = rules("test", "no-briefing");

    assertThat(ended.code()).isEqualTo(ExitCodes.DONE);
    assertThat(ended.out())
        .contains("passed no-briefing: ")
        .containsPattern("(?m)^\\d+ passed, 0 failed$");
  }

  @Test
  void a_moved_limit_fails_a_scenario_by_name_and_line() throws IOException {
    replace("regulation.yaml", "- value: 30", "- value: 31");

    Auditor.Ended ended = rules("test", "late-introduction");

    assertThat(ended.code()).isEqualTo(ExitCodes.FAILURE);
    assertThat(ended.out())
        .contains("FAILED late-introduction: issued one day after the limit")
        .containsPattern("late-introduction/scenarios/limit.yaml:\\d+")
        .contains("expected, but not found: M1 (unit W1, MEDIUM, occasion 2025-03-01)")
        .containsPattern("(?m)^\\d+ passed, [1-9]\\d* failed$");
  }

  @Test
  void a_rule_that_is_none_names_the_nearest() {
    assertThat(rules("test", "no-briefin").code()).isEqualTo(ExitCodes.USAGE);
    assertThat(rules("coverage", "no-briefin").err()).contains("did you mean no-briefing?");
    assertThat(rules("mutate", "no-briefin").code()).isEqualTo(ExitCodes.USAGE);
  }

  @Test
  void coverage_writes_out_the_scenario_that_is_missing() throws IOException {
    keepOneScenario("no-briefing");

    Auditor.Ended ended = rules("coverage", "no-briefing");

    assertThat(ended.code()).isEqualTo(ExitCodes.FAILURE);
    assertThat(ended.out())
        .contains("MISSING no-briefing/rule.drl:9:")
        .contains("never false: inPeriod(heldOn)")
        .contains("    - name: inPeriod(heldOn) is false")
        .contains("0 of 2 conditions of 1 rules seen true and false");
    assertThat(rules("coverage", "too-few-meetings").code()).isEqualTo(ExitCodes.DONE);
  }

  @Test
  void mutants_are_listed_with_the_scenario_that_would_notice() throws IOException {
    assertThat(rules("mutate", "no-briefing").code()).isEqualTo(ExitCodes.DONE);
    keepOneScenario("no-briefing");

    Auditor.Ended ended = rules("mutate", "no-briefing");

    assertThat(ended.code()).isEqualTo(ExitCodes.FAILURE);
    assertThat(ended.out())
        .contains("no-briefing | !briefing => (dropped)")
        .contains("    - name: \"notices !briefing for (dropped)\"")
        .containsPattern("(?m)^4 mutants: 2 noticed, 0 equivalent, 2 not noticed");
  }

  @Test
  void mutants_wait_until_the_scenarios_pass() throws IOException {
    replace("no-briefing/rule.drl", "!briefing", "briefing");

    Auditor.Ended ended = rules("mutate", "no-briefing");

    assertThat(ended.code()).isEqualTo(ExitCodes.FAILURE);
    assertThat(ended.out()).contains("FAILED no-briefing/scenarios/").contains("mend them first");
  }

  @Test
  void a_finding_is_explained_with_the_cells_that_it_comes_from() {
    Auditor.Ended ended = explain("late-introduction", "82200023");

    assertThat(ended.code()).isEqualTo(ExitCodes.DONE);
    assertThat(ended.out())
        .contains("82200023: a finding, severity HIGH, unit CQ001, occasion 2019-06-16")
        .contains("issuedOn = 2025-11-11 — co-quan-CQ001.xlsx › Giới thiệu › E7")
        .contains("introductionDays = 30; veryLateDays = 90")
        .contains("Had issued_on (co-quan-CQ001.xlsx › Giới thiệu › E7) been 2019-10-14");
  }

  @Test
  void no_finding_is_explained_by_what_was_found_and_needed() {
    Auditor.Ended ended = explain("late-introduction", "40100030");

    assertThat(ended.code()).isEqualTo(ExitCodes.DONE);
    assertThat(ended.out())
        .contains("40100030: no finding")
        .contains("the first condition that failed: late-introduction/rule.drl:15  issuedOn > $due")
        .contains("issuedOn = 2025-12-17 — co-quan-CQ005.xlsx › Giới thiệu › D6")
        .contains("needed: issuedOn after 2026-01-09");
  }

  /** What the audit leaves out is explained all the same, and said to be left out. */
  @Test
  void a_rule_that_is_switched_off_says_so_before_it_is_explained() throws IOException {
    replace(
        "regulation.yaml",
        "\nparameters:",
        "\nswitched-off:\n  late-introduction:\n    from: 2025-12-31\n"
            + "    reason: {vi: Chờ hướng dẫn, en: Guidance is awaited}\n\nparameters:");

    assertThat(explain(pack, "late-introduction", "82200023").out())
        .contains(
            "SWITCHED OFF for periods that end on 2025-12-31 or later (Guidance is awaited): an"
                + " audit finds nothing by this rule. If it were on:")
        .contains("82200023: a finding, severity HIGH");
    assertThat(explain("late-introduction", "82200023").out()).doesNotContain("SWITCHED OFF");
  }

  @Test
  void a_rule_to_explain_that_is_none_names_the_nearest() {
    Auditor.Ended ended = explain("late-introductio", "40100030");

    assertThat(ended.code()).isEqualTo(ExitCodes.USAGE);
    assertThat(ended.err()).contains("did you mean late-introduction?");
  }

  private Auditor.Ended rules(String command, String rule) {
    return new Auditor().with("rules", command, "--rules", pack.toString(), "--rule", rule).run();
  }

  private static Auditor.Ended explain(String rule, String subject) {
    return explain(Path.of("rules"), rule, subject);
  }

  private static Auditor.Ended explain(Path rules, String rule, String subject) {
    return new Auditor()
        .with("explain", "--rule", rule, "--subject", subject, "--input", TOWN.toString())
        .with("--from", "2025-01-01", "--to", "2025-12-31", "--as-of", "2026-01-15")
        .with("--rules", rules.toString(), "--lang", "en", "--in-process")
        .run();
  }

  private void keepOneScenario(String rule) throws IOException {
    Path scenarios = pack.resolve(rule).resolve("scenarios");
    try (Stream<Path> files = Files.list(scenarios)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.writeString(
        scenarios.resolve("one.yaml"),
        """
        - name: no report on the local situation
          as-of: 2025-12-31
          period: 2025-01-01/2025-12-31
          given: {meetings: [{meeting_code: K1, briefing: NO}]}
          expect: [{subject: K1, unit: B1, severity: LOW}]
        """);
  }

  private void replace(String file, String text, String by) throws IOException {
    Path path = pack.resolve(file);
    String content = Files.readString(path);
    assertThat(content).contains(text);
    int at = content.indexOf(text);
    Files.writeString(path, content.substring(0, at) + by + content.substring(at + text.length()));
  }
}
