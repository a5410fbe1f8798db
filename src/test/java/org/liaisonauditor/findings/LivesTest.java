package org.liaisonauditor.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liaisonauditor.audit.Audit;
import org.liaisonauditor.audit.AuditProgress;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.LiaisonRecords;
import org.liaisonauditor.audit.RecordsInMemory;
import org.liaisonauditor.audit.RuleState;
import org.liaisonauditor.audit.RuleStates;
import org.liaisonauditor.domain.Exemption;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Meeting;
import org.liaisonauditor.domain.Member;
import org.liaisonauditor.domain.Records;
import org.liaisonauditor.domain.SheetRef;
import org.liaisonauditor.domain.Source;
import org.liaisonauditor.domain.Unit;
import org.liaisonauditor.domain.UnitKind;
import org.liaisonauditor.facts.AuditContext;
import org.liaisonauditor.rules.CompiledPack;

/** Meetings without a report on the local situation, over audits in which rules and data change. */
class LivesTest {

  private static final String RULE = "no-briefing";
  private static final SheetRef SHEET = new SheetRef("ward.xlsx", "Meetings", Map.of());
  private static final LocalDate JULY = LocalDate.of(2025, 7, 15);
  private static final LocalDate AUGUST = LocalDate.of(2025, 8, 15);
  private static final LocalDate OCTOBER = LocalDate.of(2025, 10, 15);

  @TempDir private Path folder;
  private int packs;

  private EditedPack pack() throws Exception {
    return new EditedPack(Files.createDirectory(folder.resolve("pack" + packs++)));
  }

  private static AuditResult audit(CompiledPack pack, LocalDate asOf, String... unbriefed)
      throws Exception {
    return audit(pack, asOf, List.of("B1", "B2"), unbriefed);
  }

  /** Branch B1 has meeting K1, B2 has K22; those named had no report on the local situation. */
  private static AuditResult audit(
      CompiledPack pack, LocalDate asOf, List<String> branches, String... unbriefed)
      throws Exception {
    List<Unit> units = new ArrayList<>();
    List<Meeting> meetings = new ArrayList<>();
    for (String branch : branches) {
      units.add(new Unit(branch, branch, UnitKind.RESIDENCE_BRANCH, null, new Source(SHEET, 2)));
      String code = branch.equals("B1") ? "K1" : "K22";
      meetings.add(
          new Meeting(
              code,
              branch,
              null,
              LocalDate.of(2025, 3, 1),
              !List.of(unbriefed).contains(code),
              new Source(SHEET, 3)));
    }
    return audit(pack, asOf, records(units, List.of(), meetings));
  }

  private static Records records(List<Unit> units, List<Member> members, List<Meeting> meetings) {
    return new Records(
        units, members, List.of(), List.of(), meetings, List.of(), List.of(), List.of(), List.of(),
        List.of());
  }

  private static AuditResult audit(CompiledPack pack, LocalDate asOf, Records records)
      throws Exception {
    return new Audit(pack, 1)
        .run(
            new RecordsInMemory(records),
            new AuditContext(
                LocalDate.of(2025, 1, 1),
                LocalDate.of(2025, 6, 30),
                asOf,
                pack.pack().parameters()),
            AuditProgress.NONE);
  }

  /** Of records in which nobody moved house. */
  private static Lives next(Lives earlier, AuditResult result) {
    return next(earlier, result, new RecordsInMemory(records(List.of(), List.of(), List.of())));
  }

  private static Lives next(Lives earlier, AuditResult result, LiaisonRecords records) {
    Lives.Before before =
        new Lives.Before(
            earlier.audit(), LocalDate.of(2025, 1, 1), LocalDate.of(2025, 6, 30), "ab");
    return Lives.next(earlier, before, result, records, null);
  }

  private static Map<String, Life.State> states(Lives lives, String rule) {
    Map<String, Life.State> states = new TreeMap<>();
    lives.all().stream()
        .filter(life -> life.rule().equals(rule))
        .forEach(life -> states.put(life.subject(), life.state()));
    return states;
  }

