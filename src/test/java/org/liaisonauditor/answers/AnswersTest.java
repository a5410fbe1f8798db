package org.liaisonauditor.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.liaisonauditor.casework.CaseFinding;
import org.liaisonauditor.casework.CaseStep;
import org.liaisonauditor.casework.Casework;
import org.liaisonauditor.casework.NewStep;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Problem;
import org.liaisonauditor.domain.RatingScale;
import org.liaisonauditor.domain.Severity;
import org.liaisonauditor.domain.SheetRef;
import org.liaisonauditor.domain.Signed;
import org.liaisonauditor.domain.Source;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.domain.Unit;
import org.liaisonauditor.domain.UnitDirectory;
import org.liaisonauditor.domain.UnitKind;
import org.liaisonauditor.history.History;
import org.liaisonauditor.inbox.Inbox;
import org.liaisonauditor.intake.AnswerDesk;
import org.liaisonauditor.intake.Reception;
import org.liaisonauditor.store.Database;
import org.liaisonauditor.store.KeptFiles;
import org.liaisonauditor.store.NewSubmission;
import org.liaisonauditor.store.StoredUnits;
import org.liaisonauditor.store.Submissions;
import org.liaisonauditor.store.TestDatabase;
import org.liaisonauditor.store.TestRun;
import org.liaisonauditor.workbook.TableWorkbook;

/** Answers are taken once, by whom they are asked of, on both databases. */
class AnswersTest {

  private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final AuditName AUDIT =
      new AuditName(
          "qd213",
          LocalDate.parse("2025-01-01"),
          LocalDate.parse("2025-12-31"),
          LocalDate.parse("2026-01-15"));
  private static final int HEADER = 3;

  @TempDir private Path folder;

  private final Clock clock = Clock.fixed(Instant.parse("2026-02-01T02:00:00Z"), ZONE);
  private final Map<String, AuditedFindings.Found> findings = new HashMap<>();
  private Database database;
  private Casework casework;
  private Reception reception;

  private void start(TestDatabase kind) {
    database = new Database(kind.create());
    casework = new Casework(database, new History(database, clock), clock, ZONE);
    TestRun.done(database, 1);
    Source source = new Source(new SheetRef("a.xlsx", "a", Map.of()), 1);
    // Parents in a circle keep nobody waiting.
    UnitDirectory units =
        new UnitDirectory(
            List.of(
                new Unit("TU", "Thành ủy", UnitKind.CITY, null, source),
                new Unit("P1", "Phường 1", UnitKind.WARD, "TU", source),
                new Unit("B1", "Chi bộ 1", UnitKind.RESIDENCE_BRANCH, "P1", source),
                new Unit("X", "X", UnitKind.WARD, "Y", source),
                new Unit("Y", "Y", UnitKind.WARD, "X", source)));
    found("f1", "B1", null);
    found("f2", "P1", null);
    found("f3", "B1", "2026-07-15");
    found("f4", "X", null);
    reception =
        new Reception(new Submissions(database), () -> new RatingScale(List.of()), clock, "test")
            .with(
                new Answers(
                    database,
                    casework,
                    name ->
                        name.equals(AUDIT)
                            ? List.of(new AuditedFindings.Audited(1, units, findings))
                            : List.of(),
                    new History(database, clock),
                    clock));
  }

  private void found(String fingerprint, String unit, String gone) {
    findings.put(
        fingerprint,
        new AuditedFindings.Found(
            new CaseFinding(fingerprint, 2, "no-reminder", "00" + fingerprint, unit, ""),
            Severity.HIGH,
            new Text("Chưa nhắc nhở", "No reminder"),
            message(fingerprint),
            gone));
  }

  private static Text message(String fingerprint) {
    return new Text("Nguyễn Thị Ổi chưa được nhắc, " + fingerprint, "No reminder " + fingerprint);
  }

  private Path sheet(String name, Map<String, String> answers) throws IOException {
    return sheet(name, answers, "Nguyễn Thị Ổi");
  }

