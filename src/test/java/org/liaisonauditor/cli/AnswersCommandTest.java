package org.liaisonauditor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liaisonauditor.AuditorApplication;
import org.liaisonauditor.casework.CaseState;
import org.liaisonauditor.casework.CaseStep;
import org.liaisonauditor.casework.Casework;
import org.liaisonauditor.casework.FindingCase;
import org.liaisonauditor.casework.NewStep;
import org.liaisonauditor.domain.Signed;
import org.springframework.context.ConfigurableApplicationContext;

/** Findings go out to be answered, and the answers come back. */
class AnswersCommandTest {

  private static final Path TOWN = Path.of("examples", "town", "submissions");
  private static final int HEADER = 3;
  private static final int UNIT = 1;
  private static final int RULE = 3;
  private static final int SUBJECT = 4;
  private static final int KIND = 7;
  private static final int WORDS = 8;
  private static final int ON = 9;
  private static final int BY = 10;
  private static final int EVIDENCE = 11;
  private static final int AUDIT = 12;
  private static final int FINGERPRINT = 13;

  @TempDir private static Path audited;

  @TempDir private Path folder;

  private Path data;

  @BeforeAll
  static void audit_the_town() throws IOException {
    Path data = audited.resolve("data");
    try (Stream<Path> files = Files.list(TOWN)) {
      new Auditor()
          .with("submit", "--unit", "TU", "--by", "Nguyễn Thị Hoa")
          .with(files.sorted().map(Path::toString).toArray(String[]::new))
          .with("--data", data.toString())
          .run();
    }
    Auditor.Ended run =
        new Auditor()
            .with("run", "--from", "2025-01-01", "--to", "2025-12-31", "--as-of", "2026-01-15")
            .with("--data", data.toString())
            .run();
    assertThat(run.code()).as(run.err()).isZero();
  }

  @BeforeEach
  void copy_the_store() throws IOException {
    data = folder.resolve("data");
    try (Stream<Path> files = Files.walk(audited.resolve("data"))) {
      for (Path file : files.sorted(Comparator.naturalOrder()).toList()) {
        Files.copy(file, data.resolve(audited.resolve("data").relativize(file).toString()));
      }
    }
  }

  private Auditor.Ended auditor(String... arguments) {
    return new Auditor().with(arguments).with("--data", data.toString()).run();
  }

  private Path asked(String unit, String language) {
    Path file = folder.resolve(unit + "-" + language + ".xlsx");
    Auditor.Ended ended =
        auditor("answers", "1", "--unit", unit, "--lang", language, "--out", file.toString());
    assertThat(ended.code()).as(ended.err()).isZero();
    return file;
  }

  private Auditor.Ended send(Path file, String unit, String... more) {
    return new Auditor()
        .with("submit", file.toString(), "--unit", unit, "--by", "Trần Văn Bưởi", "--lang", "en")
        .with(more)
        .with("--data", data.toString())
        .run();
  }

  private static void edit(Path file, Consumer<Sheet> change) throws IOException {
    Workbook workbook;
    try (InputStream in = Files.newInputStream(file)) {
      workbook = new XSSFWorkbook(in);
    }
    Sheet sheet = workbook.getSheet("Trả lời");
    change.accept(sheet == null ? workbook.getSheet("Answers") : sheet);
    try (OutputStream out = Files.newOutputStream(file)) {
      workbook.write(out);
    }
    workbook.close();
  }

  private static void answer(Sheet sheet, int row, String kind, String words) {
    set(sheet, row, KIND, kind);
    set(sheet, row, WORDS, words);
    set(sheet, row, BY, "Lê Thị Mận");
  }

