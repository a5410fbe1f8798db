package org.liaisonauditor.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.liaisonauditor.AuditorApplication;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Signed;
import org.liaisonauditor.findings.Life;
import org.liaisonauditor.findings.LifeStore;
import org.liaisonauditor.findings.Lives;
import org.liaisonauditor.history.Entry;
import org.liaisonauditor.history.Flaw;
import org.liaisonauditor.history.History;
import org.liaisonauditor.history.Verification;
import org.liaisonauditor.intake.Reception;
import org.liaisonauditor.rules.PackRefused;
import org.liaisonauditor.rules.RulePacks;
import org.liaisonauditor.runs.AuditRuns;
import org.liaisonauditor.runs.Run;
import org.liaisonauditor.runs.RunFolders;
import org.liaisonauditor.runs.RunRecords;
import org.liaisonauditor.runs.RunRequest;
import org.liaisonauditor.runs.RunService;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.NewSubmission;
import org.liaisonauditor.store.Submissions;
import org.liaisonauditor.store.TestDatabase;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Drafts become versions, versions judge audits, on both databases, with the application's parts.
 */
class PublishingTest {

  private static final Path TOWN = Path.of("examples", "town", "submissions");
  private static final LocalDate NEW_RULES = LocalDate.parse("2025-07-01");

  @TempDir private Path folder;

  private Path rules;
  private ConfigurableApplicationContext context;
  private boolean scenariosPass = true;
  private boolean mistakesNoticed = true;

  @BeforeEach
  void draft() throws IOException {
    rules = folder.resolve("rules");
    copy(Path.of("rules"), rules);
  }

