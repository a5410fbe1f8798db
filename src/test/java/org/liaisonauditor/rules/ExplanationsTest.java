package org.liaisonauditor.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Records;
import org.liaisonauditor.domain.UnitDirectory;
import org.liaisonauditor.facts.AuditContext;
import org.liaisonauditor.facts.Fact;
import org.liaisonauditor.intake.Intake;
import org.liaisonauditor.yaml.Fault;
import org.liaisonauditor.yaml.YamlFile;

class ExplanationsTest {

  private static final Path PACK = Path.of("rules", "qd213");
  private static final LocalDate FROM = LocalDate.of(2025, 1, 1);
  private static final LocalDate TO = LocalDate.of(2025, 12, 31);
  private static CompiledPack ours;

  @BeforeAll
  static void compileOurPack() throws Exception {
    ours = CompiledPack.of(RulePacks.read(PACK), null);
  }

  @Test
  void a_finding_is_explained_by_the_values_of_each_condition() {
    Explanation explanation =
        explain(
            """
            members: [{member_code: M1, workplace_since: 2025-03-01}]
            introductions: [{member_code: M1, issued_on: 2025-04-20}]
            """,
            "late-introduction",
            "M1");

    assertThat(new ExplanationText(Language.EN).lines(explanation))
        .containsExactly(
            "late-introduction · Late introduction",
            "M1: a finding, severity MEDIUM, unit W1, occasion 2025-03-01",
            "  Member Nguyễn Văn An (card M1) was introduced to the residence branch on 2025-04-20"
                + " (letter L1), 20 days after the limit of 2025-03-31.",
            "  Why: every condition of \"late-introduction\" holds",
            "    late-introduction/rule.drl:12  !exemptFromIntroductionOn(obligationDay)",
            "      exemptFromIntroductionOn(obligationDay) = no — given › Members › row 1 exemption,"
                + " row 1 exempt_from, row 1 exempt_to, row 1 workplace_since",
            "      obligationDay = 2025-03-01 — given › Members › row 1 workplace_since",
            "    late-introduction/rule.drl:13  leftOn == null || leftOn > $due",
            "      leftOn = (blank) — given › Members › row 1 left_on",
            "    late-introduction/rule.drl:14  member == $member",
            "      member = M1 — given › Introductions › row 2 member_code",
            "      $member = M1 (code) — given › Members › row 1 member_code",
            "    late-introduction/rule.drl:14  covering",
            "      covering = yes — given › Introductions › row 2 workplace_code, row 2"
                + " residence_code, row 2 issued_on",
            "    late-introduction/rule.drl:15  inPeriod(issuedOn)",
            "      inPeriod(issuedOn) = yes — given › Introductions › row 2 issued_on",
            "      issuedOn = 2025-04-20 — given › Introductions › row 2 issued_on",
            "    late-introduction/rule.drl:15  issuedOn > $due",
            "      issuedOn = 2025-04-20 — given › Introductions › row 2 issued_on",
            "      $due = 2025-03-31 (deadline(obligationDay, \"introductionDays\");"
                + " introductionDays = 30) — given › Members › row 1 workplace_since",
            "    late-introduction/rule.drl:15  issuedOn <= $veryLateAfter",
            "      issuedOn = 2025-04-20 — given › Introductions › row 2 issued_on",
            "      $veryLateAfter = 2025-06-29 (deadline(obligationDay, \"introductionDays\","
                + " \"veryLateDays\"); introductionDays = 30; veryLateDays = 90) — given › Members"
                + " › row 1 workplace_since",
            "  Had issued_on (given › Introductions › row 2 issued_on) been 2025-03-31 instead of"
                + " 2025-04-20, it would not be a finding.");
  }