  private static void set(Sheet sheet, int row, int column, String text) {
    // POI leaves the text of a cell beside the new one, where it stands in the cell itself.
    Row there = sheet.getRow(HEADER + row);
    Cell old = there.getCell(column, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
    CellStyle style = old.getCellStyle();
    there.removeCell(old);
    Cell cell = there.createCell(column);
    cell.setCellStyle(style);
    cell.setCellValue(text);
  }

  private static String get(Sheet sheet, int row, int column) {
    return sheet.getRow(HEADER + row).getCell(column).getStringCellValue();
  }

  /** P01 and the branches below it, as the town's own table of units says. */
  private static Set<String> own() {
    Set<String> own = new HashSet<>(Set.of("P01"));
    try (XSSFWorkbook workbook =
        new XSSFWorkbook(Files.newInputStream(TOWN.resolve("to-chuc.xlsx")))) {
      for (Row row : workbook.getSheetAt(0)) {
        for (Cell cell : row) {
          if (cell.toString().equals("P01") && cell.getColumnIndex() > 0) {
            own.add(row.getCell(0).toString());
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(own).hasSizeGreaterThan(1);
    return own;
  }

  /** The cases of the store, with their files as they are kept. */
  private <T> T inStore(Function<ConfigurableApplicationContext, T> look) {
    try (ConfigurableApplicationContext context =
        AuditorApplication.start(
            false,
            Map.of(
                "auditor.data",
                data.toString(),
                "auditor.home",
                Path.of("").toAbsolutePath().toString()))) {
      return look.apply(context);
    }
  }

  private List<FindingCase> cases() {
    return inStore(context -> context.getBean(Casework.class).all("qd213"));
  }

  @Test
  void answers_come_back_once_however_often_they_are_sent() throws IOException {
    Path file = asked("P01", "vi");
    Path proof = Files.writeString(folder.resolve("Biên bản.pdf"), "%PDF-1.7 scan");
    edit(
        file,
        sheet -> {
          answer(sheet, 1, "Giải trình", "=1+1 là chữ\nDòng hai");
          answer(sheet, 3, Normalizer.normalize("Đã khắc phục", Normalizer.Form.NFD), "Đã sửa");
          set(sheet, 3, EVIDENCE, Normalizer.normalize("Biên bản.pdf", Normalizer.Form.NFD));
          set(sheet, 3, ON, "20/01/2026");
        });

    Auditor.Ended sent = send(file, "P01", "--evidence", proof.toString());
    assertThat(sent.code()).as(sent.out() + sent.err()).isZero();
    assertThat(sent.out()).contains("2 answers were taken.");
    List<FindingCase> cases = cases();
    assertThat(cases).hasSize(2).allMatch(one -> one.state() == CaseState.ANSWERED);
    assertThat(cases.getFirst().steps().getLast().signed().why())
        .isEqualTo("=1+1 là chữ\nDòng hai");
    CaseStep step = cases.getLast().steps().getLast();
    assertThat(step.answer()).isEqualTo(CaseStep.Answer.CORRECTION);
    assertThat(step.signed().by()).isEqualTo("Lê Thị Mận");
    assertThat(step.evidence()).hasSize(1);

    assertThat(send(file, "P01").out()).contains("is here already");
    edit(file, sheet -> answer(sheet, 2, "Explanation", "Thêm một"));
    Auditor.Ended more = send(file, "P01");
    assertThat(more.out())
        .contains("1 answers were taken.", "2 answers had been taken before; nothing was added.");
    assertThat(cases()).hasSize(3).allMatch(one -> one.steps().size() == 1);
  }

  @Test
  void all_faults_are_told_at_once_with_their_cells_and_nothing_is_taken() throws IOException {
    Path file = asked("TU", "vi");
    Map<String, Integer> at = new HashMap<>();
    edit(
        file,
        sheet -> {
          for (int row = 1; row <= sheet.getLastRowNum() - HEADER; row++) {
            at.putIfAbsent(own().contains(get(sheet, row, UNIT)) ? "own" + at.size() : "x", row);
          }
          List<Integer> own =
              at.entrySet().stream()
                  .filter(one -> one.getKey().startsWith("own"))
                  .map(Map.Entry::getValue)
                  .sorted()
                  .toList();
          at.put("foreign", at.get("x"));
          List<String> names =
              List.of(
                  "good", "blank", "kind", "moved", "edited", "lost", "twice", "late", "file",
                  "audit");
          for (int i = 0; i < names.size(); i++) {
            at.put(names.get(i), own.get(i));
          }
          answer(sheet, at.get("foreign"), "Giải trình", "không phải của mình");
          answer(sheet, at.get("good"), "Giải trình", "ổn");
          answer(sheet, at.get("blank"), "Giải trình", " \u00a0");
          answer(sheet, at.get("kind"), "Phản đối", "x");
          answer(sheet, at.get("moved"), "Giải trình", "x");
          set(sheet, at.get("moved"), SUBJECT, "người khác");
          answer(sheet, at.get("edited"), "Giải trình", "x");
          set(sheet, at.get("edited"), FINGERPRINT, "0".repeat(64));
          answer(sheet, at.get("lost"), "Giải trình", "x");
          sheet
              .getRow(HEADER + at.get("lost"))
              .removeCell(sheet.getRow(HEADER + at.get("lost")).getCell(FINGERPRINT));
          answer(sheet, at.get("twice"), "Giải trình", "x");
          for (int column = UNIT; column <= FINGERPRINT; column++) {
            if (column != 6 && column != ON && column != EVIDENCE && column < KIND
                || column >= AUDIT) {
              set(sheet, at.get("twice"), column, get(sheet, at.get("good"), column));
            }
          }
          answer(sheet, at.get("late"), "Giải trình", "x");
          set(sheet, at.get("late"), ON, "01/01/2999");
          answer(sheet, at.get("file"), "Minh chứng", "x");
          set(sheet, at.get("file"), EVIDENCE, "không có.pdf");
          answer(sheet, at.get("audit"), "Giải trình", "x");
          set(sheet, at.get("audit"), AUDIT, "qd213 2024-01-01 2024-12-31 2025-01-15");
        });
    Path problems = folder.resolve("problems");
    Path unnamed = Files.writeString(folder.resolve("thừa.pdf"), "x");
    Auditor.Ended sent =
        send(file, "P01", "--problems", problems.toString(), "--evidence", unnamed.toString());
    assertThat(sent.code()).as(sent.out() + sent.err()).isEqualTo(ExitCodes.INPUT_REFUSED);
    assertThat(cases()).isEmpty();
    String told = Files.readString(problems.resolve(file.getFileName() + ".problems.csv"));
    List<String> lines = new ArrayList<>(told.lines().toList());
    for (Map.Entry<String, String> one :
        Map.of(
                "foreign", "another unit's to answer, not P01's",
                "blank", "Answer is missing",
                "kind", "Phản đối",
                "moved", "is that of another finding",
                "edited", "The audit found nothing with the fingerprint",
                "lost", "lacks the hidden cell",
                "twice", "is answered in row",
                "late", "is later than today",
                "file", "was not sent along",
                "audit", "There is no audit")
            .entrySet()) {
      int row = HEADER + at.get(one.getKey()) + 1;
      assertThat(lines)
          .as(one.getKey())
          .anyMatch(
              line -> line.matches(".*,[A-N]" + row + ",.*") && line.contains(one.getValue()));
    }
    assertThat(told).contains("No answer names the evidence file “thừa.pdf”");
    assertThat(lines).noneMatch(line -> line.contains("," + "H" + (HEADER + at.get("good") + 1)));
  }

  @Test
  void a_unit_sees_its_own_findings_alone() throws IOException {
    List<String> foreign = new ArrayList<>();
    edit(
        asked("TU", "vi"),
        sheet -> {
          for (int row = 1; row <= sheet.getLastRowNum() - HEADER; row++) {
            if (!own().contains(get(sheet, row, UNIT))) {
              foreign.add(get(sheet, row, FINGERPRINT));
              foreign.add(get(sheet, row, UNIT));
            }
          }
        });
    assertThat(foreign).isNotEmpty();
    try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(asked("P01", "vi")))) {
      assertThat(workbook.getNumberOfSheets()).isOne();
      Sheet sheet = workbook.getSheetAt(0);
      assertThat(sheet.getLastRowNum()).isGreaterThan(HEADER);
      assertThat(sheet.isColumnHidden(AUDIT)).isTrue();
      assertThat(sheet.isColumnHidden(FINGERPRINT)).isTrue();
      for (Row row : sheet) {
        row.forEach(cell -> assertThat(foreign).doesNotContain(cell.toString()));
      }
      for (int row = 1; row <= sheet.getLastRowNum() - HEADER; row++) {
        assertThat(own()).contains(get(sheet, row, UNIT));
      }
    }
  }

  @Test
  void what_is_closed_is_not_asked_and_not_answered() throws Exception {
    Path file = asked("P01", "en");
    edit(file, sheet -> answer(sheet, 1, "Explanation", "one"));
    assertThat(send(file, "P01").code()).isZero();
    FindingCase one = cases().getFirst();
    inStore(
        context -> {
          try {
            return context
                .getBean(Casework.class)
                .take(
                    List.of(
                        new Casework.Request(
                            one.pack(),
                            one.run(),
                            one.finding(),
                            NewStep.close(
                                CaseStep.Outcome.EXPLAINED,
                                new Signed("Lê Văn An", "an", Instant.now(), "đủ")))));
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
    edit(file, sheet -> set(sheet, 1, WORDS, "two"));
    Auditor.Ended sent = send(file, "P01");
    assertThat(sent.code()).isEqualTo(ExitCodes.INPUT_REFUSED);
    assertThat(sent.out()).contains("Answers!H5: This finding is closed (case 1)");
    Files.delete(file);
    edit(
        asked("P01", "en"),
        sheet -> {
          for (int row = 1; row <= sheet.getLastRowNum() - HEADER; row++) {
            assertThat(get(sheet, row, FINGERPRINT)).isNotEqualTo(one.finding().fingerprint());
          }
        });
  }

  @Test
  void what_a_later_audit_does_not_find_any_more_needs_no_answer() throws IOException {
    Path file = asked("P01", "en");
    int[] reminded = new int[1];
    edit(
        file,
        sheet -> {
          for (int row = 1; row <= sheet.getLastRowNum() - HEADER; row++) {
            if (get(sheet, row, RULE).equals("No reminder")) {
              reminded[0] = row;
              assertThat(get(sheet, row, SUBJECT)).isEqualTo("73100029");
            }
          }
          answer(sheet, reminded[0], "Correction", "was reminded");
        });
    Path table =
        Files.writeString(
            folder.resolve("Follow-ups.csv"),
            "member_code,residence_code,kind,done_on\n73100029,CB003,REMINDER,2025-10-20\n");
    assertThat(send(table, "P01", "--adds").code()).isZero();
    Auditor.Ended run =
        auditor("run", "--from", "2025-01-01", "--to", "2025-12-31", "--as-of", "2026-01-20");
    assertThat(run.code()).as(run.err()).isZero();

    Auditor.Ended sent = send(file, "P01");
    assertThat(sent.out())
        .contains("!H" + (HEADER + reminded[0] + 1) + ": A later audit (2026-01-20) no longer");
    assertThat(cases()).isEmpty();
    assertThat(auditor("answers", "1", "--unit", "P01", "--out", folder + "/later.xlsx").out())
        .contains(": 20 ");
  }

  @Test
  void a_sheet_without_answers_says_so_and_tables_beside_answers_are_taken_too()
      throws IOException {
    Path file = asked("P01", "en");
    Auditor.Ended blank = send(file, "P01");
    assertThat(blank.code()).isZero();
    assertThat(blank.out()).contains("Answers: This sheet holds no answer yet.");
    edit(
        file,
        sheet -> {
          answer(sheet, 1, "Correction", "sent in the other sheet");
          Sheet table = sheet.getWorkbook().createSheet("Exchanges");
          Row head = table.createRow(0);
          Row row = table.createRow(1);
          String[][] cells = {
            {"workplace_code", "CQ001"}, {"residence_code", "CB001"}, {"held_on", "05/06/2025"}
          };
          for (int i = 0; i < cells.length; i++) {
            head.createCell(i).setCellValue(cells[i][0]);
            row.createCell(i).setCellValue(cells[i][1]);
          }
        });
    Auditor.Ended both = send(file, "P01");
    assertThat(both.out()).contains("1 answers were taken.");
    // Submissions that hold answers alone are no hindrance to an audit.
    Auditor.Ended run =
        auditor("run", "--from", "2025-01-01", "--to", "2025-12-31", "--as-of", "2026-01-20");
    assertThat(run.code()).as(run.out() + run.err()).isZero();
  }

  @Test
  void findings_xlsx_itself_can_be_sent_back() throws IOException {
    Path file = folder.resolve("findings.xlsx");
    Files.copy(data.resolve("runs/1/findings.xlsx"), file);
    edit(file, sheet -> answer(sheet, 1, "Explanation", "from the city"));
    Auditor.Ended sent = send(file, "TU");
    assertThat(sent.code()).as(sent.out()).isZero();
    assertThat(sent.out()).contains("1 answers were taken.");
  }

  @Test
  void what_is_filled_in_with_libreoffice_comes_back() throws Exception {
    Path file = asked("P01", "vi");
    saveAgain(file, "ods");
    saveAgain(folder.resolve("P01-vi.ods"), "xlsx");
    edit(
        file,
        sheet -> {
          // As sorting does: whole rows change places.
          swap(sheet, 1, 5);
          swap(sheet, 2, 7);
          answer(sheet, 5, "Giải trình", "Một");
          answer(sheet, 2, "Đã khắc phục", "Hai");
          sheet
              .getRow(HEADER + 2)
              .getCell(ON, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK)
              .setCellValue(LocalDate.of(2026, 1, 20));
          sheet.setColumnWidth(WORDS, 90 * 256);
          sheet.getRow(HEADER + 3).setZeroHeight(true);
        });
    saveAgain(file, "xlsx");
    Auditor.Ended sent = send(file, "P01");
    assertThat(sent.code()).as(sent.out()).isZero();
    assertThat(sent.out()).contains("2 answers were taken.");
  }

  private static void swap(Sheet sheet, int one, int other) {
    for (int column = UNIT; column <= FINGERPRINT; column++) {
      if (column == 6 || column == ON) {
        continue;
      }
      String held = get(sheet, one, column);
      set(sheet, one, column, get(sheet, other, column));
      set(sheet, other, column, held);
    }
  }

  private static void saveAgain(Path file, String ending) throws Exception {
    Path home = Files.createTempDirectory("office");
    Path out = Files.createDirectories(home.resolve("out"));
    Process office =
        new ProcessBuilder(
                "soffice",
                "-env:UserInstallation=" + home.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                ending.equals("xlsx") ? "xlsx:Calc MS Excel 2007 XML" : ending,
                "--outdir",
                out.toString(),
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("log").toFile())
            .start();
    assertThat(office.waitFor(Duration.ofMinutes(2).toSeconds(), TimeUnit.SECONDS)).isTrue();
    String name = file.getFileName().toString().replaceFirst("[.][a-z]+$", "." + ending);
    assertThat(out.resolve(name)).as(Files.readString(home.resolve("log"))).exists();
    Files.move(out.resolve(name), file.resolveSibling(name), StandardCopyOption.REPLACE_EXISTING);
  }
}
