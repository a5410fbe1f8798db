package org.liaisonauditor.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.liaisonauditor.AuditorApplication;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.audit.RuleState;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Signed;
import org.liaisonauditor.exceptions.Accepted;
import org.liaisonauditor.exceptions.AcceptedGap;
import org.liaisonauditor.exceptions.Exceptions;
import org.liaisonauditor.findings.Life;
import org.liaisonauditor.findings.LifeStore;
import org.liaisonauditor.findings.Lives;
import org.liaisonauditor.history.History;
import org.liaisonauditor.intake.Reception;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.NewSubmission;
import org.liaisonauditor.store.Submissions;
import org.liaisonauditor.store.TestDatabase;
import org.springframework.context.ConfigurableApplicationContext;

/** Runs that go by exceptions, on both databases. */
class AcceptedRunsTest {

  private static final Path TOWN = Path.of("examples", "town", "submissions");
  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  /** When exceptions are agreed: long before the runs are asked for. */
  private static final Instant JUNE = Instant.parse("2025-06-02T03:00:00Z");

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

  private long run(String to, String asOf) throws Exception {
    return part(RunService.class)
        .run(
            new RunRequest(
                null,
                LocalDate.parse("2025-01-01"),
                LocalDate.parse(to),
                LocalDate.parse(asOf),
                Path.of("rules"),
                false,
                Map.of(),
                Language.EN,
                0,
                "test",
                null,
                null));
  }

  private Run recorded(long run) {
    return part(RunRecords.class).find(run).orElseThrow();
  }

  private AuditResult whole(long run) {
    return part(RecordedFindings.class).result(recorded(run));
  }

  private Exceptions exceptions(Instant now) {
    Database database = part(Database.class);
    Clock clock = Clock.fixed(now, ZONE);
    return new Exceptions(database, new History(database, clock), clock, ZONE);
  }

  private Exceptions.Audit audit(long run) {
    AuditResult result = whole(run);
    return new Exceptions.Audit(run, "qd213", result.pack().rules(), result.findings());
  }

  /** An exception that two people have agreed to. */
  private AcceptedGap agreed(
      AcceptedGap.Matched matched, String from, String until, String why, long run)
      throws Exception {
    Exceptions then = exceptions(JUNE);
    AcceptedGap asked =
        then.propose(
            matched,
            LocalDate.parse(from),
            LocalDate.parse(until),
            new Signed("Lê Văn An", "an", JUNE, why),
            audit(run));
    return then.approve(
        asked.number(),
        asked.previewed().sha256(),
        new Signed("Trần Thị Bưởi", "buoi", JUNE.plusSeconds(60), "agreed"));
  }

  private Map<String, String> hashes(long run) {
    Map<String, String> hashes = new LinkedHashMap<>();
    part(RunRecords.class).outputs(run).forEach(file -> hashes.put(file.path(), file.sha256()));
    return hashes;
  }

  private static Set<String> fingerprints(List<Finding> findings) {
    return findings.stream().map(Finding::fingerprint).collect(Collectors.toSet());
  }

  private Path output(long run, String name) {
    return part(RunFolders.class).of(run).resolve(name);
  }

  private Set<String> listed(long run) throws IOException {
    return Files.readAllLines(output(run, "findings.csv")).stream()
        .skip(1)
        .map(line -> line.replaceFirst(".*,([0-9a-f]{32}),.*", "$1"))
        .collect(Collectors.toSet());
  }