  @Test
  void the_nearest_change_goes_past_the_milder_rule() {
    Explanation explanation =
        explain(
            """
            members: [{member_code: M1, workplace_since: 2025-03-01}]
            introductions: [{member_code: M1, issued_on: 2025-09-20}]
            """,
            "late-introduction",
            "M1");

    assertThat(explanation.found())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.name()).isEqualTo("late-introduction: very late");
              assertThat(found.changes())
                  .extracting(Explanation.Change::to)
                  .containsExactly(LocalDate.of(2025, 3, 31));
            });
  }

  @Test
  void what_is_missing_would_have_avoided_it() {
    Explanation explanation =
        explain("members: [{member_code: M1}]\n", "missing-introduction", "M1");

    assertThat(new ExplanationText(Language.VI).lines(explanation))
        .endsWith(
            "    missing-introduction/rule.drl:13  not Letter( member == $member, covering )",
            "      không có bản ghi nào như vậy",
            "  Nếu có bản ghi như vậy thì không phải là phát hiện.");
  }

  @Test
  void no_finding_is_explained_by_the_first_condition_that_failed() {
    Explanation explanation =
        explain(
            """
            members: [{member_code: M1, workplace_since: 2025-03-01}, {member_code: M2}]
            introductions:
              - {letter_no: L1, member_code: M1, issued_on: 2025-03-20}
              - {letter_no: L2, member_code: M2, issued_on: 2025-09-20}
            """,
            "late-introduction",
            "M1");

    assertThat(new ExplanationText(Language.EN).lines(explanation).subList(0, 6))
        .containsExactly(
            "late-introduction · Late introduction",
            "M1: no finding",
            "  Rule \"late-introduction\":",
            "    the first condition that failed: late-introduction/rule.drl:15  issuedOn > $due",
            "      issuedOn = 2025-03-20 — given › Introductions › row 3 issued_on",
            "      $due = 2025-03-31 (deadline(obligationDay, \"introductionDays\");"
                + " introductionDays = 30) — given › Members › row 1 workplace_since");
    assertThat(new ExplanationText(Language.VI).lines(explanation))
        .contains("      cần: issuedOn sau 31/03/2025");
  }

  @Test
  void a_record_that_is_not_there_or_should_not_be_there_is_named() {
    String given =
        """
        members: [{member_code: M1}, {member_code: M2}]
        introductions: [{member_code: M2}]
        """;

    assertThat(lines(given, "late-introduction", "M1"))
        .contains(
            "    the first condition that failed: late-introduction/rule.drl:14  Letter",
            "      found: no Letter for $member = M1",
            "      needed: at least one");
    assertThat(lines(given, "missing-introduction", "M2"))
        .contains(
            "      found: Introductions L1 (given › Introductions › row 2)",
            "      needed: no such record");
  }

  @Test
  void an_unknown_subject_or_occasion_names_what_there_is() {
    String given =
        """
        members: [{member_code: M-100, workplace_since: 2025-03-01}]
        introductions: [{member_code: M-100, issued_on: 2025-04-20}]
        """;

    assertThat(lines(given, "late-introduction", "M-10"))
        .contains("    no record leads this rule to M-10; did you mean M-100?");
    Explanation other =
        new Explanations(ours, records(given), context(ours))
            .explain("late-introduction", "M-100", "2025-03-02");
    assertThat(new ExplanationText(Language.EN).lines(other))
        .contains("  There are findings with other occasions: 2025-03-01");
  }

  /** Of each rule some findings of the example town; every change told is tried on the engine. */
  @Test
  void findings_of_the_town_are_explained_and_changes_avoid_them() throws Exception {
    AuditContext context =
        new AuditContext(FROM, TO, LocalDate.of(2026, 1, 15), ours.pack().parameters());
    Records records =
        new Intake(ours.pack().regulation().ratingScale(), Language.EN)
            .readFolder(Path.of("examples", "town", "submissions"), (done, total) -> {})
            .records();
    UnitDirectory units = new UnitDirectory(records.units());
    ExplanationFacts facts = new ExplanationFacts(records, context, allRules());
    Map<String, List<Report>> some = new LinkedHashMap<>();
    for (String branch : facts.branches()) {
      for (Report report : ours.run(facts.of(branch), units).reports()) {
        List<Report> ofRule = some.computeIfAbsent(report.rule().code(), any -> new ArrayList<>());
        if (ofRule.size() < 2) {
          ofRule.add(report);
        }
      }
    }
    Explanations explanations = new Explanations(ours, records, context);
    int changes = 0;
    for (List<Report> reports : some.values()) {
      for (Report report : reports) {
        Explanation explanation =
            explanations.explain(report.rule().code(), report.subject(), report.occasion());
        assertThat(explanation.found()).as(report.toString()).isNotEmpty();
        for (Explanation.Found found : explanation.found()) {
          for (Explanation.Change change : found.changes()) {
            changes++;
            assertThat(
                    stillThere(
                        facts.with(
                            change.place().submitted(),
                            RecordColumns.with(
                                change.place().submitted(), change.place().column(), change.to())),
                        units,
                        report))
                .as(report + " after " + change)
                .isFalse();
          }
        }
      }
    }
    assertThat(some).hasSizeGreaterThan(25);
    assertThat(changes).isGreaterThan(30);
  }

  private static boolean stillThere(ExplanationFacts facts, UnitDirectory units, Report report) {
    return facts.branches().stream()
        .map(facts::of)
        .flatMap((List<Fact> branch) -> ours.run(branch, units).reports().stream())
        .anyMatch(
            other ->
                other.rule().equals(report.rule())
                    && other.subject().equals(report.subject())
                    && other.occasion().equals(report.occasion()));
  }

  private static List<ConditionRule> allRules() {
    return ours.pack().drl().entrySet().stream()
        .flatMap(entry -> ConditionParser.parse(entry.getKey(), entry.getValue()).stream())
        .toList();
  }

  private static List<String> lines(String given, String rule, String subject) {
    return new ExplanationText(Language.EN).lines(explain(given, rule, subject));
  }

  private static Explanation explain(String given, String rule, String subject) {
    return new Explanations(ours, records(given), context(ours)).explain(rule, subject, null);
  }

  private static AuditContext context(CompiledPack compiled) {
    return new AuditContext(FROM, TO, TO, compiled.pack().parameters());
  }

  private static Records records(String given) {
    List<Fault> faults = new ArrayList<>();
    Records records = new ScenarioTables("given").read(YamlFile.parse("given", given, 1, faults));
    assertThat(faults).isEmpty();
    return records;
  }
}
