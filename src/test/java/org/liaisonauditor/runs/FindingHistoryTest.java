package org.liaisonauditor.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.liaisonauditor.AuditorApplication;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.findings.Life;
import org.liaisonauditor.findings.LifeStore;
import org.liaisonauditor.findings.Lives;
import org.liaisonauditor.findings.Seen;
import org.liaisonauditor.intake.Reception;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.NewSubmission;
import org.liaisonauditor.store.Submissions;
import org.liaisonauditor.store.TestDatabase;
import org.springframework.context.ConfigurableApplicationContext;

/** Findings of successive runs, on both databases. */
class FindingHistoryTest {

  private static final Path TOWN = Path.of("examples", "town", "submissions");

  @TempDir private Path data;

  private ConfigurableApplicationContext context;

  @AfterEach
  void close() {
    context.close();
  }

  private void start(TestDatabase database) throws IOException {
    Map<String, Object> settings = new HashMap<>();
    settings.put("auditor.data", data.toString());
    settings.put("auditor.home", Path.of("").toAbsolutePath().toString());
    settings.put("auditor.version", "0.2.0");
    settings.putAll(database.settings(data));
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

  private long run(
      String from,
      String to,
      String asOf,
      String scope,
      boolean draft,
      Map<String, String> settings)
      throws Exception {
    return part(RunService.class)
        .run(
            new RunRequest(
                scope,
                LocalDate.parse(from),
                LocalDate.parse(to),
                LocalDate.parse(asOf),
                Path.of("rules"),
                draft,
                settings,
                Language.EN,
                0,
                "test",
                null,
                null));
  }

  private long firstHalf(String asOf) throws Exception {
    return run("2025-01-01", "2025-06-30", asOf, null, false, Map.of());
  }

  private long secondHalf() throws Exception {
    return run("2025-07-01", "2025-12-31", "2026-01-15", null, false, Map.of());
  }

  private Lives lives(long run) {
    return part(LifeStore.class).of(run).orElseThrow();
  }

  private static Long before(Lives lives) {
    return lives.before() == null ? null : lives.before().audit().run();
  }

  private static Set<String> fingerprints(Lives lives, Life.State... states) {
    return lives.in(states).stream().map(Life::fingerprint).collect(Collectors.toSet());
  }

  private Map<String, String> hashes(long run) {
    Map<String, String> hashes = new LinkedHashMap<>();
    part(RunRecords.class).outputs(run).forEach(file -> hashes.put(file.path(), file.sha256()));
    return hashes;
  }

  /** The fingerprints that stand in a run's findings.csv. */
  private Set<String> found(long run) throws IOException {
    List<String> lines = Files.readAllLines(part(RunFolders.class).of(run).resolve("findings.csv"));
    return lines.stream()
        .skip(1)
        .map(line -> line.replaceFirst(".*,([0-9a-f]{32}),.*", "$1"))
        .collect(Collectors.toSet());
  }

  @ParameterizedTest
  @EnumSource
  void each_run_follows_the_one_before_and_repeated_ones_give_the_same_bytes(TestDatabase database)
      throws Exception {
    start(database);
    long first = firstHalf("2025-07-15");
    long second = secondHalf();
    long third = firstHalf("2026-07-15");

    assertThat(before(lives(first))).isNull();
    assertThat(before(lives(second))).isEqualTo(first);
    assertThat(before(lives(third))).isEqualTo(second);
    assertThat(lives(second).before().sha256()).isEqualTo(lives(first).sha256());
    assertThat(fingerprints(lives(first), Life.State.NEW)).isEqualTo(found(first)).isNotEmpty();
    Set<String> gone = new HashSet<>(found(first));
    gone.removeAll(found(second));
    assertThat(fingerprints(lives(second), Life.State.GONE)).isEqualTo(gone).isNotEmpty();
    Set<String> back = new HashSet<>(found(third));
    back.retainAll(gone);
    assertThat(fingerprints(lives(third), Life.State.BACK)).isEqualTo(back).isNotEmpty();
    for (Life life : lives(third).in(Life.State.BACK)) {
      assertThat(life.first()).isEqualTo(new Seen(first, LocalDate.parse("2025-07-15")));
      assertThat(life.occurrence().number()).isEqualTo(2);
      assertThat(life.occurrence().since().run()).isEqualTo(third);
      assertThat(life.previous().last().run()).isEqualTo(first);
    }

    for (long one : new long[] {first, second, third}) {
      long again = part(RunService.class).rerun(one, "test");
      assertThat(hashes(again)).isEqualTo(hashes(one)).hasSize(6);
      assertThat(part(LifeStore.class).of(again)).isEmpty();
      long andAgain = part(RunService.class).rerun(again, "test");
      assertThat(hashes(andAgain)).isEqualTo(hashes(one));
    }
    // Repetitions are no audits before.
    assertThat(before(lives(secondHalf()))).isEqualTo(second);
  }

  @ParameterizedTest
  @EnumSource
  void drafts_other_settings_and_other_scopes_are_not_compared_with(TestDatabase database)
      throws Exception {
    start(database);
    long first = firstHalf("2025-07-15");
    long draft = run("2025-01-01", "2025-06-30", "2025-07-20", null, true, Map.of());
    Map<String, String> twenty = Map.of("introductionDays", "20");
    long other = run("2025-01-01", "2025-06-30", "2025-08-01", null, false, twenty);
    long ward = run("2025-01-01", "2025-06-30", "2025-08-01", "P01", false, Map.of());
    long second = secondHalf();
    long otherAgain = run("2025-07-01", "2025-12-31", "2026-01-15", null, false, twenty);

    assertThat(part(LifeStore.class).of(draft)).isEmpty();
    assertThat(before(lives(other))).isNull();
    assertThat(lives(other).passedOver()).isEqualTo(first);
    assertThat(before(lives(ward))).isNull();
    assertThat(lives(ward).passedOver()).isNull();
    assertThat(before(lives(second))).isEqualTo(first);
    assertThat(lives(second).passedOver()).isEqualTo(other);
    assertThat(before(lives(otherAgain))).isEqualTo(other);
    assertThat(part(RunRecords.class).lastJudged("qd213", "P01").orElseThrow().number())
        .isEqualTo(ward);
    assertThat(part(RunRecords.class).lastJudged("qd213", null).orElseThrow().number())
        .isEqualTo(otherAgain);
  }

  @ParameterizedTest
  @EnumSource
  void an_audit_as_of_an_earlier_day_follows_what_was_before_that_day(TestDatabase database)
      throws Exception {
    start(database);
    long first = firstHalf("2025-07-15");
    long second = secondHalf();
    long late = firstHalf("2025-09-15");
    long third = firstHalf("2026-07-15");

    assertThat(before(lives(late))).isEqualTo(first);
    assertThat(before(lives(third))).isEqualTo(second);
  }

  @ParameterizedTest
  @EnumSource
  void a_run_of_before_lives_were_noted_is_followed_all_the_same(TestDatabase database)
      throws Exception {
    start(database);
    long first = firstHalf("2025-07-15");
    Lives noted = lives(first);
    part(Database.class).sql().sql("DELETE FROM finding_life").update();
    part(Database.class).sql().sql("DELETE FROM finding_audit").update();
    long second = secondHalf();

    assertThat(before(lives(second))).isEqualTo(first);
    assertThat(lives(second).before().sha256()).isEqualTo(noted.sha256());
    assertThat(lives(second).count(Life.State.GONE)).isPositive();
    assertThat(lives(second).count(Life.State.STILL_OPEN)).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void what_became_of_each_rule_is_kept(TestDatabase database) throws Exception {
    start(database);
    long first = firstHalf("2025-07-15");

    Map<String, String> states = new HashMap<>();
    part(RunRecords.class)
        .rules(first)
        .forEach(rule -> states.put(rule.rule(), rule.state().name()));
    assertThat(states)
        .containsEntry("late-evaluation", "NOTHING_IN_SCOPE")
        .containsEntry("too-few-meetings", "FINDINGS")
        .containsValue("CLEAN");
    assertThat(Files.readString(part(RunFolders.class).of(first).resolve("findings.json")))
        .containsPattern("\"rule\" : \"late-evaluation\",\\s+\"state\" : \"NOTHING_IN_SCOPE\"");
  }
}
