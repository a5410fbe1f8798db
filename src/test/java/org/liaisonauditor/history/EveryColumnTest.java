package org.liaisonauditor.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.liaisonauditor.AuditorApplication;
import org.liaisonauditor.answers.AnswersWitness;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.casework.CaseFinding;
import org.liaisonauditor.casework.CaseStep;
import org.liaisonauditor.casework.Casework;
import org.liaisonauditor.casework.NewStep;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Signed;
import org.liaisonauditor.exceptions.AcceptedGap;
import org.liaisonauditor.exceptions.Exceptions;
import org.liaisonauditor.findings.Life;
import org.liaisonauditor.findings.LifeStore;
import org.liaisonauditor.intake.Reception;
import org.liaisonauditor.issuing.IssuedReport;
import org.liaisonauditor.issuing.Issuing;
import org.liaisonauditor.issuing.Series;
import org.liaisonauditor.issuing.Terms;
import org.liaisonauditor.publish.Comparisons;
import org.liaisonauditor.publish.KeptComparison;
import org.liaisonauditor.runs.RecordedFindings;
import org.liaisonauditor.runs.Run;
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

/**
 * Whatever column of whatever table is changed, the history names it; but those that decide nothing
 * afterwards, which stand here with the reason.
 */
class EveryColumnTest {

  private static final Path TOWN = Path.of("examples", "town", "submissions");

  /** Tables of the libraries, and what follows from the files that are witnessed. */
  private static final Map<String, String> NOT_WITNESSED =
      Map.ofEntries(
          Map.entry("batch_", "the library's own notes on jobs"),
          Map.entry("qrtz_", "the library's own notes on triggers"),
          Map.entry("flyway_", "which migrations were made"),
          Map.entry("guard", "rows that are locked, and say nothing"),
          Map.entry("history_entry", "the history itself; see ForgeryTest"),
          Map.entry("row_", "what was read from a file, which is kept and witnessed"),
          Map.entry("data_", "made of the rows, and made anew where it is missing"),
          Map.entry("submission_", "what was read from a file, which is kept and witnessed"),
          Map.entry("supersession", "what a run went by stands in run_submission"),
          Map.entry("timetable_", "when to audit; a run says itself what it was asked"),
          Map.entry("firing", "when it was audited; a run says itself when"),
          Map.entry("delivery", "to whom it was sent; changes while it is on its way"));

  private static final Set<String> COLUMNS_NOT_WITNESSED =
      Set.of(
          // The process that is at it, and its heartbeat.
          "run.run_owner",
          "run.alive_at",
          // What the reading of a file came to, beside what the run's facts name of it.
          "submission.readable",
          "submission.program_version");

  @TempDir private Path data;

  private ConfigurableApplicationContext context;

  @AfterEach
  void close() {
    if (context != null) {
      context.close();
    }
  }