  private String report(long run) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(output(run, "report.pdf").toFile())) {
      return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_the_preview_tells_is_counted_apart_and_a_repeated_run_gives_the_same_bytes(
      TestDatabase database) throws Exception {
    start(database);
    long before = run("2025-12-31", "2026-01-15");
    Finding one = whole(before).findings().getFirst();
    AcceptedGap.Matched matched = new AcceptedGap.Matched(one.rule(), one.unit(), null, null);
    Set<String> previewed = fingerprints(Exceptions.preview(matched, audit(before)));
    AcceptedGap gap = agreed(matched, "2025-06-01", "2026-12-31", "hồ sơ đang chuyển", before);

    long run = run("2025-12-31", "2026-01-15");

    int all = whole(before).findings().size();
    assertThat(fingerprints(whole(run).findings()))
        .isEqualTo(fingerprints(whole(before).findings()));
    assertThat(listed(run)).hasSize(all - previewed.size()).doesNotContainAnyElementsOf(previewed);
    assertThat(recorded(run).counts().findings()).isEqualTo(all - previewed.size());
    RunData.Audited audited = part(RunData.class).audited(recorded(run));
    assertThat(fingerprints(audited.result().findings())).isEqualTo(listed(run));
    assertThat(audited.accepted().fingerprints()).isEqualTo(previewed);
    assertThat(part(Exceptions.class).acceptedIn(run).keySet()).isEqualTo(previewed);
    assertThat(part(Exceptions.class).counts(run).count(Accepted.State.COVERS)).isEqualTo(1);
    Lives lives = part(LifeStore.class).of(run).orElseThrow();
    assertThat(lives.find(one.fingerprint()).map(Life::state))
        .as("what is accepted keeps its life")
        .contains(Life.State.STILL_OPEN);
    assertThat(audited.lives().find(one.fingerprint())).isEmpty();
    RuleState rule =
        part(RunRecords.class).rules(run).stream()
            .filter(state -> state.rule().equals(one.rule()))
            .findFirst()
            .orElseThrow();
    assertThat(rule.state()).as("what is accepted was found").isEqualTo(RuleState.State.FINDINGS);

    assertThat(report(run))
        .contains("Counted apart: " + previewed.size() + " gaps that are accepted for a while")
        .contains("Annex. Gaps that are accepted for a while")
        .contains("hồ sơ đang chuyển")
        .contains("Asked for: Lê Văn An")
        .contains("Approved: Trần Thị Bưởi")
        .contains("Accepted gaps (" + previewed.size() + ")");
    assertThat(Files.readString(output(run, "findings.json")))
        .contains("\"accepted_findings\" : " + previewed.size());
    try (InputStream in = Files.newInputStream(output(run, "findings.xlsx"));
        Workbook workbook = WorkbookFactory.create(in)) {
      Sheet sheet = workbook.getSheet("Accepted");
      assertThat(sheet.getLastRowNum()).isEqualTo(previewed.size());
      assertThat(sheet.getRow(1).getCell(3).getStringCellValue()).isEqualTo("hồ sơ đang chuyển");
    }

    exceptions(Instant.now()).withdraw(gap.number(), new Signed("An", "an", Instant.now(), "xong"));
    long again = part(RunService.class).rerun(run, "test");
    assertThat(hashes(again)).isEqualTo(hashes(run)).hasSize(6);
    assertThat(hashes(part(RunService.class).rerun(before, "test"))).isEqualTo(hashes(before));
    assertThat(part(RunData.class).audited(recorded(again)).accepted())
        .isEqualTo(audited.accepted());
    long later = run("2025-12-31", "2026-01-15");
    assertThat(listed(later)).isEqualTo(fingerprints(whole(before).findings()));
    assertThat(report(later)).contains("hồ sơ đang chuyển").contains("Taken back: An");
    assertThat(hashes(part(RunService.class).rerun(later, "test"))).isEqualTo(hashes(later));
  }

  @ParameterizedTest
  @EnumSource
  void a_gap_whose_exception_ended_is_back_with_its_reason_and_its_age(TestDatabase database)
      throws Exception {
    start(database);
    long first = run("2025-06-30", "2025-07-10");
    // A gap that is there in both audits, and one that only the first has.
    Set<String> later = fingerprints(whole(run("2025-12-31", "2026-01-10")).findings());
    Finding stays =
        whole(first).findings().stream()
            .filter(finding -> later.contains(finding.fingerprint()))
            .findFirst()
            .orElseThrow();
    Finding goes =
        whole(first).findings().stream()
            .filter(finding -> !later.contains(finding.fingerprint()))
            .findFirst()
            .orElseThrow();
    AcceptedGap ends = agreed(only(stays), "2025-06-01", "2025-09-30", "chờ quyết định", first);
    AcceptedGap idle = agreed(only(goes), "2025-06-01", "2026-12-31", "nghỉ ốm", first);

    long july = run("2025-06-30", "2025-07-20");
    long january = run("2025-12-31", "2026-01-15");

    assertThat(listed(july)).doesNotContain(stays.fingerprint(), goes.fingerprint());
    assertThat(listed(january)).contains(stays.fingerprint());
    Exceptions noted = part(Exceptions.class);
    assertThat(noted.outcomes(july))
        .isEqualTo(
            Map.of(ends.number(), Accepted.State.COVERS, idle.number(), Accepted.State.COVERS));
    assertThat(noted.outcomes(january))
        .isEqualTo(
            Map.of(
                ends.number(), Accepted.State.ENDED,
                idle.number(), Accepted.State.MATCHES_NOTHING));
    assertThat(noted.last().get(idle.number()).run()).isEqualTo(january);
    assertThat(report(january))
        .contains("ended on 30 September 2025; the reason then:")
        .contains("chờ quyết định")
        .contains("Exceptions that match nothing any more: 1")
        .contains("MATCHES NOTHING ANY MORE");
    Life life =
        part(LifeStore.class).of(january).orElseThrow().find(stays.fingerprint()).orElseThrow();
    assertThat(life.first().run()).isEqualTo(first);
    assertThat(hashes(part(RunService.class).rerun(january, "test"))).isEqualTo(hashes(january));
  }

  private static AcceptedGap.Matched only(Finding finding) {
    return new AcceptedGap.Matched(finding.rule(), null, null, finding.fingerprint());
  }

  @ParameterizedTest
  @EnumSource
  void the_history_tells_when_somebody_edits_what_a_run_accepted(TestDatabase database)
      throws Exception {
    start(database);
    long before = run("2025-12-31", "2026-01-15");
    Finding one = whole(before).findings().getFirst();
    agreed(only(one), "2025-06-01", "2026-12-31", "chờ quyết định", before);
    long run = run("2025-12-31", "2026-01-15");
    RunWitness witness = new RunWitness(part(Database.class));
    var then = witness.find(Long.toString(run)).orElseThrow();

    part(Database.class)
        .sql()
        .sql("UPDATE run_accepted SET fingerprint = ? WHERE run = ?")
        .params("0".repeat(32), run)
        .update();

    assertThat(witness.find(Long.toString(run)).orElseThrow().facts().byName())
        .isNotEqualTo(then.facts().byName());
    assertThat(witness.find(Long.toString(before)).orElseThrow().facts().byName())
        .as("a run without exceptions says so, so that none can be put in")
        .hasEntrySatisfying("exceptions", rows -> assertThat(rows).startsWith("0 "));
  }
}