  /** A workbook that asks of all findings, with some answered. */
  private Path sheet(String name, Map<String, String> answers, String person) throws IOException {
    List<Asked> asked = new ArrayList<>();
    findings.forEach(
        (fingerprint, found) ->
            asked.add(
                new Asked(
                    fingerprint,
                    found.finding().unit(),
                    Severity.HIGH,
                    new Text("Chưa nhắc nhở", "No reminder"),
                    found.finding().subject(),
                    new Text(
                        found.message().vi().replace("Nguyễn Thị Ổi", person),
                        found.message().en()),
                    LocalDate.parse("2026-02-10"))));
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file)) {
      TableWorkbook.write(List.of(new AnswerSheet(AUDIT, Language.VI).of("", asked)), out);
    }
    XSSFWorkbook workbook;
    try (InputStream in = Files.newInputStream(file)) {
      workbook = new XSSFWorkbook(in);
    }
    Sheet sheet = workbook.getSheetAt(0);
    for (int at = HEADER + 1; at <= sheet.getLastRowNum(); at++) {
      Row row = sheet.getRow(at);
      String words = answers.get(row.getCell(13).getStringCellValue());
      if (words != null) {
        row.getCell(7).setCellValue("Giải trình");
        row.getCell(8).setCellValue(words);
        row.getCell(10).setCellValue("Lê Thị Mận");
      }
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      workbook.write(out);
    }
    workbook.close();
    return file;
  }

  private Reception.Receipt send(Path file, String unit) throws IOException {
    return reception.receive(
        new Reception.HandedIn(
            file,
            file.getFileName().toString(),
            unit,
            "Trần Văn Bưởi",
            NewSubmission.Door.INBOX,
            1000,
            Submissions.Supersede.SAME_RECORDS),
        0);
  }

  private static List<String> errors(Reception.Receipt receipt) {
    return receipt.problems("a.xlsx", Language.EN).stream()
        .filter(problem -> problem.severity() == Problem.Severity.ERROR)
        .map(Problem::message)
        .toList();
  }

  private int count(String table) {
    return database.sql().sql("SELECT COUNT(*) FROM " + table).query(Integer.class).single();
  }

  @ParameterizedTest
  @EnumSource
  void the_unit_and_those_above_it_answer_and_nobody_else(TestDatabase kind) throws IOException {
    start(kind);
    assertThat(errors(send(sheet("1.xlsx", Map.of("f2", "a")), "B1")))
        .singleElement()
        .asString()
        .contains("another unit's to answer, not B1's");
    assertThat(errors(send(sheet("2.xlsx", Map.of("f1", "a")), "X"))).hasSize(1);
    assertThat(errors(send(sheet("3.xlsx", Map.of("f4", "a")), "TU"))).hasSize(1);
    assertThat(errors(send(sheet("4.xlsx", Map.of("f1", "a")), "không có"))).hasSize(1);
    assertThat(count("finding_case")).isZero();
    assertThat(count("answer")).isZero();

    assertThat(send(sheet("5.xlsx", Map.of("f1", "a")), "B1").answers().taken()).isOne();
    assertThat(send(sheet("6.xlsx", Map.of("f1", "b", "f2", "a")), "P1").answers().taken())
        .isEqualTo(2);
    assertThat(casework.all("qd213")).hasSize(2).allMatch(one -> one.finding().occurrence() == 2);
    assertThat(count("answer")).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void one_fault_keeps_all_answers_out_whatever_the_reject_limit(TestDatabase kind)
      throws IOException {
    start(kind);
    Reception.Receipt receipt = send(sheet("1.xlsx", Map.of("f1", "a", "f3", "b")), "P1");
    assertThat(receipt.accepted()).isFalse();
    assertThat(errors(receipt)).singleElement().asString().contains("A later audit (2026-07-15)");
    assertThat(count("finding_case")).isZero();
    assertThat(count("answer")).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void names_that_were_left_out_of_the_sheet_are_no_fault(TestDatabase kind) throws IOException {
    start(kind);
    assertThat(send(sheet("1.xlsx", Map.of("f1", "a"), "…"), "P1").accepted()).isTrue();
    assertThat(send(sheet("2.xlsx", Map.of("f2", "a"), "Ai khác"), "P1").accepted()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void an_answer_that_was_rejected_takes_another_one(TestDatabase kind) throws Exception {
    start(kind);
    send(sheet("1.xlsx", Map.of("f1", "a")), "P1");
    casework.take(
        List.of(
            new Casework.Request(
                "qd213",
                1,
                findings.get("f1").finding(),
                NewStep.reject(
                    LocalDate.parse("2026-03-01"),
                    new Signed("Lê Văn An", "an", clock.instant(), "chưa đủ")))));
    assertThat(send(sheet("2.xlsx", Map.of("f1", "a")), "P1").answers())
        .isEqualTo(new AnswerDesk.Taken(0, 1));
    assertThat(send(sheet("3.xlsx", Map.of("f1", "b")), "P1").answers().taken()).isOne();
    assertThat(casework.all("qd213").getFirst().steps())
        .extracting(CaseStep::kind)
        .containsExactly(CaseStep.Kind.ANSWERED, CaseStep.Kind.REJECTED, CaseStep.Kind.ANSWERED);
  }

  @ParameterizedTest
  @EnumSource
  void the_same_answers_at_the_same_time_are_taken_once(TestDatabase kind) throws Exception {
    start(kind);
    List<Callable<Reception.Receipt>> senders = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Path file = sheet(i + ".xlsx", Map.of("f1", "a", "f2", "b"));
      senders.add(() -> send(file, "P1"));
    }
    int taken = 0;
    int known = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(senders.size())) {
      for (Future<Reception.Receipt> one : threads.invokeAll(senders)) {
        taken += one.get().answers().taken();
        known += one.get().answers().known();
      }
    }
    assertThat(taken).isEqualTo(2);
    assertThat(known).isEqualTo(6);
    assertThat(count("case_step")).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void evidence_is_kept_by_its_hash(TestDatabase kind) throws IOException {
    start(kind);
    Path file = evidence(sheet("1.xlsx", Map.of("f1", "a")), " Biên bản.pdf ;");
    Path proof = pdf("Biên bản.pdf", "scan");
    assertThat(errors(send(file, "P1"))).singleElement().asString().contains("was not sent along");
    Reception.Receipt receipt =
        reception.receive(
            new Reception.HandedIn(
                file,
                "1.xlsx",
                "P1",
                "Trần Văn Bưởi",
                NewSubmission.Door.COMMAND_LINE,
                0,
                Submissions.Supersede.SAME_RECORDS,
                List.of(proof)),
            0);
    assertThat(receipt.accepted()).as(errors(receipt).toString()).isTrue();
    CaseStep.Evidence kept =
        casework.all("qd213").getFirst().steps().getFirst().evidence().getFirst();
    new KeptFiles(database).copyTo(kept.sha256(), folder.resolve("back"));
    assertThat(folder.resolve("back")).hasSameBinaryContentAs(proof);
  }

  private Path pdf(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "%PDF-1.7 " + content);
  }

  /** Names evidence files in the rows that are answered. */
  private static Path evidence(Path file, String names) throws IOException {
    return edit(file, row -> row.getCell(11).setCellValue(names));
  }

  private static Path edit(Path file, Consumer<Row> change) throws IOException {
    XSSFWorkbook workbook;
    try (InputStream in = Files.newInputStream(file)) {
      workbook = new XSSFWorkbook(in);
    }
    for (Row row : workbook.getSheetAt(0)) {
      if (row.getRowNum() > HEADER && !row.getCell(8).getStringCellValue().isEmpty()) {
        change.accept(row);
      }
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      workbook.write(out);
    }
    workbook.close();
    return file;
  }

  private Reception.Receipt send(Path file, String unit, Path... evidence) throws IOException {
    return reception.receive(
        new Reception.HandedIn(
            file,
            file.getFileName().toString(),
            unit,
            "Trần Văn Bưởi",
            NewSubmission.Door.INBOX,
            0,
            Submissions.Supersede.SAME_RECORDS,
            List.of(evidence)),
        0);
  }

  private List<List<CaseStep.Evidence>> kept() {
    return casework.all("qd213").stream()
        .flatMap(one -> one.steps().stream())
        .map(CaseStep::evidence)
        .toList();
  }

  private Inbox inbox(Path where) {
    return new Inbox(
        where,
        () -> reception,
        new Submissions(database),
        new StoredUnits(database),
        clock,
        Duration.ZERO,
        Language.EN);
  }

  private static List<String> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @EnumSource
  void answers_and_their_evidence_come_through_the_inbox(TestDatabase kind) throws IOException {
    start(kind);
    Path where = Files.createDirectories(folder.resolve("inbox"));
    Path mine = Files.createDirectory(where.resolve("P1"));
    Path sheet = evidence(sheet("a.xlsx", Map.of("f1", "a", "f2", "b")), "bien ban; ẢNH.JPG");
    Files.copy(sheet, mine.resolve("trả lời.xlsx"));
    pdf("inbox/P1/bien ban.pdf", "scan");
    Files.write(mine.resolve("ảnh.jpg"), new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0});
    inbox(where).sweep();

    assertThat(in(where.resolve("accepted")))
        .containsExactly("1 bien ban.pdf", "1 trả lời.xlsx", "1 ảnh.jpg");
    assertThat(mine).isEmptyDirectory();
    assertThat(kept())
        .hasSize(2)
        .allSatisfy(
            files ->
                assertThat(files)
                    .extracting(CaseStep.Evidence::name)
                    .containsExactly("bien ban.pdf", "ảnh.jpg"));
  }

  @ParameterizedTest
  @EnumSource
  void refused_answers_and_their_evidence_lie_together(TestDatabase kind) throws IOException {
    start(kind);
    Path where = Files.createDirectories(folder.resolve("inbox"));
    Path mine = Files.createDirectory(where.resolve("B1"));
    Files.copy(evidence(sheet("a.xlsx", Map.of("f1", "a")), "a.pdf"), mine.resolve("a.xlsx"));
    Files.writeString(mine.resolve("a.pdf"), "MZ no document");
    Inbox inbox = inbox(where);
    inbox.sweep();
    assertThat(in(where.resolve("refused")))
        .containsExactly("1 a.pdf", "1 a.xlsx", "1 a.xlsx.marked.xlsx", "1 a.xlsx.problems.csv");
    assertThat(Files.readString(where.resolve("refused/1 a.xlsx.problems.csv")))
        .contains(",L")
        .contains("The evidence file “a.pdf” can't be taken: its content is not that of a .pdf");
    assertThat(casework.all("qd213")).isEmpty();

    // The workbook alone, then both as they should be.
    Files.copy(folder.resolve("a.xlsx"), mine.resolve("a.xlsx"));
    inbox.sweep();
    assertThat(Files.readString(where.resolve("refused/2 a.xlsx.problems.csv")))
        .contains("The evidence file “a.pdf” was not sent along");
    Files.copy(folder.resolve("a.xlsx"), mine.resolve("a.xlsx"));
    pdf("inbox/B1/a.pdf", "scan");
    inbox.sweep();
    assertThat(in(where.resolve("accepted"))).containsExactly("3 a.pdf", "3 a.xlsx");
    assertThat(kept()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void the_same_words_with_other_evidence_are_another_answer(TestDatabase kind) throws IOException {
    start(kind);
    Path sheet = evidence(sheet("a.xlsx", Map.of("f1", "a")), "a.pdf");
    Path first = pdf("a.pdf", "one");
    assertThat(send(sheet, "B1", first).answers().taken()).isOne();
    assertThat(send(sheet, "B1").known()).isTrue();
    assertThat(send(sheet, "B1", first).known()).isTrue();
    Path second = pdf("a.pdf", "two");
    assertThat(send(sheet, "B1", second).answers().taken()).isOne();
    assertThat(send(sheet, "B1", second).known()).isTrue();
    assertThat(kept()).hasSize(2).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void a_sheet_that_was_renamed_is_read_all_the_same(TestDatabase kind) throws IOException {
    start(kind);
    Path file = sheet("a.xlsx", Map.of("f1", "a"));
    XSSFWorkbook workbook;
    try (InputStream in = Files.newInputStream(file)) {
      workbook = new XSSFWorkbook(in);
    }
    workbook.setSheetName(0, "Chi bộ 1");
    try (OutputStream out = Files.newOutputStream(file)) {
      workbook.write(out);
    }
    workbook.close();
    assertThat(send(file, "B1").answers().taken()).isOne();
  }

  @ParameterizedTest
  @EnumSource
  void given_cells_that_were_changed_are_told(TestDatabase kind) throws IOException {
    start(kind);
    Path sheet =
        edit(
            sheet("a.xlsx", Map.of("f1", "a")),
            row -> {
              row.getCell(1).setCellValue("P1");
              row.getCell(2).setCellValue("Thấp");
              row.getCell(3).setCellValue("Khác");
            });
    assertThat(errors(send(sheet, "P1")))
        .containsExactly(
            "This cell was changed to “P1”; the workbook that was sent has “B1”. Put that back.",
            "This cell was changed to “Thấp”; the workbook that was sent has “%s”. Put that back."
                .formatted(Severity.HIGH.title().en()),
            "This cell was changed to “Khác”; the workbook that was sent has “No reminder”. Put"
                + " that back.");
    assertThat(count("finding_case")).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void words_and_names_that_cannot_be_kept_are_told_with_their_cells(TestDatabase kind)
      throws IOException {
    start(kind);
    Path sheet =
        edit(
            sheet("a.xlsx", Map.of("f1", "a", "f2", "b")),
            row -> {
              boolean first = row.getCell(13).getStringCellValue().equals("f1");
              row.getCell(8).setCellValue(first ? "x".repeat(10_001) : "trái\u202e phải");
              row.getCell(10).setCellValue(first ? "Lê\u202eThị" : "\u200bA");
              row.getCell(7).setCellValue(first ? "Minh chứng" : "Giải trình");
            });
    assertThat(errors(send(sheet, "P1")))
        .hasSize(4)
        .anyMatch(told -> told.contains("has 10001 letters, of at most 10000"))
        .anyMatch(told -> told.contains("The answer holds a character that nobody sees (U+202E)"))
        .anyMatch(told -> told.contains("who answers holds a character that nobody sees (U+202E)"))
        .anyMatch(told -> told.contains("An answer by evidence names the evidence file"));
    assertThat(count("finding_case")).isZero();
  }
}