  @AfterEach
  void close() {
    if (context != null) {
      context.close();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> walk = Files.walk(from)) {
      for (Path path : walk.sorted().toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
  }

  private void start(TestDatabase database) throws IOException {
    Map<String, Object> settings = new HashMap<>();
    settings.put("auditor.data", folder.resolve("data").toString());
    settings.put("auditor.home", Path.of("").toAbsolutePath().toString());
    settings.put("auditor.rules", rules.toString());
    settings.putAll(database.settings(folder.resolve("data")));
    context = AuditorApplication.start(false, settings);
    try (Stream<Path> files = Files.list(TOWN)) {
      for (Path file : files.sorted().toList()) {
        part(Reception.class)
            .receive(
                new Reception.HandedIn(
                    file,
                    file.getFileName().toString(),
                    file.getFileName().toString(),
                    "test",
                    NewSubmission.Door.COMMAND_LINE,
                    0,
                    Submissions.Supersede.SAME_RECORDS),
                0);
      }
    }
  }

  private <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  private Run run(String from, String to, boolean draft) throws Exception {
    return part(RunRecords.class)
        .find(
            part(RunService.class)
                .run(
                    new RunRequest(
                        null,
                        LocalDate.parse(from),
                        LocalDate.parse(to),
                        LocalDate.parse("2026-01-15"),
                        rules,
                        draft,
                        Map.of(),
                        Language.EN,
                        0,
                        "test",
                        null,
                        null)))
        .orElseThrow();
  }

  private Run year() throws Exception {
    return run("2025-01-01", "2025-12-31", false);
  }

  private void edit(String file, String from, String to) throws IOException {
    Path path = rules.resolve("qd213").resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(from);
    Files.writeString(path, text.replace(from, to));
  }

  /** Letters are late after ten days instead of thirty. */
  private void stricter() throws IOException {
    edit(
        "regulation.yaml",
        "Time limit for introducing a member to the residence branch, from the obligation day on\n"
            + "    values:\n      - value: 30",
        "Time limit for introducing a member to the residence branch, from the obligation day on\n"
            + "    values:\n      - value: 10");
  }

  /** A comparison of the draft as it lies there with a run. */
  private long compared(Run run) throws Exception {
    Path files = Files.createTempDirectory(folder, "comparison");
    Files.writeString(files.resolve("comparison.csv"), "of run " + run.number());
    String base =
        part(RuleVersions.class)
            .inForce("qd213", run.to())
            .map(RuleVersion::packHash)
            .orElse(run.packHash());
    return part(Comparisons.class)
        .keep(
            new KeptComparison(
                0,
                "qd213",
                run.number(),
                base,
                RulePacks.read(rules).hash(),
                "data",
                new KeptComparison.Counts(3, 0, 1),
                null,
                signed("An", ""),
                List.of()),
            files);
  }

  private static Signed signed(String by, String why) {
    return new Signed(by, "test", Instant.parse("2026-01-20T01:00:00Z"), why);
  }

  private long confirmed(Run run) throws Exception {
    long number = compared(run);
    part(Comparisons.class).confirm(number, signed("Bình", "looked at all"));
    return number;
  }

  private RuleVersion publish(long comparison) throws Exception {
    return publish(comparison, NEW_RULES, null, "An", "stricter");
  }

  private RuleVersion publish(long comparison, LocalDate from, LocalDate to, String by, String why)
      throws Exception {
    return part(Publishing.class)
        .publish(
            new Publishing.Wish(rules, from, to, comparison, by, "test", why),
            new Trials() {
              @Override
              public boolean scenariosPass(Path pack) {
                return scenariosPass;
              }

              @Override
              public boolean mistakesNoticed(Path pack) {
                return mistakesNoticed;
              }
            });
  }

  private List<String> findings(Run run) throws IOException {
    return Files.readAllLines(part(RunFolders.class).of(run.number()).resolve("findings.csv"));
  }

  @ParameterizedTest
  @EnumSource
  void the_pack_that_came_with_the_program_is_the_first_version(TestDatabase database)
      throws Exception {
    start(database);

    assertThat(year().rulesVersion()).isEqualTo(1);

    assertThat(part(RuleVersions.class).of("qd213"))
        .singleElement()
        .satisfies(
            version -> {
              assertThat(version.validFrom()).isEqualTo(LocalDate.parse("2020-01-02"));
              assertThat(version.published().why()).isEqualTo("came with the program");
              assertThat(version.published().by()).matches("liaison-auditor [0-9][0-9A-Za-z.-]*");
            });
  }

  @ParameterizedTest
  @EnumSource
  void a_draft_that_is_changed_or_broken_changes_no_audit(TestDatabase database) throws Exception {
    start(database);
    Run before = year();
    DraftWatch watch = new DraftWatch(rules, part(RulesInForce.class), part(RuleVersions.class));
    assertThat(watch.look().state()).isEqualTo(DraftWatch.State.PUBLISHED);
    stricter();

    assertThat(findings(year())).isEqualTo(findings(before));
    assertThat(watch.look().state()).isEqualTo(DraftWatch.State.CHANGED);

    edit("late-introduction/rule.drl", "when", "wen");
    assertThat(findings(year())).isEqualTo(findings(before));
    assertThat(watch.look())
        .satisfies(
            draft -> {
              assertThat(draft.state()).isEqualTo(DraftWatch.State.BROKEN);
              assertThat(draft.newest().number()).isEqualTo(1);
              assertThat(draft.faults().toString()).contains("late-introduction/rule.drl");
            });

    Files.delete(rules.resolve("qd213/regulation.yaml"));
    Run last = year();
    assertThat(findings(last)).isEqualTo(findings(before));
    assertThat(last.rulesVersion()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void a_published_version_judges_the_next_audit_and_past_periods_keep_theirs(TestDatabase database)
      throws Exception {
    start(database);
    Run before = year();
    Run firstHalf = run("2025-01-01", "2025-06-30", false);
    stricter();
    Run tried = run("2025-01-01", "2025-12-31", true);
    assertThat(tried.rulesVersion()).as("a draft is none").isNull();
    Run last = year();

    RuleVersion published = publish(confirmed(last));

    assertThat(published.number()).isEqualTo(2);
    Run after = year();
    assertThat(after.rulesVersion()).isEqualTo(2);
    assertThat(findings(after)).isEqualTo(findings(tried)).isNotEqualTo(findings(before));
    Run past = run("2025-01-01", "2025-06-30", false);
    assertThat(past.rulesVersion()).isEqualTo(1);
    assertThat(findings(past)).isEqualTo(findings(firstHalf));
    long again = part(RunService.class).rerun(before.number(), "test");
    assertThat(part(RunRecords.class).outputs(again))
        .isEqualTo(part(RunRecords.class).outputs(before.number()));
  }

  @ParameterizedTest
  @EnumSource
  void a_finding_says_the_version_that_made_it(TestDatabase database) throws Exception {
    start(database);
    edit("no-briefing/about.md", "title:", "# A remark.\ntitle:");
    publish(confirmed(year()));

    Run run = year();

    Path out = part(RunFolders.class).of(run.number());
    assertThat(Files.readString(out.resolve("manifest.json"))).contains("\"version\" : 2");
    String json = Files.readString(out.resolve("findings.json"));
    assertThat(json).containsPattern("\"rule\" : \"no-briefing\",[^}]*},[^{]*\"rule_version\" : 2");
    assertThat(json)
        .containsPattern("\"rule\" : \"missed-meetings\",[^}]*},[^{]*\"rule_version\" : 1");
    try (PDDocument pdf = Loader.loadPDF(out.resolve("report.pdf").toFile())) {
      assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
          .contains("Rules qd213 as published in version 2.")
          .contains("Rule of version 2");
    }
  }

  @ParameterizedTest
  @EnumSource
  void one_step_takes_the_newest_version_back(TestDatabase database) throws Exception {
    start(database);
    Run before = year();
    stricter();
    publish(confirmed(before));
    Run stricter = year();

    RuleVersion back = part(Publishing.class).rollBack("qd213", "Bình", "test", "too strict");

    assertThat(back.withdrawn().why()).isEqualTo("too strict");
    Run after = year();
    assertThat(after.rulesVersion()).isEqualTo(1);
    assertThat(findings(after)).isEqualTo(findings(before));
    long again = part(RunService.class).rerun(stricter.number(), "test");
    assertThat(part(RunRecords.class).outputs(again))
        .as("what it judged can be repeated all the same")
        .isEqualTo(part(RunRecords.class).outputs(stricter.number()));
    assertThatThrownBy(() -> part(Publishing.class).rollBack("qd213", "Bình", "test", "more"))
        .isInstanceOf(PublishRefused.class)
        .hasMessage("Version 1 of the rules qd213 is the only one; there is none to go back to.");
    publish(confirmed(after));
    assertThat(year().rulesVersion()).as("numbers are never used again").isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void each_step_to_a_version_and_back_is_in_the_history(TestDatabase database) throws Exception {
    start(database);
    Run before = year();
    stricter();
    publish(confirmed(before));
    part(Publishing.class).rollBack("qd213", "Bình", "test", "too strict");

    List<Entry> entries = new ArrayList<>();
    part(History.class).forEach(1, entries::add);
    assertThat(entries)
        .extracting(Entry::about)
        .containsExactly(
            "publication qd213 1",
            "run 1",
            "comparison 1",
            "confirmation 1 Bình",
            "publication qd213 2",
            "withdrawal qd213 2");
    assertThat(entries.get(4).who()).isEqualTo("An");
    assertThat(entries.get(4).facts())
        .containsEntry("reason", "stricter")
        .containsEntry("valid from", "2025-07-01")
        .containsEntry("comparison", "1");
    assertThat(entries.getLast().facts()).containsEntry("reason", "too strict");
    assertThat(flaws()).isEmpty();

    part(Database.class)
        .sql()
        .sql("UPDATE rule_withdrawal SET reason = 'none', withdrawn_by = 'An'")
        .update();
    part(Database.class).sql().sql("DELETE FROM rule_version_rule WHERE version = 2").update();
    assertThat(flaws())
        .extracting(flaw -> flaw.about() + " " + flaw.says().split(":", 2)[0])
        .containsExactlyInAnyOrder(
            "publication qd213 2 rules", "withdrawal qd213 2 who", "withdrawal qd213 2 reason");
  }

  private List<Flaw> flaws() {
    List<Flaw> flaws = new ArrayList<>();
    part(Verification.class).verify(List.of(), flaws::add);
    return flaws;
  }

  @ParameterizedTest
  @EnumSource
  void all_that_is_missing_is_told_at_once(TestDatabase database) throws Exception {
    start(database);
    Run first = year();
    long comparison = compared(first);
    part(Comparisons.class).confirm(comparison, signed(" AN ", "it is mine"));
    Run second = year();
    stricter();

    assertThatThrownBy(
            () -> publish(comparison, NEW_RULES, LocalDate.parse("2025-06-30"), "An", " "))
        .isInstanceOfSatisfying(
            PublishRefused.class,
            refused ->
                assertThat(refused.reasons())
                    .satisfiesExactly(
                        one -> assertThat(one).isEqualTo("The reason is missing: --why \"…\"."),
                        two ->
                            assertThat(two)
                                .isEqualTo(
                                    "It would be valid from 2025-07-01 to 2025-06-30, which is no"
                                        + " day at all."),
                        three -> assertThat(three).contains("The draft was changed since"),
                        four ->
                            assertThat(four)
                                .startsWith(
                                    "Comparison %d looks at run %d; the last audit is run %d."
                                        .formatted(comparison, first.number(), second.number())),
                        five ->
                            assertThat(five)
                                .contains("was not confirmed by anybody but the author")));
    assertThat(part(RuleVersions.class).of("qd213")).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void scenarios_that_fail_and_mistakes_unnoticed_keep_it_from_being_published(
      TestDatabase database) throws Exception {
    start(database);
    Run run = year();
    stricter();
    long comparison = confirmed(run);

    scenariosPass = false;
    assertThatThrownBy(() -> publish(comparison))
        .isInstanceOf(PublishRefused.class)
        .hasMessageContaining("Not all scenarios pass");
    scenariosPass = true;
    mistakesNoticed = false;
    assertThatThrownBy(() -> publish(comparison))
        .isInstanceOf(PublishRefused.class)
        .hasMessageContaining("would not be noticed by any scenario");
    mistakesNoticed = true;
    edit("late-introduction/rule.drl", "issuedOn > $due", "issedOn > $due");
    assertThatThrownBy(() -> publish(comparison))
        .isInstanceOfSatisfying(
            PackRefused.class, refused -> assertThat(refused.faults()).isNotEmpty());
    assertThat(part(RuleVersions.class).of("qd213")).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void a_comparison_from_rules_that_no_longer_count_is_not_enough(TestDatabase database)
      throws Exception {
    start(database);
    Run run = year();
    long old = confirmed(run);
    stricter();
    publish(confirmed(run));
    edit("no-briefing/about.md", "title:", "# A remark.\ntitle:");
    long fromVersionOne = confirmed(run);
    part(Publishing.class).rollBack("qd213", "Bình", "test", "back");

    assertThatThrownBy(() -> publish(fromVersionOne))
        .isInstanceOf(PublishRefused.class)
        .hasMessageContaining("starts from rules that are not those in force for run");
    assertThat(old).isLessThan(fromVersionOne);
  }

  @ParameterizedTest
  @EnumSource
  void codes_are_never_used_again(TestDatabase database) throws Exception {
    start(database);
    Run run = year();
    Path rule = rules.resolve("qd213/no-exchange");
    copy(rule, folder.resolve("no-exchange"));
    delete(rule);
    edit("regulation.yaml", "    rules: [no-exchange]\n", "    rules: [no-reminder]\n");
    edit(
        "regulation.yaml",
        "rules: [no-reminder, no-exchange, commendable]",
        "rules: [no-reminder, commendable]");
    edit("no-reminder/about.md", "clauses: [qd213-4.5]", "clauses: [qd213-4.5, qd213-3.4]");
    Path regulation = rules.resolve("qd213/regulation.yaml");
    String text = Files.readString(regulation);
    int at = text.indexOf("  exchangeMembers:");
    text = text.substring(0, at) + text.substring(text.indexOf("  commendableMeetings:"));
    Files.writeString(regulation, text);
    long silently = confirmed(run);
    assertThatThrownBy(() -> publish(silently))
        .isInstanceOf(PublishRefused.class)
        .hasMessageStartingWith("The rule no-exchange of version 1 is gone without a word.");

    Files.writeString(
        regulation,
        text
            + "\nretired-rules:\n  no-exchange:\n    on: 2025-07-01\n"
            + "    reason: {vi: Không dùng nữa, en: No longer used}\n");
    publish(confirmed(run));
    assertThat(year().rulesVersion()).isEqualTo(2);

    delete(rules);
    copy(Path.of("rules"), rules);
    long again = confirmed(year());
    assertThatThrownBy(() -> publish(again))
        .isInstanceOf(PublishRefused.class)
        .hasMessageStartingWith("The code no-exchange belonged to a rule that an earlier version");
  }

  private static void delete(Path path) throws IOException {
    try (Stream<Path> walk = Files.walk(path)) {
      for (Path one : walk.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(one);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_is_neither_published_nor_the_programs_own_judges_no_audit_by_itself(
      TestDatabase database) throws Exception {
    stricter();
    start(database);

    assertThatThrownBy(this::year)
        .isInstanceOf(AuditRuns.RunFailed.class)
        .hasMessageStartingWith("No version of the rules qd213 is published.");

    Run tried = run("2025-01-01", "2025-12-31", true);
    assertThat(publish(confirmed(tried)).number()).isEqualTo(1);
    assertThat(year().rulesVersion()).isEqualTo(1);
    assertThatThrownBy(() -> run("2025-01-01", "2025-06-30", false))
        .isInstanceOf(AuditRuns.RunFailed.class)
        .hasMessage(
            "No published version of the rules qd213 is in force on 2025-06-30, the period's last"
                + " day; there is version 1 (2025-07-01/). Publish one for it (auditor rules publish"
                + " --valid-from).");
  }

  @ParameterizedTest
  @EnumSource
  void a_rule_that_says_its_former_code_goes_on_with_its_findings(TestDatabase database)
      throws Exception {
    start(database);
    Run run = year();
    long exchanges = findings(run).stream().filter(line -> line.contains("no-exchange")).count();
    Path renamed = rules.resolve("qd213/no-contact");
    Files.move(rules.resolve("qd213/no-exchange"), renamed);
    edit("no-contact/rule.drl", "rule \"no-exchange\"", "rule \"no-contact\"");
    edit("regulation.yaml", "no-exchange", "no-contact");
    long silently = confirmed(run);
    assertThatThrownBy(() -> publish(silently))
        .isInstanceOf(PublishRefused.class)
        .hasMessageStartingWith("The rule no-exchange of version 1 is gone without a word.")
        .hasMessageContaining("write the old one under `former-codes`");

    edit("no-contact/about.md", "severity: ", "former-codes: [no-exchange]\nseverity: ");
    publish(confirmed(run));
    Run second = year();
    Lives lives = part(LifeStore.class).of(second.number()).orElseThrow();
    assertThat(second.rulesVersion()).isEqualTo(2);
    assertThat(exchanges).isPositive();
    assertThat(lives.all().stream().filter(life -> life.rule().equals("no-contact")))
        .hasSize((int) exchanges)
        .allMatch(life -> life.state() == Life.State.STILL_OPEN);
    assertThat(lives.count(Life.State.GONE) + lives.count(Life.State.NOT_JUDGED)).isZero();

    edit("no-contact/about.md", "former-codes: [no-exchange]", "former-codes: [no-talks]");
    long forgotten = confirmed(second);
    assertThatThrownBy(() -> publish(forgotten))
        .isInstanceOf(PublishRefused.class)
        .hasMessageStartingWith(
            "The first code of the rule no-contact was no-exchange in version 2 and is no-talks");
  }
}