  private <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  private void start(TestDatabase database) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("auditor.data", data.toString());
    settings.put("auditor.home", Path.of("").toAbsolutePath().toString());
    settings.putAll(database.settings(data));
    context = AuditorApplication.start(false, settings);
  }

  private void submitTown() throws IOException {
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

  private long run(String from, String to, String asOf, Map<String, String> settings)
      throws Exception {
    return part(RunService.class)
        .run(
            new RunRequest(
                null,
                LocalDate.parse(from),
                LocalDate.parse(to),
                LocalDate.parse(asOf),
                Path.of("rules"),
                false,
                settings,
                Language.EN,
                0,
                "Nguyễn Thị Hoa",
                null,
                null));
  }

  /** One of everything that the history records. */
  private void history() throws Exception {
    submitTown();
    accept(run("2025-01-01", "2025-06-30", "2025-07-15", Map.of()));
    run("2025-01-01", "2025-06-30", "2025-07-15", Map.of("missedMeetings", "1"));
    long run = run("2025-01-01", "2025-12-31", "2026-01-15", Map.of());
    part(RunService.class).rerun(run, "Trần Văn An");
    Signed signed = signed("Lê Văn An");
    Path files = Files.createTempDirectory(data, "comparison");
    Files.writeString(files.resolve("comparison.csv"), "nothing new");
    long comparison =
        part(Comparisons.class)
            .keep(
                new KeptComparison(
                    0,
                    "qd213",
                    run,
                    "base",
                    "draft",
                    "data",
                    new KeptComparison.Counts(3, 0, 1),
                    null,
                    signed,
                    List.of()),
                files);
    part(Comparisons.class).confirm(comparison, signed);
    work(run);
    takeBack();
    issue(run);
  }

  private static Signed signed(String by) {
    return new Signed(by, "login", Instant.parse("2026-01-20T01:00:00Z"), "đã xem xét");
  }

  private void work(long run) throws Exception {
    Life life = part(LifeStore.class).of(run).orElseThrow().in(Life.State.NEW).getFirst();
    CaseFinding finding =
        new CaseFinding(
            life.fingerprint(),
            life.occurrence().number(),
            life.rule(),
            life.subject(),
            life.unit(),
            life.occasion());
    Path evidence = Files.writeString(data.resolve("bien-ban.txt"), "đã họp");
    Casework casework = part(Casework.class);
    casework.take(
        List.of(
            new Casework.Request(
                "qd213",
                run,
                finding,
                NewStep.assign(casework.today().plusDays(10), signed("Lê Văn An")))));
    part(Database.class)
        .inTransaction(
            () -> {
              answer(run, finding, evidence);
            });
    casework.take(
        List.of(
            new Casework.Request(
                "qd213",
                run,
                finding,
                NewStep.close(CaseStep.Outcome.values()[0], signed("Lê Văn An")))));
  }

  /** As an answer in a workbook is taken: the first submission stands for it. */
  private void answer(long run, CaseFinding finding, Path evidence) {
    try {
      part(Casework.class)
          .take(
              List.of(
                  new Casework.Request(
                      "qd213",
                      run,
                      finding,
                      NewStep.answer(
                          CaseStep.Role.UNIT,
                          CaseStep.Answer.values()[0],
                          signed("Phạm Thị Na"),
                          List.of(evidence),
                          List.of(finding.unit())))));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    sql(
        "INSERT INTO answer (sha256, submission, sheet_row, answered_on, case_number, step)"
            + " SELECT 'a', MIN(number), 7, DATE '2026-01-19', (SELECT MAX(case_number) FROM"
            + " case_step), 2 FROM submission");
    part(History.class).append(new AnswersWitness(part(Database.class)), "1");
  }

  /** Two people agree, long before the audits that are to go by it. */
  private void accept(long run) throws Exception {
    Run recorded = part(RunRecords.class).find(run).orElseThrow();
    AuditResult result = part(RecordedFindings.class).result(recorded);
    Finding finding = result.findings().getFirst();
    Clock then = Clock.fixed(Instant.parse("2025-07-20T01:00:00Z"), ZoneOffset.UTC);
    Exceptions exceptions =
        new Exceptions(part(Database.class), part(History.class), then, ZoneOffset.UTC);
    AcceptedGap gap =
        exceptions.propose(
            new AcceptedGap.Matched(finding.rule(), finding.unit(), null, null),
            exceptions.today(),
            exceptions.today().plusYears(2),
            signed("Lê Văn An"),
            new Exceptions.Audit(run, "qd213", result.pack().rules(), result.findings()));
    exceptions.approve(gap.number(), gap.previewed().sha256(), signed("Trần Thị Bưởi"));
  }

  private void takeBack() throws Exception {
    Exceptions exceptions = part(Exceptions.class);
    exceptions.withdraw(1, signed("Trần Thị Bưởi"));
  }

  private void issue(long run) throws Exception {
    Path folder = Files.createTempDirectory(data, "terms");
    Files.writeString(
        folder.resolve("terms.yaml"),
        "terms:\n  - name: 2025-2030\n    from: 2025-10-01\n    until: 2035-09-30\n");
    Issuing issuing = part(Issuing.class);
    Issuing.Order order =
        new Issuing.Order(
            new IssuedReport.Subject(run, null, "ward", "P01", Language.VI),
            new Series("BAN TỔ CHỨC", "{number}-BC/BTCTU"),
            "Lê Văn An",
            "login",
            "Trần Thị Bưởi",
            null,
            null,
            "1.0",
            part(RunRecords.class).find(run).orElseThrow().reportsBundle());
    IssuedReport report =
        issuing
            .issue(
                order,
                Terms.load(folder),
                (issue, to) -> {
                  Path file = Files.writeString(to.resolve("report.pdf"), issue.written());
                  return new Issuing.Made("BÁO CÁO", file, file, null);
                })
            .report();
    issuing.withdraw(report.number(), "Lê Văn An", "login", "sai số liệu");
    assertThatThrownBy(
            () ->
                issuing.issue(
                    order,
                    Terms.load(folder),
                    (issue, to) -> {
                      throw new IOException("the token was pulled out");
                    }))
        .hasMessageContaining("pulled out");
  }

  private void sql(String statement) {
    assertThat(part(Database.class).sql().sql(statement).update()).as(statement).isPositive();
  }

  private List<Flaw> flaws() {
    List<Flaw> flaws = new ArrayList<>();
    part(Verification.class).verify(List.of(), flaws::add);
    flaws.removeIf(flaw -> flaw.level() == Flaw.Level.LOOK);
    return flaws;
  }

  /** The columns of all tables, each with its type. */
  private Map<String, Map<String, String>> columns() {
    Map<String, Map<String, String>> tables = new TreeMap<>();
    part(Database.class)
        .sql()
        .sql(
            "SELECT table_name, column_name, data_type FROM information_schema.columns"
                + " WHERE LOWER(table_schema) = 'public'")
        .query(
            row -> {
              tables
                  .computeIfAbsent(
                      row.getString(1).toLowerCase(Locale.ROOT), any -> new TreeMap<>())
                  .put(
                      row.getString(2).toLowerCase(Locale.ROOT),
                      row.getString(3).toLowerCase(Locale.ROOT));
            });
    return tables;
  }

  /** Something else than what stands there. */
  private static String other(String column, String type) {
    return switch (type) {
      case "bigint", "integer", "smallint" -> "COALESCE(" + column + ", 0) + 1000";
      case "date" -> "COALESCE(" + column + ", DATE '2020-01-01') + INTERVAL '1' DAY";
      case "timestamp with time zone" ->
          "COALESCE(" + column + ", CURRENT_TIMESTAMP) + INTERVAL '1' DAY";
      case "boolean" -> "NOT COALESCE(" + column + ", FALSE)";
      case "bytea", "binary varying" -> "CAST('forged' AS " + "BYTEA" + ")";
      default -> "CASE WHEN " + column + " = 'zz' THEN 'yy' ELSE 'zz' END";
    };
  }

  /** A row of a table, by what tells it from others there, and is no more than one. */
  private void forgeOne(String table, String column, String type, TestDatabase database) {
    String place = database == TestDatabase.H2 ? "_rowid_" : "ctid";
    String one = "(SELECT " + place + " FROM " + table + " ORDER BY " + place + " DESC LIMIT 1)";
    sql(
        "UPDATE "
            + table
            + " SET "
            + column
            + " = "
            + other(column, type)
            + " WHERE "
            + place
            + " = "
            + one);
  }

  private List<Flaw> forged(Runnable forgery, TestDatabase database) {
    return new TransactionTemplate(part(PlatformTransactionManager.class))
        .execute(
            status -> {
              if (database == TestDatabase.POSTGRESQL) {
                part(Database.class)
                    .sql()
                    .sql("SET LOCAL session_replication_role = replica")
                    .update();
              }
              try {
                forgery.run();
                return flaws();
              } finally {
                status.setRollbackOnly();
              }
            });
  }

  @ParameterizedTest
  @EnumSource
  void no_column_can_be_changed_and_no_row_taken_away_unseen(TestDatabase database)
      throws Exception {
    start(database);
    history();
    assertThat(flaws()).isEmpty();
    if (database == TestDatabase.H2) {
      part(Database.class).sql().sql("SET REFERENTIAL_INTEGRITY FALSE").update();
    }
    Set<String> unseen = new TreeSet<>();
    Set<String> empty = new TreeSet<>();
    Map<String, Map<String, String>> tables = columns();
    assertThat(tables).containsKeys("run", "finding_life", "answer", "case_step", "issued_report");
    tables.forEach(
        (table, columns) -> {
          if (NOT_WITNESSED.keySet().stream().anyMatch(table::startsWith)) {
            return;
          }
          int rows =
              part(Database.class)
                  .sql()
                  .sql("SELECT COUNT(*) FROM " + table)
                  .query(Integer.class)
                  .single();
          if (rows == 0) {
            empty.add(table);
            return;
          }
          columns.forEach(
              (column, type) -> {
                if (forged(() -> forgeOne(table, column, type, database), database).isEmpty()) {
                  unseen.add(table + "." + column);
                }
              });
          if (forged(() -> sql("DELETE FROM " + table), database).isEmpty()) {
            unseen.add("all rows of " + table);
          }
        });

    assertThat(unseen).isEqualTo(COLUMNS_NOT_WITNESSED);
    // A publication was never taken back, and no rule failed.
    assertThat(empty).containsExactlyInAnyOrder("rule_withdrawal", "run_failure");
    assertThat(flaws()).isEmpty();
  }
}