  private static Life life(Lives lives, String subject) {
    return lives.all().stream()
        .filter(one -> one.subject().equals(subject))
        .filter(one -> one.rule().contains("brief"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_gap_that_comes_back_is_a_new_occurrence_linked_to_the_old() throws Exception {
    CompiledPack rules = pack().compile();
    Lives july = Lives.first(audit(rules, JULY, "K1", "K22"), null);
    Lives august = next(july, audit(rules, AUGUST, "K22"));
    Lives october = next(august, audit(rules, OCTOBER, "K1", "K22"));

    assertThat(states(july, RULE)).isEqualTo(Map.of("K1", Life.State.NEW, "K22", Life.State.NEW));
    assertThat(states(august, RULE))
        .isEqualTo(Map.of("K1", Life.State.GONE, "K22", Life.State.STILL_OPEN));
    assertThat(states(october, RULE))
        .isEqualTo(Map.of("K1", Life.State.BACK, "K22", Life.State.STILL_OPEN));
    Life back = life(october, "K1");
    Seen first = new Seen(null, JULY);
    Seen again = new Seen(null, OCTOBER);
    assertThat(back.first()).isEqualTo(first);
    assertThat(back.occurrence()).isEqualTo(new Occurrence(2, again, again));
    assertThat(back.previous()).isEqualTo(new Occurrence(1, first, first));
    assertThat(back.occurrence().since().daysUntil(OCTOBER)).isZero();
    assertThat(back.first().daysUntil(OCTOBER)).isEqualTo(92);
    assertThat(life(october, "K22").occurrence()).isEqualTo(new Occurrence(1, first, again));
  }

  @Test
  void a_gap_that_stays_away_is_gone_once_and_known_for_ever() throws Exception {
    CompiledPack rules = pack().compile();
    Lives july = Lives.first(audit(rules, JULY, "K1"), null);
    Lives october = next(next(july, audit(rules, AUGUST)), audit(rules, OCTOBER));

    assertThat(states(october, RULE)).isEqualTo(Map.of("K1", Life.State.GONE_BEFORE));
    assertThat(life(october, "K1").occurrence().last().asOf()).isEqualTo(JULY);
  }

  @Test
  void what_a_rule_could_not_judge_is_neither_gone_nor_new_afterwards() throws Exception {
    CompiledPack rules = pack().compile();
    CompiledPack failing =
        pack()
            .edit(RULE + "/rule.drl", "!briefing", "!briefing, 1 / (code.length() - 2) >= 0")
            .compile();
    Lives july = Lives.first(audit(rules, JULY, "K1", "K22"), null);
    AuditResult result = audit(failing, AUGUST, "K1");
    Lives august = next(july, result);
    Lives october = next(august, audit(rules, OCTOBER, "K1"));

    assertThat(states(august, RULE))
        .isEqualTo(Map.of("K1", Life.State.NOT_JUDGED, "K22", Life.State.GONE));
    assertThat(life(august, "K1").why().en())
        .contains("could not run in branch B1", "ArithmeticException");
    assertThat(states(october, RULE))
        .isEqualTo(Map.of("K1", Life.State.STILL_OPEN, "K22", Life.State.GONE_BEFORE));
    assertThat(life(october, "K1").occurrence().since().asOf()).isEqualTo(JULY);
    RuleState failed = state(result);
    assertThat(failed.state()).isEqualTo(RuleState.State.COULD_NOT_RUN);
    assertThat(failed.failedBranches()).isEqualTo(1);
    assertThat(RuleStates.of(result).line(Language.EN))
        .startsWith("32 rules: 1 COULD NOT RUN, ".replace("32", "" + result.rules().size()));
  }

  @Test
  void a_branch_that_an_audit_has_not_is_not_judged() throws Exception {
    CompiledPack rules = pack().compile();
    Lives july = Lives.first(audit(rules, JULY, "K1", "K22"), null);
    Lives august = next(july, audit(rules, AUGUST, List.of("B2"), "K22"));

    assertThat(states(august, RULE))
        .isEqualTo(Map.of("K1", Life.State.NOT_JUDGED, "K22", Life.State.STILL_OPEN));
    assertThat(life(august, "K1").why().en()).isEqualTo("this audit has no records of branch B1");
  }

  /** A list of units names B1 still, but nothing was sent of it. */
  @Test
  void a_branch_of_which_the_name_alone_is_there_is_not_judged() throws Exception {
    CompiledPack rules = pack().compile();
    Lives july = Lives.first(audit(rules, JULY, "K1", "K22"), null);
    AuditResult silent =
        audit(
            rules,
            AUGUST,
            records(
                List.of(branch("B1"), branch("B2")),
                List.of(),
                List.of(
                    new Meeting(
                        "K22", "B2", null, LocalDate.of(2025, 3, 1), true, new Source(SHEET, 3)))));
    Lives august = next(july, silent);

    assertThat(states(august, RULE))
        .isEqualTo(Map.of("K1", Life.State.NOT_JUDGED, "K22", Life.State.GONE));
    assertThat(life(august, "K1").why().en()).isEqualTo("this audit has no records of branch B1");
    assertThat(silent.counts().branches()).isEqualTo(2);
  }

  @Test
  void a_gap_of_a_member_who_moved_to_where_the_rule_could_not_run_is_not_gone() throws Exception {
    String rule = "expired-exemption";
    CompiledPack rules = pack().compile();
    CompiledPack failing =
        pack()
            .edit(
                rule + "/rule.drl",
                "exemption != \"NONE\"",
                "exemption != \"NONE\", 1 / (residence.length() - 2) >= 0")
            .compile();
    List<Unit> units = List.of(branch("B11"), branch("B2"));
    Records before =
        records(
            units,
            List.of(exempt("1", "B11"), exempt("2", "B11"), exempt("4", "B11"), exempt("3", "B2")),
            List.of());
    Records after =
        records(
            units, List.of(exempt("4", "B11"), exempt("1", "B2"), exempt("3", "B2")), List.of());
    Lives july = Lives.first(audit(rules, JULY, before), null);
    Lives august = next(july, audit(failing, AUGUST, after), new RecordsInMemory(after));
    Lives october = next(august, audit(rules, OCTOBER, after), new RecordsInMemory(after));

    assertThat(states(july, rule)).containsOnlyKeys("1", "2", "3", "4");
    assertThat(states(august, rule))
        .isEqualTo(
            Map.of(
                "1",
                Life.State.NOT_JUDGED,
                "2",
                Life.State.GONE,
                "3",
                Life.State.NOT_JUDGED,
                "4",
                Life.State.STILL_OPEN));
    assertThat(states(october, rule))
        .isEqualTo(
            Map.of(
                "1",
                Life.State.STILL_OPEN,
                "2",
                Life.State.GONE_BEFORE,
                "3",
                Life.State.STILL_OPEN,
                "4",
                Life.State.STILL_OPEN));
  }

  private static Unit branch(String code) {
    return new Unit(code, code, UnitKind.RESIDENCE_BRANCH, null, new Source(SHEET, 2));
  }

  private static Member exempt(String code, String residence) {
    LocalDate longAgo = LocalDate.of(2020, 1, 1);
    return new Member(
        code,
        "Nguyễn Văn " + code,
        LocalDate.of(1980, 1, 1),
        longAgo,
        "W",
        longAgo,
        residence,
        longAgo,
        null,
        null,
        Exemption.MEETINGS,
        longAgo,
        LocalDate.of(2025, 1, 31),
        null,
        new Source(SHEET, 4));
  }

  @Test
  void a_rule_that_is_switched_off_clears_nothing_and_says_why() throws Exception {
    CompiledPack rules = pack().compile();
    CompiledPack off =
        pack()
            .edit(
                "regulation.yaml",
                "\nparameters:",
                "\nswitched-off:\n  no-briefing:\n    from: 2025-06-30\n    to: 2025-06-30\n"
                    + "    reason: {vi: Chờ hướng dẫn, en: Guidance is awaited}\n\nparameters:")
            .compile();
    Lives july = Lives.first(audit(rules, JULY, "K1"), null);
    AuditResult result = audit(off, AUGUST, "K1");
    Lives august = next(july, result);

    assertThat(result.findings()).noneMatch(finding -> finding.rule().equals(RULE));
    assertThat(state(result).state()).isEqualTo(RuleState.State.SWITCHED_OFF);
    assertThat(state(result).why().vi()).isEqualTo("Chờ hướng dẫn");
    assertThat(states(august, RULE)).isEqualTo(Map.of("K1", Life.State.NOT_JUDGED));
    assertThat(life(august, "K1").why().en())
        .isEqualTo("the rule is switched off: Guidance is awaited");
    // All other rules say the same.
    assertThat(result.rules().stream().filter(one -> !one.rule().equals(RULE)))
        .isEqualTo(
            audit(rules, AUGUST, "K1").rules().stream()
                .filter(one -> !one.rule().equals(RULE))
                .toList());
  }

  @Test
  void a_rule_that_is_no_more_clears_nothing() throws Exception {
    CompiledPack rules = pack().compile();
    CompiledPack without =
        pack()
            .delete(RULE)
            .edit(
                "regulation.yaml",
                "[too-few-meetings, no-briefing, unrecorded-attendance]",
                "[too-few-meetings, unrecorded-attendance]")
            .edit(
                "regulation.yaml",
                "\nparameters:",
                "\nretired-rules:\n  no-briefing:\n    on: 2025-08-01\n"
                    + "    reason: {vi: Thôi áp dụng, en: Not wanted}\n\nparameters:")
            .compile();
    Lives july = Lives.first(audit(rules, JULY, "K1"), null);
    Lives august = next(july, audit(without, AUGUST, "K1"));

    assertThat(states(august, RULE)).isEqualTo(Map.of("K1", Life.State.NOT_JUDGED));
    assertThat(life(august, "K1").why().en()).isEqualTo("the rule was retired: Not wanted");
  }

  @Test
  void a_rule_with_another_name_goes_on_with_its_findings() throws Exception {
    CompiledPack rules = pack().compile();
    CompiledPack renamed = pack().rename(RULE, "unbriefed-meeting", RULE).compile();
    CompiledPack twice =
        pack().rename(RULE, "brief-meeting", RULE + ", unbriefed-meeting").compile();
    CompiledPack silently = pack().rename(RULE, "unbriefed-meeting", null).compile();
    Lives july = Lives.first(audit(rules, JULY, "K1", "K22"), null);
    Lives august = next(july, audit(renamed, AUGUST, "K1"));
    Lives october = next(august, audit(twice, OCTOBER, "K1", "K22"));

    assertThat(states(august, RULE)).isEmpty();
    assertThat(states(august, "unbriefed-meeting"))
        .isEqualTo(Map.of("K1", Life.State.STILL_OPEN, "K22", Life.State.GONE));
    assertThat(states(october, "brief-meeting"))
        .isEqualTo(Map.of("K1", Life.State.STILL_OPEN, "K22", Life.State.BACK));
    assertThat(life(october, "K1").fingerprint()).isEqualTo(life(july, "K1").fingerprint());
    // Straight from the first name to the third, and without an alias.
    assertThat(states(next(july, audit(twice, OCTOBER, "K1")), "brief-meeting"))
        .isEqualTo(Map.of("K1", Life.State.STILL_OPEN, "K22", Life.State.GONE));
    Lives lost = next(july, audit(silently, AUGUST, "K1"));
    assertThat(states(lost, "unbriefed-meeting")).isEqualTo(Map.of("K1", Life.State.NEW));
    assertThat(states(lost, RULE))
        .isEqualTo(Map.of("K1", Life.State.NOT_JUDGED, "K22", Life.State.NOT_JUDGED));
  }

  @Test
  void another_severity_is_a_change_and_another_sentence_is_none() throws Exception {
    CompiledPack rules = pack().compile();
    CompiledPack graver =
        pack().edit(RULE + "/about.md", "severity: LOW", "severity: HIGH").compile();
    CompiledPack otherWords =
        pack().edit(RULE + "/about.md", "had no report on", "lacked a report on").compile();
    Lives july = Lives.first(audit(rules, JULY, "K1"), null);

    Lives changed = next(july, audit(graver, AUGUST, "K1"));
    assertThat(states(changed, RULE)).isEqualTo(Map.of("K1", Life.State.CHANGED));
    assertThat(life(changed, "K1").severityBefore().name()).isEqualTo("LOW");
    assertThat(life(changed, "K1").unitBefore()).isNull();
    assertThat(states(next(changed, audit(graver, OCTOBER, "K1")), RULE))
        .isEqualTo(Map.of("K1", Life.State.STILL_OPEN));
    Lives same = next(july, audit(otherWords, AUGUST, "K1"));
    assertThat(states(same, RULE)).isEqualTo(Map.of("K1", Life.State.STILL_OPEN));
    assertThat(life(same, "K1").message().en()).contains("lacked a report on");
  }

  @Test
  void a_rule_that_has_nothing_to_look_at_is_not_clean() throws Exception {
    CompiledPack rules = pack().compile();
    AuditResult result = audit(rules, JULY);
    Map<String, RuleState.State> states = new TreeMap<>();
    result.rules().forEach(rule -> states.put(rule.rule(), rule.state()));

    assertThat(states)
        .containsEntry(RULE, RuleState.State.CLEAN)
        // There is neither a member nor a letter.
        .containsEntry("missing-introduction", RuleState.State.NOTHING_IN_SCOPE)
        .containsEntry("late-introduction", RuleState.State.NOTHING_IN_SCOPE);
    int counted = 0;
    for (RuleState.State state : RuleState.State.values()) {
      counted += RuleStates.of(result).count(state);
    }
    assertThat(counted).isEqualTo(rules.pack().rules().size());
  }

  private static RuleState state(AuditResult result) {
    return result.rules().stream()
        .filter(rule -> rule.rule().equals(RULE))
        .findFirst()
        .orElseThrow();
  }
}
