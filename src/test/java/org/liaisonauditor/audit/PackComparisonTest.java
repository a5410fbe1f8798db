package org.liaisonauditor.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Severity;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.intake.Intake;
import org.liaisonauditor.intake.IntakeResult;
import org.liaisonauditor.rules.CompiledPack;
import org.liaisonauditor.rules.PackDifferences;
import org.liaisonauditor.rules.RulePacks;

/** Our pack and a draft of it that a test edits, on the example town. */
class PackComparisonTest {

  private static final Path OURS = Path.of("rules", "qd213");
  private static final String DRL = "missed-meetings/rule.drl";

  private static CompiledPack ours;
  private static IntakeResult town;

  @TempDir private Path parent;
  private Path draft;

  @BeforeAll
  static void readTheTown() throws Exception {
    ours = CompiledPack.of(RulePacks.read(OURS), null);
    town =
        new Intake(ours.pack().regulation().ratingScale(), Language.EN)
            .readFolder(Path.of("examples", "town", "submissions"), (done, total) -> {});
  }

  @BeforeEach
  void copyOurPack() throws IOException {
    draft = parent.resolve("qd213");
    try (Stream<Path> files = Files.walk(OURS)) {
      for (Path file : files.toList()) {
        Files.copy(file, draft.resolve(OURS.relativize(file).toString()));
      }
    }
  }

  @Test
  void the_same_pack_finds_the_same() throws Exception {
    Comparison comparison = compare();

    assertThat(comparison.findings()).isEmpty();
    assertThat(comparison.commendations()).isEmpty();
    assertThat(comparison.differences().none()).isTrue();
    assertThat(comparison.unchanged()).isEqualTo(105).isEqualTo(comparison.base().findings());
    assertThat(comparison.base().pack().hash()).isEqualTo(comparison.draft().pack().hash());
  }

  @Test
  void an_edited_condition_is_told_with_its_lines_and_both_readings() throws Exception {
    replace(DRL, "missed >= $limit", "missed > $limit");

    Comparison comparison = compare();

    assertThat(comparison.count(FindingChange.Kind.GONE)).isPositive();
    assertThat(comparison.findings())
        .allSatisfy(
            change -> {
              assertThat(change.kind()).isEqualTo(FindingChange.Kind.GONE);
              assertThat(change.rule()).isEqualTo("missed-meetings");
              assertThat(change.reason().en())
                  .startsWith(
                      "in the draft the condition “missed > $limit” (missed-meetings/rule.drl:")
                  .contains("fails: missed = 2 — ", "$limit = 2 (missedMeetings = 2)")
                  .contains("needed: missed more than 2")
                  .contains("in the base pack it reads “missed >= $limit” and holds");
            });
    PackDifferences.OfRule rule = comparison.differences().rule("missed-meetings").orElseThrow();
    assertThat(rule.kind()).isEqualTo(PackDifferences.OfRule.Kind.CHANGED);
    assertThat(rule.drl())
        .containsExactly(
            "- 12: missed >= $limit, !everyMissed )",
            "+ 12: missed > $limit, !everyMissed )",
            "- 22: missed >= $limit, everyMissed )",
            "+ 22: missed > $limit, everyMissed )");
  }

  @Test
  void a_condition_left_out_is_told_as_such() throws Exception {
    replace(
        "late-introduction/rule.drl",
        "inPeriod(issuedOn), issuedOn > $due, issuedOn <= $very",
        "issuedOn > $due, issuedOn <= $very");

    Comparison comparison = compare();

    assertThat(comparison.findings())
        .isNotEmpty()
        .allSatisfy(
            change -> {
              assertThat(change.kind()).isEqualTo(FindingChange.Kind.ADDED);
              assertThat(change.reason().en())
                  .contains("in the base pack the condition “inPeriod(issuedOn)”")
                  .contains("in the draft there is no such condition");
              assertThat(change.reason().vi())
                  .contains("ở bản gốc điều kiện “inPeriod(issuedOn)”")
                  .contains("ở bản dự thảo không có điều kiện này");
            });
  }

  @Test
  void a_graver_rule_changes_its_findings_and_nothing_else() throws Exception {
    replace("no-briefing/about.md", "severity: LOW", "severity: HIGH");

    Comparison comparison = compare();

    assertThat(comparison.findings())
        .isNotEmpty()
        .allSatisfy(
            change -> {
              assertThat(change.kind()).isEqualTo(FindingChange.Kind.CHANGED);
              assertThat(change.rule()).isEqualTo("no-briefing");
              assertThat(change.differing()).containsExactly(FindingChange.Part.SEVERITY);
              assertThat(change.after().severity()).isEqualTo(Severity.HIGH);
              assertThat(change.reason().en()).isEqualTo("severity: Low → High");
              assertThat(change.reason().vi()).isEqualTo("mức độ: Thấp → Cao");
            });
    assertThat(comparison.byRule())
        .containsExactly(
            new Comparison.Count("no-briefing", 0, 0, comparison.findings().size(), 0));
  }

