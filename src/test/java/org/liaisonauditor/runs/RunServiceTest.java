package org.liaisonauditor.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.liaisonauditor.AuditorApplication;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Table;
import org.liaisonauditor.intake.Reception;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.NewSubmission;
import org.liaisonauditor.store.Submissions;
import org.liaisonauditor.store.TestDatabase;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Audits of what is stored, on both databases, with the application's own parts. */
class RunServiceTest {

  private static final Path TOWN = Path.of("examples", "town", "submissions");

  @TempDir private Path data;

  private ConfigurableApplicationContext context;

  @AfterEach
  void close() {
    if (context != null) {
      context.close();
    }
  }

  private void start(TestDatabase database) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("auditor.data", data.toString());
    settings.put("auditor.home", Path.of("").toAbsolutePath().toString());
    settings.put("auditor.runs.range", 2);
    settings.putAll(database.settings(data));
    context = AuditorApplication.start(false, settings);
  }

  private <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  private void submitTown() throws IOException {
    try (Stream<Path> files = Files.list(TOWN)) {
      for (Path file : files.sorted().toList()) {
        assertThat(submit(file, file.getFileName().toString()).accepted()).isTrue();
      }
    }
  }

  private Reception.Receipt submit(Path file, String unit) throws IOException {
    return part(Reception.class)
        .receive(
            new Reception.HandedIn(
                file,
                file.getFileName().toString(),
                unit,
                "test",
                NewSubmission.Door.COMMAND_LINE,
                0,
                Submissions.Supersede.SAME_RECORDS),
            0);
  }

  private RunRequest year(String scope, String entry, Instant firing) {
    return new RunRequest(
        scope,
        LocalDate.of(2025, 1, 1),
        LocalDate.of(2025, 12, 31),
        LocalDate.of(2026, 1, 15),
        Path.of("rules"),
        false,
        Map.of(),
        Language.EN,
        0,
        "test",
        entry,
        firing);
  }

  private Map<String, String> hashes(long run) {
    Map<String, String> hashes = new LinkedHashMap<>();
    part(RunRecords.class).outputs(run).forEach(file -> hashes.put(file.path(), file.sha256()));
    return hashes;
  }

  private List<String> findings(long run) throws IOException {
    return Files.readAllLines(part(RunFolders.class).of(run).resolve("findings.csv"));
  }

  @ParameterizedTest
  @EnumSource
  void a_run_finds_what_the_example_town_expects_and_is_recorded(TestDatabase database)
      throws Exception {
    start(database);
    submitTown();

    long number = part(RunService.class).run(year(null, null, null));

    List<String> expected = Files.readAllLines(Path.of("examples", "town", "expected-2025.csv"));
    assertThat(findings(number)).hasSameSizeAs(expected);
    Run run = part(RunRecords.class).find(number).orElseThrow();
    assertThat(run.state()).isEqualTo(Run.State.DONE);
    assertThat(run.counts().findings()).isEqualTo(expected.size() - 1);
    assertThat(run.counts().branches()).isEqualTo(9);
    assertThat(hashes(number))
        .containsOnlyKeys(
            "findings.csv",
            "findings.json",
            "findings.xlsx",
            "manifest.json",
            "problems.csv",
            "report.pdf");
    assertThat(part(RunRecords.class).rules(number)).hasSize(31);
  }

  @ParameterizedTest
  @EnumSource
  void jobs_that_are_begun_at_the_same_moment_are_all_begun(TestDatabase database)
      throws Exception {
    start(database);
    JobRepository repository = part(JobRepository.class);
    int threads = 6;
    int each = 25;
    CyclicBarrier together = new CyclicBarrier(threads);
    List<Future<Integer>> begun = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (int thread = 0; thread < threads; thread++) {
        int first = thread * each;
        begun.add(
            pool.submit(
                () -> {
                  together.await();
                  for (int run = first; run < first + each; run++) {
                    JobParameters number =
                        new JobParametersBuilder().addLong("run", (long) run).toJobParameters();
                    repository.createJobExecution(
                        repository.createJobInstance(AuditJob.NAME, number),
                        number,
                        new ExecutionContext());
                  }
                  return each;
                }));
      }
    }

    assertThat(begun).extracting(Future::get).containsOnly(each);
    assertThat(repository.getJobInstances(AuditJob.NAME, 0, Integer.MAX_VALUE))
        .hasSize(threads * each);
  }

  @ParameterizedTest
  @EnumSource
  void the_same_firing_never_gives_two_runs(TestDatabase database) throws Exception {
    start(database);
    submitTown();
    Instant firing = Instant.parse("2026-01-15T01:00:00Z");
    long number = part(RunService.class).run(year(null, "yearly", firing));

    assertThatThrownBy(() -> part(RunService.class).run(year(null, "yearly", firing)))
        .isInstanceOfSatisfying(
            AuditRuns.AlreadyRun.class, there -> assertThat(there.run()).isEqualTo(number));
    assertThat(part(RunRecords.class).all()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void an_old_run_repeated_gives_the_same_bytes_whatever_was_sent_since(
      TestDatabase database, @TempDir Path later) throws Exception {
    start(database);
    submitTown();
    long first = part(RunService.class).run(year(null, null, null));
    // Ward 3 sends its workbook once more, with ten records fewer.
    Path corrected = Corrected.withoutLastRows(TOWN.resolve("ward-P03.xlsx"), later);
    Reception.Receipt receipt = submit(corrected, "ward-P03.xlsx");
    assertThat(receipt.superseded()).isNotEmpty();
    long second = part(RunService.class).run(year(null, null, null));

    long again = part(RunService.class).rerun(first, "test");

    assertThat(findings(second)).isNotEqualTo(findings(first));
    assertThat(hashes(again)).isEqualTo(hashes(first)).hasSize(6);
  }

  @ParameterizedTest
  @EnumSource
  void a_run_whose_process_died_goes_on_where_it_was(TestDatabase database) throws Exception {
    start(database);
    submitTown();
    long whole = part(RunService.class).run(year(null, null, null));
    Instant firing = Instant.parse("2026-01-15T01:00:00Z");
    // The third range of branches can't be written: somebody holds its place.
    Database store = part(Database.class);
    long next = whole + 1;
    store
        .sql()
        .sql(
            "INSERT INTO run_failure (run, branch_no, rule, reason) SELECT ?, branch_no, 'x', 'x'"
                + " FROM run_branch WHERE run = ? AND branch_no = (SELECT MAX(branch_no) FROM"
                + " run_branch WHERE run = ?)")
        .params(next, whole, whole)
        .update();
    store
        .sql()
        .sql(
            "INSERT INTO run_report SELECT CAST(? AS BIGINT), branch_no, ordinal, rule, severity,"
                + " subject, unit_code, occasion, message_vi, message_en, evidence, commended"
                + " FROM run_report WHERE run = ? AND branch_no = (SELECT MAX(branch_no) FROM"
                + " run_branch WHERE run = ?)")
        .params(next, whole, whole)
        .update();

    assertThatThrownBy(() -> part(RunService.class).run(year(null, "yearly", firing)))
        .isInstanceOfSatisfying(
            AuditRuns.RunFailed.class, failed -> assertThat(failed.passing()).isTrue());
    Run failed = part(RunRecords.class).find(next).orElseThrow();
    assertThat(failed.state()).isEqualTo(Run.State.FAILED);
    assertThat(failed.failure()).isNotBlank();
    assertThat(part(RunFolders.class).of(next)).doesNotExist();
    int judged = branches(next);
    assertThat(judged).isPositive().isLessThan(9);

    store.sql().sql("DELETE FROM run_failure WHERE run = ?").param(next).update();
    store
        .sql()
        .sql(
            "DELETE FROM run_report WHERE run = ? AND NOT EXISTS (SELECT 1 FROM run_branch b WHERE"
                + " b.run = run_report.run AND b.branch_no = run_report.branch_no)")
        .param(next)
        .update();
    assertThat(part(RunService.class).run(year(null, "yearly", firing))).isEqualTo(next);

    assertThat(branches(next)).isEqualTo(9);
    assertThat(findings(next)).isEqualTo(findings(whole));
    long again = part(RunService.class).rerun(next, "test");
    assertThat(hashes(next)).isEqualTo(hashes(again));
  }

  private int branches(long run) {
    return part(Database.class)
        .sql()
        .sql("SELECT COUNT(*) FROM run_branch WHERE run = ?")
        .param(run)
        .query(Integer.class)
        .single();
  }

  @ParameterizedTest
  @EnumSource
  void a_scope_judges_its_own_branches_only(TestDatabase database) throws Exception {
    start(database);
    submitTown();
    long all = part(RunService.class).run(year(null, null, null));

    long ward = part(RunService.class).run(year("P01", null, null));

    assertThat(part(RunRecords.class).find(ward).orElseThrow().counts().branches()).isBetween(1, 8);
    assertThat(findings(all)).containsAll(findings(ward));
    try (PDDocument pdf =
        Loader.loadPDF(part(RunFolders.class).of(ward).resolve("report.pdf").toFile())) {
      assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
          .contains("This report is about the branches within");
    }
    assertThatThrownBy(() -> part(RunService.class).run(year("CQ001", null, null)))
        .hasMessageContaining("CQ001 is a workplace");
  }

  @ParameterizedTest
  @EnumSource
  void references_that_nothing_holds_refuse_the_run_and_mark_the_cells(
      TestDatabase database, @TempDir Path folder) throws Exception {
    start(database);
    submit(TOWN.resolve("ward-P03.xlsx"), "P03");

    assertThatThrownBy(() -> part(RunService.class).run(year(null, null, null)))
        .isInstanceOfSatisfying(
            AuditRuns.RunFailed.class, failed -> assertThat(failed.passing()).isFalse());

    Run run = part(RunRecords.class).all().getFirst();
    assertThat(run.state()).isEqualTo(Run.State.REFUSED);
    Path out = part(RunFolders.class).of(run.number());
    assertThat(Files.readAllLines(out.resolve("problems.csv")).size()).isGreaterThan(10);
    assertThat(out.resolve("marked/P03/ward-P03.xlsx")).exists();
    assertThat(out.resolve("report.pdf")).doesNotExist();
    assertThat(part(RunRecords.class).outputs(run.number()))
        .extracting(Run.Output::path)
        .containsExactly("marked/P03/ward-P03.xlsx", "problems.csv");
  }

  @ParameterizedTest
  @EnumSource
  void the_same_bytes_sent_twice_are_known_as_the_same(TestDatabase database) throws Exception {
    start(database);
    Reception.Receipt first = submit(TOWN.resolve("to-chuc.xlsx"), "TU");
    Reception.Receipt second = submit(TOWN.resolve("to-chuc.xlsx"), "TU");

    assertThat(second.known()).isTrue();
    assertThat(second.number()).isEqualTo(first.number());
    assertThat(part(Submissions.class).all()).hasSize(1);
    assertThat(part(Submissions.class).all().getFirst().tables()).containsExactly(Table.UNITS);
  }
}
