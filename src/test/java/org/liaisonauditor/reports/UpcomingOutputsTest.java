package org.liaisonauditor.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.AuditedData;
import org.liaisonauditor.audit.CouldNotRun;
import org.liaisonauditor.audit.Upcoming;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Severity;

class UpcomingOutputsTest {

  private static final Path REPORTS = Path.of("reports");

  @TempDir private Path folder;

  private final List<CouldNotRun> failures = new ArrayList<>();

  /** What a sample audit found, as if each came a day after the other. */
  static Upcoming upcoming(SampleAudit audit, List<CouldNotRun> failures) {
    AuditResult result = audit.result();
    List<Upcoming.Item> items = new ArrayList<>();
    result
        .findings()
        .forEach(
            finding ->
                items.add(
                    new Upcoming.Item(
                        result.context().asOf().plusDays(1 + items.size() % 30), finding)));
    Set<String> rules = new HashSet<>();
    result.pack().rules().forEach(rule -> rules.add(rule.code()));
    return new Upcoming(
        result.pack(),
        result.context(),
        30,
        new AuditedData("ad".repeat(32), 3, 360, 0),
        null,
        result.units(),
        rules,
        items,
        failures);
  }

  private Upcoming upcoming(SampleAudit audit) {
    return upcoming(audit, failures);
  }

  @ParameterizedTest
  @EnumSource
  void every_item_is_told_with_its_last_day_and_its_clause(Language language) throws Exception {
    Upcoming upcoming = upcoming(SampleAudit.of(2, 3, 4, 45));
    write(upcoming, language, folder);

    String pdf = pdf(folder);
    for (Upcoming.Item item : upcoming.items()) {
      assertThat(pdf).contains(item.finding().subject(), item.finding().unit());
    }
    assertThat(pdf)
        .contains(
            language == Language.VI
                ? "Thực hiện chậm nhất ngày 05/01/2026; từ ngày 06/01/2026 là vấn đề cần xem xét"
                : "To be done by 5 January 2026; a gap to look into from 6 January 2026")
        .contains(language == Language.VI ? "Theo Điều 2.3" : "Under Art. 2.3")
        .contains("ward-P01.xlsx › Attendance");
    List<String> csv = Files.readAllLines(folder.resolve("upcoming.csv"));
    assertThat(csv.getFirst())
        .startsWith("\uFEFFlast_day,day,days,within,severity,unit,unit_name,rule,");
    assertThat(csv).hasSize(46);
    assertThat(csv.get(1)).startsWith("2026-01-05,2026-01-06,1,7,HIGH,");
  }

  @Test
  void items_come_by_day_then_severity_then_unit() {
    Upcoming upcoming = upcoming(SampleAudit.of(2, 3, 4, 90));

    assertThat(upcoming.items())
        .extracting(
            item ->
                item.day()
                    + " "
                    + item.finding().severity().ordinal()
                    + " "
                    + item.finding().unit())
        .isSorted();
    assertThat(upcoming.spans()).containsExactly(7, 14, 30);
    assertThat(upcoming.spans().stream().map(span -> upcoming.within(span, upcoming.items())))
        .containsExactly(21, 42, 90);
  }

  @Test
  void the_workbook_holds_days_and_text_that_is_never_a_formula() throws Exception {
    SampleAudit audit = SampleAudit.of(1, 1, 1, 0);
    audit.finding("sample-rule-01", Severity.HIGH, "=1+1", "CB001", "=HYPERLINK(\"x\")");
    write(upcoming(audit), Language.VI, folder);

    try (XSSFWorkbook workbook = new XSSFWorkbook(folder.resolve("upcoming.xlsx").toFile())) {
      Row row = workbook.getSheet("Sắp đến hạn").getRow(1);
      assertThat(row.getCell(0).getLocalDateTimeCellValue().toLocalDate())
          .isEqualTo(LocalDate.of(2026, 1, 5));
      assertThat(row.getCell(1).getLocalDateTimeCellValue().toLocalDate())
          .isEqualTo(LocalDate.of(2026, 1, 6));
      for (int cell : new int[] {7, 9}) {
        assertThat(row.getCell(cell).getCellType()).isEqualTo(CellType.STRING);
        assertThat(row.getCell(cell).getCellStyle().getQuotePrefixed()).isTrue();
      }
      assertThat(workbook.getSheet("Tổng hợp").getPhysicalNumberOfRows()).isGreaterThan(3);
    }
  }