  @Test
  void another_sentence_changes_its_findings() throws Exception {
    replace("no-briefing/about.md", "  en: \"Meeting ", "  en: \"The meeting ");

    Comparison comparison = compare();

    assertThat(comparison.findings())
        .isNotEmpty()
        .allSatisfy(
            change -> {
              assertThat(change.differing()).containsExactly(FindingChange.Part.MESSAGE);
              assertThat(change.reason().en()).startsWith("message: “Meeting ");
            });
  }

  @Test
  void explanations_to_readers_are_no_change_of_a_finding() throws Exception {
    Files.writeString(
        draft.resolve("no-briefing/about.md"), "\nA word more.\n", StandardOpenOption.APPEND);

    Comparison comparison = compare();

    assertThat(comparison.findings()).isEmpty();
    assertThat(comparison.differences().rule("no-briefing").orElseThrow().notes())
        .containsExactly(
            new Text("phần giải thích được sửa", "the explanations to readers are edited"));
  }

  @Test
  void a_rule_that_is_renamed_is_gone_and_added_with_a_hint() throws Exception {
    Files.move(draft.resolve("no-briefing"), draft.resolve("no-report"));
    replace("no-report/rule.drl", "rule \"no-briefing\"", "rule \"no-report\"");
    replace("regulation.yaml", "no-briefing, ", "no-report, ");

    Comparison comparison = compare();

    assertThat(comparison.byRule())
        .extracting(Comparison.Count::code, Comparison.Count::gone, Comparison.Count::added)
        .containsExactly(tuple("no-briefing", 2, 0), tuple("no-report", 0, 2));
    assertThat(comparison.renamed())
        .containsExactly(new Comparison.Renamed("no-briefing", "no-report", 2));
    assertThat(comparison.findings())
        .extracting(change -> change.reason().en())
        .containsExactly(
            "the draft has no such rule",
            "the draft has no such rule",
            "the rule is new",
            "the rule is new");
  }

  @Test
  void what_could_not_run_is_neither_gone_nor_added() throws Exception {
    // All codes of the town's meetings have twelve letters.
    replace("no-briefing/rule.drl", "!briefing", "!briefing, 1 / (code.length() - 12) >= 0");
    CompiledPack failing = CompiledPack.of(RulePacks.read(draft), null);

    Comparison comparison = compare(ours, failing, BranchScope.ALL);

    assertThat(comparison.draft().couldNotRun())
        .extracting(CouldNotRun::rule, CouldNotRun::branch)
        .containsExactly(tuple("no-briefing", "CB002"), tuple("no-briefing", "CB008"));
    assertThat(comparison.findings())
        .extracting(FindingChange::kind, FindingChange::subject, change -> change.reason().en())
        .containsExactly(
            tuple(
                FindingChange.Kind.NOT_COMPARED,
                "CB002-2025-1",
                "the rule of the draft could not run in branch CB002"),
            tuple(
                FindingChange.Kind.NOT_COMPARED,
                "CB008-2025-2",
                "the rule of the draft could not run in branch CB008"));
    assertThat(compare(failing, ours, BranchScope.ALL).findings())
        .extracting(FindingChange::kind, change -> change.reason().vi())
        .contains(
            tuple(
                FindingChange.Kind.NOT_COMPARED,
                "quy tắc của bản gốc không chạy được ở chi bộ CB002"));
  }

  @Test
  void a_new_and_a_retired_rule_are_told() throws Exception {
    replace("regulation.yaml", "no-briefing, ", "");
    Files.walk(draft.resolve("no-briefing"))
        .sorted(Comparator.reverseOrder())
        .forEach(file -> file.toFile().delete());
    Files.writeString(
        draft.resolve("regulation.yaml"),
        """

        retired-rules:
          no-briefing:
            on: 2026-01-01
            reason: {vi: Không còn cần., en: No longer needed.}
        """,
        StandardOpenOption.APPEND);
    CompiledPack without = CompiledPack.of(RulePacks.read(draft), null);

    assertThat(compare(ours, without, BranchScope.ALL).findings())
        .hasSize(2)
        .allSatisfy(
            change -> {
              assertThat(change.kind()).isEqualTo(FindingChange.Kind.GONE);
              assertThat(change.reason().vi())
                  .isEqualTo("quy tắc thôi áp dụng từ 2026-01-01: Không còn cần.");
            });
    assertThat(compare(without, ours, BranchScope.ALL).findings())
        .hasSize(2)
        .allSatisfy(
            change -> {
              assertThat(change.kind()).isEqualTo(FindingChange.Kind.ADDED);
              assertThat(change.reason().en()).isEqualTo("the rule is new");
            });
  }

