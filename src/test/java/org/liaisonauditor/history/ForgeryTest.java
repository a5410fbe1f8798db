package org.liaisonauditor.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.liaisonauditor.AuditorApplication;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Signed;
import org.liaisonauditor.intake.Reception;
import org.liaisonauditor.issuing.IssuedCheck;
import org.liaisonauditor.issuing.IssuedReport;
import org.liaisonauditor.issuing.Issuing;
import org.liaisonauditor.issuing.Series;
import org.liaisonauditor.issuing.Terms;
import org.liaisonauditor.publish.Comparisons;
import org.liaisonauditor.publish.KeptComparison;
import org.liaisonauditor.runs.AuditRuns;
import org.liaisonauditor.runs.RunRecords;
import org.liaisonauditor.runs.RunRequest;
import org.liaisonauditor.runs.RunService;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.NewSubmission;
import org.liaisonauditor.store.Submissions;
import org.liaisonauditor.store.TestDatabase;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Histories of real audits, forged in every way, on both databases. */
class ForgeryTest {

  private static final Path TOWN = Path.of("examples", "town", "submissions");

  @TempDir private Path data;

  private ConfigurableApplicationContext context;

  @AfterEach
  void close() {
    if (context != null) {
      context.close();
    }
  }

  private Map<String, Object> start(TestDatabase database) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("auditor.data", data.toString());
    settings.put("auditor.home", Path.of("").toAbsolutePath().toString());
    settings.putAll(database.settings(data));
    context = AuditorApplication.start(false, settings);
    return settings;
  }

  private <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  private void submitTown() throws IOException {
    try (Stream<Path> files = Files.list(TOWN)) {
      for (Path file : files.sorted().toList()) {
        submit(file);
      }
    }
  }

  private void submit(Path file) throws IOException {
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

  private long run(Map<String, String> settings) throws Exception {
    return part(RunService.class)
        .run(
            new RunRequest(
                null,
                LocalDate.of(2025, 1, 1),
                LocalDate.of(2025, 12, 31),
                LocalDate.of(2026, 1, 15),
                Path.of("rules"),
                false,
                settings,
                Language.EN,
                0,
                "Nguyễn Thị Hoa",
                null,
                null));
  }

  /**
   * Entries: 1 the beginning, 2 the rules, 3 a run, 4 its rerun, 5 a comparison, 6 its approval.
   */
  private void history() throws Exception {
    submitTown();
    long first = run(Map.of());
    part(RunService.class).rerun(first, "Trần Văn An");
    Path files = Files.createTempDirectory(data, "comparison");
    Files.writeString(files.resolve("comparison.csv"), "nothing new");
    Signed signed = new Signed("An", "an", Instant.parse("2026-01-20T01:00:00Z"), "looked at all");
    long comparison =
        part(Comparisons.class)
            .keep(
                new KeptComparison(
                    0,
                    "qd213",
                    first,
                    "base",
                    "draft",
                    "data",
                    new KeptComparison.Counts(3, 0, 1),
                    null,
                    signed,
                    List.of()),
                files);
    part(Comparisons.class).confirm(comparison, signed);
  }

  private List<Flaw> flaws(Head... seen) {
    return flaws(Stream.of(seen).map(head -> new SeenHead(head, "a sheet of paper")).toList());
  }

  private List<Flaw> flaws(List<SeenHead> heads) {
    List<Flaw> flaws = new ArrayList<>();
    Verification.Result result = part(Verification.class).verify(heads, flaws::add);
    assertThat(result.broken() + result.look()).isEqualTo(flaws.size());
    return flaws.stream().filter(flaw -> flaw.level() == Flaw.Level.BROKEN).toList();
  }

  private interface Forgery {
    void forge() throws Exception;
  }

  /** What a forgery leaves to be found; then it is taken back. */
  private List<Flaw> forged(Forgery forgery, Head... seen) {
    return forged(
        forgery,
        () -> Stream.of(seen).map(head -> new SeenHead(head, "a sheet of paper")).toList());
  }

  private List<Flaw> forged(Forgery forgery, Supplier<List<SeenHead>> seen) {
    return new TransactionTemplate(part(PlatformTransactionManager.class))
        .execute(
            status -> {
              try {
                forgery.forge();
                return flaws(seen.get());
              } catch (Exception e) {
                throw new IllegalStateException(e);
              } finally {
                status.setRollbackOnly();
              }
            });
  }

  private void sql(String statement, Object... parameters) {
    assertThat(part(Database.class).sql().sql(statement).params(parameters).update())
        .as(statement)
        .isPositive();
  }

  private List<Flaw> forged(String statement) {
    return forged(() -> sql(statement));
  }

  private static void names(List<Flaw> flaws, Long entry, String about, String says) {
    assertThat(flaws)
        .anySatisfy(
            flaw -> {
              assertThat(flaw.entry()).isEqualTo(entry);
              assertThat(flaw.about()).isEqualTo(about);
              assertThat(flaw.says()).contains(says);
              assertThat(flaw.todo()).isNotBlank();
            });
  }

  @ParameterizedTest
  @EnumSource
  void every_forgery_of_the_chain_is_named(TestDatabase database) throws Exception {
    start(database);
    history();
    History history = part(History.class);
    List<Entry> entries = new ArrayList<>();
    history.forEach(0, entries::add);
    assertThat(entries)
        .extracting(Entry::about)
        .containsExactly(
            "beginning",
            "publication qd213 1",
            "run 1",
            "run 2",
            "comparison 1",
            "confirmation 1 An");
    assertThat(entries.get(3).who()).isEqualTo("Trần Văn An");
    assertThat(entries.get(3).facts())
        .containsEntry("rerun of", "1")
        .containsKey("output report.pdf");
    Head[] seen = entries.stream().map(Entry::head).toArray(Head[]::new);
    assertThat(flaws(seen)).isEmpty();

    List<Flaw> content =
        forged(
            "UPDATE history_entry SET content = REPLACE(content, 'number of findings=105', 'number"
                + " of findings=10') WHERE number = 3");
    names(content, 3L, "run 1", "the hash does not fit");
    names(content, 3L, "run 1", "number of findings: recorded was \"10\", the tables say \"105\"");
    assertThat(content).hasSize(2);

    List<Flaw> date =
        forged(
            "UPDATE history_entry SET recorded_at = recorded_at - INTERVAL '1' SECOND WHERE number = 3");
    names(date, 3L, "run 1", "its date");
    assertThat(date).hasSize(1);
    names(
        forged("UPDATE history_entry SET who = 'x' WHERE number = 2"),
        2L,
        "publication qd213 1",
        "the hash does not fit");
    names(
        forged("UPDATE history_entry SET kind = 'party' WHERE number = 3"),
        3L,
        "party 1",
        "none that this program knows");
    names(
        forged("UPDATE history_entry SET format = 2 WHERE number = 3"), 3L, "run 1", "format is 2");
    names(
        forged("UPDATE history_entry SET sha256 = previous WHERE number = 3"),
        4L,
        "run 2",
        "does not follow");

    List<Flaw> swapped =
        forged(
            () -> {
              sql("UPDATE history_entry SET number = -1 WHERE number = 3");
              sql("UPDATE history_entry SET number = 3 WHERE number = 4");
              sql("UPDATE history_entry SET number = 4 WHERE number = -1");
            });
    names(swapped, 3L, "run 2", "recorded as entry 4");
    names(swapped, 4L, "run 1", "recorded as entry 3");

    List<Flaw> cut = forged("DELETE FROM history_entry WHERE number IN (3, 4)");
    names(cut, 5L, "history", "Entries 3 to 4 are missing");
    names(cut, null, "run 1", "no entry of it");
    assertThat(cut).hasSize(3);
    names(
        forged("DELETE FROM history_entry WHERE number = 1"), 2L, "history", "Entry 1 is missing");
    List<Flaw> closed =
        forged(
            () -> {
              sql("DELETE FROM history_entry WHERE number = 3");
              for (int number = 4; number <= 6; number++) {
                sql("UPDATE history_entry SET number = ? WHERE number = ?", number - 1, number);
              }
            });
    names(closed, 3L, "run 2", "does not follow");
    names(closed, 5L, "confirmation 1 An", "recorded as entry 6");

    List<Flaw> put =
        forged(
            () -> {
              sql("UPDATE history_entry SET number = 7 WHERE number = 6");
              insert(
                  Entry.sealed(
                      6, entries.get(4).at(), Kind.RUN, "99", "x", new Facts(), seen[4].sha256()));
            });
    names(put, 6L, "run 99", "the tables don't hold it any more");
    names(put, 7L, "confirmation 1 An", "does not follow");
    names(
        forged(
            () -> {
              Entry again =
                  Entry.sealed(
                      7,
                      entries.get(5).at(),
                      Kind.BEGINNING,
                      "2",
                      "x",
                      new Facts(),
                      seen[5].sha256());
              insert(again);
            }),
        7L,
        "beginning 2",
        "begins a second time");
    names(forged("DELETE FROM history_entry"), null, "history", "no entry at all");
  }

  private void insert(Entry entry) {
    sql(
        "INSERT INTO history_entry (" + Entry.COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        entry.number(),
        entry.format(),
        entry.at().atOffset(java.time.ZoneOffset.UTC),
        entry.kind(),
        entry.what(),
        entry.who(),
        entry.content(),
        entry.previous(),
        entry.sha256());
  }

  @ParameterizedTest
  @EnumSource
  void what_the_forger_makes_whole_again_is_found_by_witnesses(TestDatabase database)
      throws Exception {
    start(database);
    history();
    List<Entry> entries = new ArrayList<>();
    part(History.class).forEach(0, entries::add);
    Head last = entries.getLast().head();

    Forgery tail =
        () -> {
          sql("DELETE FROM history_entry WHERE number = 6");
          sql("DELETE FROM rule_confirmation");
        };
    assertThat(forged(tail)).isEmpty();
    assertThat(forged(tail, entries.get(4).head())).isEmpty();
    names(forged(tail, last), 6L, "history", "the history does not hold it");

    Forgery anew = () -> forgeAnew(entries);
    assertThat(forged(anew)).isEmpty();
    assertThat(forged(anew, entries.get(1).head())).isEmpty();
    names(forged(anew, entries.get(2).head()), 3L, "run 1", "A witness has seen entry 3");
    names(forged(anew, last), 6L, "confirmation 1 An", "A witness has seen entry 6");
    assertThat(flaws(last)).isEmpty();
  }

  /** Run 1 never found anything: its rows, its entry and all behind it are written anew. */
  private void forgeAnew(List<Entry> entries) {
    forgetFindings();
    sealAnew(entries, 3);
  }

  private void forgetFindings() {
    sql("UPDATE run SET findings = 0 WHERE number = 1");
    sql("DELETE FROM run_report WHERE run = 1");
  }

  /** Writes the entries from one on anew, as the tables have things now. */
  private void sealAnew(List<Entry> entries, int first) {
    part(Database.class)
        .sql()
        .sql("DELETE FROM history_entry WHERE number >= ?")
        .param(first)
        .update();
    String previous = part(History.class).head().orElseThrow().sha256();
    for (Entry old : entries.subList(first - 1, entries.size())) {
      Witnessed things =
          context.getBeansOfType(Witnessed.class).values().stream()
              .filter(one -> one.kind().code().equals(old.kind()))
              .findFirst()
              .orElseThrow();
      Entry forged =
          Entry.sealed(
              old.number(),
              old.at(),
              things.kind(),
              old.what(),
              old.who(),
              things.find(old.what()).orElseThrow().facts(),
              previous);
      insert(forged);
      previous = forged.sha256();
    }
  }

  /** Nobody outside has to keep a head: each report that was issued here holds that of its day. */
  @ParameterizedTest
  @EnumSource
  void reports_that_were_issued_are_witnesses_of_their_own(TestDatabase database) throws Exception {
    start(database);
    history();
    issue();
    List<Entry> entries = new ArrayList<>();
    part(History.class).forEach(0, entries::add);
    assertThat(part(IssuedCheck.class).heads())
        .containsExactly(new SeenHead(entries.get(5).head(), "report 1 that was issued here"));
    assertThat(issuedFlaws(() -> {})).isEmpty();

    List<Flaw> anew = issuedFlaws(() -> forgeAnew(entries));
    names(anew, 6L, "confirmation 1 An", "report 1 that was issued here");
    // The record of the report is made to fit; the document itself is signed and stays.
    List<Flaw> fitted =
        issuedFlaws(
            () -> {
              forgetFindings();
              sealAnew(entries.subList(0, 6), 3);
              String head = part(History.class).head().orElseThrow().toString();
              sql("UPDATE issued_report SET history_head = ?", head);
              sealAnew(entries, 7);
            });
    names(fitted, 6L, "confirmation 1 An", "report 1 that was issued here");
    assertThat(fitted).hasSize(1);
  }

  private List<Flaw> issuedFlaws(Forgery forgery) {
    return forged(
        forgery,
        () -> {
          try {
            return part(IssuedCheck.class).heads();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private void issue() throws Exception {
    Path folder = Files.createTempDirectory(data, "terms");
    Files.writeString(
        folder.resolve("terms.yaml"),
        "terms:\n  - name: 2025-2030\n    from: 2025-10-01\n    until: 2035-09-30\n");
    Issuing.Order order =
        new Issuing.Order(
            new IssuedReport.Subject(1, null, "ward", "P01", Language.VI),
            new Series("BAN TỔ CHỨC", "{number}-BC/BTCTU"),
            "Lê Văn An",
            "login",
            "Trần Thị Bưởi",
            null,
            null,
            "1.0",
            part(RunRecords.class).find(1).orElseThrow().reportsBundle());
    part(Issuing.class)
        .issue(
            order,
            Terms.load(folder),
            (issue, to) -> {
              Path file = to.resolve("report.pdf");
              Files.writeString(file, issue.written() + ", head " + issue.head());
              return new Issuing.Made("BÁO CÁO", file, file, null);
            });
  }

  @ParameterizedTest
  @EnumSource
  void rows_changed_behind_the_history_are_named(TestDatabase database) throws Exception {
    start(database);
    history();
    assertThat(flaws()).isEmpty();

    for (Map.Entry<String, String> edit :
        Map.ofEntries(
                Map.entry("number of findings", "UPDATE run SET findings = 9 WHERE number = 2"),
                Map.entry("state", "UPDATE run SET state = 'FAILED' WHERE number = 2"),
                Map.entry(
                    "ended at",
                    "UPDATE run SET ended_at = ended_at - INTERVAL '1' DAY WHERE number = 2"),
                Map.entry("as of", "UPDATE run SET as_of = DATE '2026-01-16' WHERE number = 2"),
                Map.entry("who", "UPDATE run SET asked_by = 'nobody' WHERE number = 2"),
                Map.entry("rules version", "UPDATE run SET rules_version = NULL WHERE number = 2"),
                Map.entry(
                    "results",
                    "UPDATE run_report SET message_vi = 'x' WHERE run = 2 AND branch_no ="
                        + " (SELECT MAX(branch_no) FROM run_report WHERE run = 2)"),
                Map.entry(
                    "outputs", "DELETE FROM run_output WHERE run = 2 AND path = 'report.pdf'"),
                Map.entry(
                    "output findings.csv",
                    "UPDATE run_output SET sha256 = 'x' WHERE run = 2 AND path = 'findings.csv'"),
                Map.entry("rule states", "UPDATE run_rule SET state = 'CLEAN' WHERE run = 2"),
                Map.entry("branches", "UPDATE run_branch SET members = 0 WHERE run = 2"),
                Map.entry("ratings", "DELETE FROM run_rating WHERE run = 2"),
                Map.entry(
                    "failed rules",
                    "INSERT INTO run_failure (run, branch_no, rule, reason) VALUES (2, 1, 'x', 'x')"),
                Map.entry(
                    "settings",
                    "INSERT INTO run_setting (run, name, setting) VALUES (2, 'x', '1')"),
                Map.entry("submissions", "UPDATE submission SET sent_by = 'x' WHERE number = 3"))
            .entrySet()) {
      names(forged(edit.getValue()), 4L, "run 2", edit.getKey() + ": recorded was ");
    }
    names(
        forged("UPDATE run SET output_language = 'fr' WHERE number = 2"),
        4L,
        "run 2",
        "what the program never wrote");
    names(
        forged(
            "INSERT INTO run SELECT 77, NULL, NULL, rerun_of, scope, period_from, period_to, as_of,"
                + " output_language, reject_limit, asked_by, asked_at, data_as_of, rules_bundle,"
                + " rules_code, pack_hash, reports_bundle, program_version, state, run_owner,"
                + " alive_at, started_at, ended_at, failure, data_set, branches, members, findings,"
                + " commendations, could_not_run, unusable_rows, rules_version FROM run WHERE"
                + " number = 1"),
        null,
        "run 77",
        "no entry of it");
    names(
        forged("UPDATE rule_version SET valid_to = DATE '2025-01-01'"),
        2L,
        "publication qd213 1",
        "valid to: recorded was nothing, the tables say \"2025-01-01\"");
    names(
        forged("UPDATE rule_version_rule SET sha256 = NULL"), 2L, "publication qd213 1", "rules: ");
    names(
        forged("UPDATE rule_comparison SET added = 0"),
        5L,
        "comparison 1",
        "added: recorded was \"3\", the tables say \"0\"");
    names(forged("UPDATE rule_confirmation SET note = 'x'"), 6L, "confirmation 1 An", "note: ");
    names(
        forged("UPDATE rule_confirmation SET confirmed_by = 'Bình'"),
        6L,
        "confirmation 1 An",
        "don't hold it any more");
    names(
        forged(
            "INSERT INTO rule_withdrawal (pack, version, withdrawn_by, withdrawn_login,"
                + " withdrawn_at, reason) SELECT pack, version, 'x', 'x', published_at, 'x' FROM"
                + " rule_version"),
        null,
        "withdrawal qd213 1",
        "no entry of it");
    String file =
        part(Database.class)
            .sql()
            .sql("SELECT sha256 FROM submission WHERE number = 1")
            .query(String.class)
            .single();
    names(
        forged(
            () ->
                sql(
                    "UPDATE kept_piece SET content = ? WHERE sha256 = ?",
                    new byte[] {1, 2, 3},
                    file)),
        null,
        "kept file " + file,
        "not those that were kept");
    assertThat(forged("UPDATE bundle_file SET path = CONCAT(path, 'x')"))
        .isNotEmpty()
        .allSatisfy(flaw -> assertThat(flaw.about()).startsWith("kept folder "));
    assertThat(flaws()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_refused_audit_is_recorded_and_a_failed_one_is_not(
      TestDatabase database, @TempDir Path sent) throws Exception {
    start(database);
    submitTown();
    Path broken = sent.resolve("members.csv");
    Files.writeString(
        broken,
        "member_code,full_name,date_of_birth,admitted_on,workplace_code,workplace_since,"
            + "residence_code,residence_since\nX1,An,not a day,2000-01-01,W1,2010-01-01,P01,2010-01-01\n");
    // Settings that no rule knows fail before there is a run; a broken file refuses it.
    assertThatThrownBy(() -> run(Map.of("no-such-parameter", "1")))
        .isInstanceOf(AuditRuns.RunFailed.class);
    part(Reception.class)
        .receive(
            new Reception.HandedIn(
                broken,
                "members.csv",
                "P01",
                "test",
                NewSubmission.Door.COMMAND_LINE,
                5,
                Submissions.Supersede.SAME_RECORDS),
            0);

    assertThatThrownBy(() -> run(Map.of())).isInstanceOf(AuditRuns.RunFailed.class);

    Entry entry = part(History.class).find(Kind.RUN, "1").orElseThrow();
    assertThat(entry.facts()).containsEntry("state", "REFUSED").containsKey("output problems.csv");
    assertThat(entry.facts().get("failure")).contains("unusable rows");
    assertThat(flaws()).isEmpty();
    names(forged("UPDATE run SET failure = NULL"), entry.number(), "run 1", "failure: ");
    assertThat(forged("UPDATE run SET alive_at = NULL")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void what_was_there_before_the_history_is_recorded_when_it_begins(TestDatabase database)
      throws Exception {
    Map<String, Object> settings = start(database);
    history();
    Head before = part(History.class).head().orElseThrow();
    sql("DELETE FROM history_entry");
    sql("UPDATE run SET program_version = '0.2.9'");
    context.close();

    context = AuditorApplication.start(false, settings);

    List<Flaw> all = new ArrayList<>();
    assertThat(part(Verification.class).verify(List.of(), all::add).whole()).isTrue();
    assertThat(all)
        .singleElement()
        .satisfies(
            flaw -> assertThat(flaw.says()).contains("what was in the database then: 5 entries"));
    names(
        forged("UPDATE run SET findings = 9 WHERE number = 2"),
        part(History.class).find(Kind.RUN, "2").orElseThrow().number(),
        "run 2",
        "number of findings");
    assertThat(flaws(before)).hasSize(1);
    context.close();
    context = AuditorApplication.start(false, settings);
    assertThat(part(History.class).head().orElseThrow().number()).isEqualTo(6);
  }

  /** The table is emptied, and the next command begins another history. */
  @ParameterizedTest
  @EnumSource
  void a_history_that_was_removed_does_not_begin_anew_unseen(TestDatabase database)
      throws Exception {
    Map<String, Object> settings = start(database);
    history();
    sql("DELETE FROM history_entry");
    names(flaws(), null, "history", "no entry at all");
    context.close();
    context = AuditorApplication.start(false, settings);

    assertThat(flaws())
        .singleElement()
        .satisfies(
            flaw -> {
              assertThat(flaw.about()).isEqualTo("run 1");
              assertThat(flaw.says()).contains("which records all it does");
              assertThat(flaw.todo()).contains("another one was begun");
            });
  }
}