  @Test
  void the_same_list_gives_the_same_bytes() throws Exception {
    Path first = Files.createDirectory(folder.resolve("1"));
    Path second = Files.createDirectory(folder.resolve("2"));
    write(upcoming(SampleAudit.of(2, 3, 4, 45)), Language.VI, first);
    write(upcoming(SampleAudit.of(2, 3, 4, 45)), Language.VI, second);

    for (String file : UpcomingOutputs.FILES) {
      assertThat(second.resolve(file)).hasSameBinaryContentAs(first.resolve(file));
    }
  }

  @Test
  void the_documents_of_a_unit_name_nobody_of_another() throws Exception {
    failures.add(new CouldNotRun("sample-rule-09", "CB004", "secret of 100000001"));
    Upcoming all = upcoming(SampleAudit.of(2, 3, 4, 45));
    for (String unit : all.byUnit().keySet()) {
      Path own = Files.createDirectory(folder.resolve(unit));
      write(all.ofAlone(unit), Language.VI, own);
      String told = pdf(own) + Files.readString(own.resolve("upcoming.csv")) + text(own);
      assertThat(told).contains("không chạy được ở 1 chi bộ").doesNotContain("secret");
      for (Upcoming.Item item : all.items()) {
        boolean theirs = item.finding().unit().equals(unit);
        assertThat(told.contains(item.finding().subject()))
            .as(item.finding().subject() + " in the list of " + unit)
            .isEqualTo(theirs);
        if (!theirs) {
          assertThat(told)
              .doesNotContain("(" + item.finding().unit() + ")")
              .doesNotContain(item.finding().fingerprint());
        }
      }
    }
  }

  @Test
  void nothing_that_comes_is_said_as_such_unless_a_rule_could_not_run() throws Exception {
    Upcoming none = upcoming(SampleAudit.of(1, 1, 1, 0));
    assertThat(UpcomingOutputs.in(Language.EN, REPORTS, "0.1.0").summary(none))
        .containsExactly("Nothing falls due by the end of 4 February 2026.");

    failures.add(new CouldNotRun("sample-rule-09", "CB001", "why"));
    assertThat(
            UpcomingOutputs.in(Language.EN, REPORTS, "0.1.0")
                .summary(upcoming(SampleAudit.of(1, 1, 1, 0))))
        .last()
        .asString()
        .startsWith("The rule “Rule sample-rule-09” could not run (branches: 1)");
  }

  @Test
  void words_that_are_wrong_are_told_with_their_file() throws Exception {
    Path copy = folder.resolve("reports");
    try (Stream<Path> files = Files.walk(REPORTS)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(REPORTS.relativize(file).toString()));
      }
    }
    Path words = copy.resolve("upcoming.yaml");
    Files.writeString(
        words,
        Files.readString(words)
            .replace("{remedy}", "{cure}")
            .replace("vi: Sắp đến hạn", "vi: \"Sắp/đến hạn\""));

    assertThatThrownBy(() -> UpcomingOutputs.in(Language.VI, copy, "0.1.0"))
        .isInstanceOf(DefinitionException.class)
        .hasMessageContaining("upcoming.yaml:")
        .hasMessageContaining("{cure} can't be used here")
        .hasMessageContaining("Sắp/đến hạn can't be a sheet's name");
  }

  private static void write(Upcoming upcoming, Language language, Path folder) throws Exception {
    UpcomingOutputs.in(language, REPORTS, "0.1.0").write(upcoming, folder);
  }

  private static String pdf(Path folder) throws IOException {
    try (PDDocument pdf = Loader.loadPDF(folder.resolve("upcoming.pdf").toFile())) {
      return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
    }
  }

  private static String text(Path folder) throws Exception {
    StringBuilder text = new StringBuilder();
    try (XSSFWorkbook workbook = new XSSFWorkbook(folder.resolve("upcoming.xlsx").toFile())) {
      workbook.forEach(
          sheet -> sheet.forEach(row -> row.forEach(cell -> text.append(cell).append('\n'))));
    }
    return text.toString();
  }
}