  private void rename() throws Exception {
    Files.move(draft.resolve("no-briefing"), draft.resolve("unbriefed"));
    replace("unbriefed/rule.drl", "rule \"no-briefing\"", "rule \"unbriefed\"");
    replace("regulation.yaml", "no-briefing", "unbriefed");
    replace("unbriefed/about.md", "severity: ", "former-codes: [no-briefing]\nseverity: ");
  }

  @Test
  void a_renamed_rule_has_the_same_findings() throws Exception {
    rename();
    Comparison same = compare();
    assertThat(same.findings()).isEmpty();
    assertThat(same.differences().rules())
        .extracting(rule -> rule.notes().getFirst().en())
        .containsExactly("the rule is named unbriefed now", "the new name of the rule no-briefing");

    replace("unbriefed/about.md", "severity: LOW", "severity: HIGH");
    assertThat(compare().findings())
        .hasSize(2)
        .allSatisfy(
            change -> {
              assertThat(change.kind()).isEqualTo(FindingChange.Kind.CHANGED);
              assertThat(change.reason().en())
                  .contains("the new name of the rule no-briefing", "severity: Low → High");
            });
  }

  @Test
  void what_a_renamed_rule_could_not_judge_is_not_compared() throws Exception {
    rename();
    replace(
        "unbriefed/rule.drl", "!briefing", "!briefing, 1 / (code.length() - code.length()) >= 0");
    assertThat(compare().findings())
        .hasSize(2)
        .allMatch(change -> change.kind() == FindingChange.Kind.NOT_COMPARED);
  }

  @Test
  void a_rule_that_is_switched_off_is_told_with_its_reason() throws Exception {
    Files.writeString(
        draft.resolve("regulation.yaml"),
        """

        switched-off:
          no-briefing:
            from: 2025-01-01
            to: 2026-12-31
            reason: {vi: Chờ hướng dẫn, en: Guidance is awaited}
        """,
        StandardOpenOption.APPEND);
    assertThat(compare().findings())
        .hasSize(2)
        .allSatisfy(
            change -> {
              assertThat(change.kind()).isEqualTo(FindingChange.Kind.GONE);
              assertThat(change.reason().en())
                  .isEqualTo("switched off from 2025-01-01 to 2026-12-31: Guidance is awaited");
            });
  }

  @Test
  void a_scope_judges_its_branches_and_compares_with_all() throws Exception {
    replace("no-briefing/about.md", "severity: LOW", "severity: HIGH");

    Comparison comparison =
        compare(
            ours,
            CompiledPack.of(RulePacks.read(draft), null),
            new BranchScope("CB002", code -> code.equals("CB002")));

    assertThat(comparison.scope()).isEqualTo("CB002");
    assertThat(comparison.counts().branches()).isEqualTo(1);
    assertThat(comparison.findings())
        .extracting(FindingChange::subject)
        .containsExactly("CB002-2025-1");
  }

  @Test
  void the_hash_names_packs_parameters_data_and_question() throws Exception {
    Comparison same = compare();

    assertThat(compare().sha256()).isEqualTo(same.sha256()).hasSize(64);
    replace("no-briefing/about.md", "severity: LOW", "severity: HIGH");
    assertThat(compare().sha256()).isNotEqualTo(same.sha256());
    PackComparison.Judge base = new PackComparison.Judge(ours, ours.pack().parameters());
    PackComparison.Judge moved =
        new PackComparison.Judge(
            ours, RulePacks.parameters(ours.pack(), Map.of("receiptDays", "9")));
    assertThat(compared(base, moved).sha256()).isNotEqualTo(same.sha256());
    assertThat(compared(moved, base).sha256()).isNotEqualTo(compared(base, moved).sha256());
  }

  private Comparison compare() throws Exception {
    return compare(CompiledPack.of(RulePacks.read(draft), null));
  }

  private static Comparison compare(CompiledPack with) throws Exception {
    return compare(ours, with, BranchScope.ALL);
  }

  private static Comparison compare(CompiledPack base, CompiledPack with, BranchScope scope)
      throws Exception {
    return new PackComparison(
            new PackComparison.Judge(base, base.pack().parameters()),
            new PackComparison.Judge(with, with.pack().parameters()),
            2)
        .compare(ground(scope), AuditProgress.NONE);
  }

  private static Comparison compared(PackComparison.Judge base, PackComparison.Judge with)
      throws Exception {
    return new PackComparison(base, with, 1).compare(ground(BranchScope.ALL), AuditProgress.NONE);
  }

  private static PackComparison.Ground ground(BranchScope scope) {
    return new PackComparison.Ground(
        new RecordsInMemory(town.records()),
        AuditedData.of(town.input()),
        null,
        scope,
        LocalDate.of(2025, 1, 1),
        LocalDate.of(2025, 12, 31),
        LocalDate.of(2026, 1, 15));
  }

  private void replace(String file, String text, String by) throws IOException {
    Path path = draft.resolve(file);
    String content = Files.readString(path);
    assertThat(content).contains(text);
    Files.writeString(path, content.replace(text, by));
  }
}
