package org.liaisonauditor.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFHyperlink;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Severity;
import org.liaisonauditor.domain.UnitKind;
import org.liaisonauditor.exceptions.Accepted;

class FindingsWorkbookTest {

  @TempDir Path folder;

  private XSSFWorkbook workbook(SampleAudit audit, Language language) throws Exception {
    Path file = folder.resolve("findings.xlsx");
    Wording wording = new Wording(ReportDefinition.load(Path.of("reports")), language);
    FindingsWorkbook.write(audit.result(), null, Accepted.NONE, wording, file);
    try (InputStream in = Files.newInputStream(file)) {
      return new XSSFWorkbook(in);
    }
  }

  private static List<String> names(XSSFWorkbook workbook) {
    List<String> names = new ArrayList<>();
    workbook.forEach(sheet -> names.add(sheet.getSheetName()));
    return names;
  }

  @Test
  void hasASummaryAndASheetForEachUnitKind() throws Exception {
    SampleAudit audit = SampleAudit.of(2, 2, 2, 20);
    audit.unit("P99", "Đảng ủy phường 99", UnitKind.WARD, "TU");
    audit.finding("sample-rule-01", Severity.LOW, "x", "P99", "của phường");
    audit.finding("sample-rule-01", Severity.LOW, "y", "???", "không rõ đơn vị");
    try (XSSFWorkbook workbook = workbook(audit, Language.VI)) {
      assertThat(names(workbook))
          .containsExactlyInAnyOrder(
              "Tổng hợp",
              "Chi bộ nơi cư trú",
              "Nơi công tác",
              "Đảng ủy phường",
              "Tổ chức khác",
              "Trả lời")
          .startsWith("Tổng hợp");
    }
    try (XSSFWorkbook workbook = workbook(audit, Language.EN)) {
      assertThat(names(workbook)).contains("Summary", "Residence branches", "Workplaces");
    }
  }

  @Test
  void holdsEveryFindingOnceBelowAFrozenFilteredHeader() throws Exception {
    try (XSSFWorkbook workbook = workbook(SampleAudit.of(2, 3, 2, 57), Language.VI)) {
      int rows = 0;
      for (String name : List.of("Chi bộ nơi cư trú", "Nơi công tác")) {
        XSSFSheet sheet = workbook.getSheet(name);
        rows += sheet.getLastRowNum();
        assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
        assertThat(sheet.getCTWorksheet().getAutoFilter().getRef())
            .isEqualTo("A1:K" + (sheet.getLastRowNum() + 1));
        assertThat(sheet.getRow(1).getCell(5).getCellStyle().getWrapText()).isTrue();
      }
      assertThat(rows).isEqualTo(57);
    }
  }

  @Test
  void textThatLooksLikeAFormulaStaysText() throws Exception {
    SampleAudit audit = SampleAudit.of(1, 1, 1, 0);
    for (String text : List.of("=1+1", "+84", "-3", "@x", "\tx")) {
      audit.finding("sample-rule-01", Severity.LOW, text, "CB001", text);
    }
    try (XSSFWorkbook workbook = workbook(audit, Language.VI)) {
      XSSFSheet sheet = workbook.getSheet("Chi bộ nơi cư trú");
      List<String> subjects = new ArrayList<>();
      for (int row = 1; row <= 5; row++) {
        Cell cell = sheet.getRow(row).getCell(4);
        assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
        assertThat(cell.getCellStyle().getQuotePrefixed()).isTrue();
        subjects.add(cell.getStringCellValue());
      }
      assertThat(subjects).containsExactlyInAnyOrder("=1+1", "+84", "-3", "@x", "\tx");
      assertThat(sheet.getRow(1).getCell(0).getCellStyle().getQuotePrefixed()).isFalse();
    }
  }

  @Test
  void anyTextComesBackAsItWas() throws Exception {
    SampleAudit audit = SampleAudit.of(1, 1, 1, 0);
    List<String> texts =
        List.of("a<b>&\"c\" 'd'", "two\nlines", "bell\u0007", "_x0041_", "\uD83D\uDE00 中 đ", " x ");
    texts.forEach(text -> audit.finding("sample-rule-01", Severity.LOW, "s" + text, "CB001", text));
    try (XSSFWorkbook workbook = workbook(audit, Language.VI)) {
      XSSFSheet sheet = workbook.getSheet("Chi bộ nơi cư trú");
      List<String> back = new ArrayList<>();
      for (int row = 1; row <= texts.size(); row++) {
        back.add(sheet.getRow(row).getCell(5).getStringCellValue());
      }
      assertThat(back).containsExactlyInAnyOrderElementsOf(texts);
    }
  }

  @Test
  void rowsAreAsHighAsTheirText() throws Exception {
    SampleAudit audit = SampleAudit.of(1, 1, 1, 0);
    audit.finding("sample-rule-01", Severity.LOW, "1", "CB001", "ngắn");
    audit.finding("sample-rule-01", Severity.LOW, "2", "CB001", "dài hơn nhiều ".repeat(20));
    try (XSSFWorkbook workbook = workbook(audit, Language.VI)) {
      XSSFSheet sheet = workbook.getSheet("Chi bộ nơi cư trú");
      assertThat(sheet.getRow(2).getHeightInPoints())
          .isGreaterThanOrEqualTo(sheet.getRow(1).getHeightInPoints() + 3 * 15);
    }
  }

  @Test
  void summaryLeadsToTheSheetsAndCountsTheirFindings() throws Exception {
    try (XSSFWorkbook workbook = workbook(SampleAudit.of(1, 1, 1, 9), Language.VI)) {
      XSSFSheet summary = workbook.getSheet("Tổng hợp");
      List<String> targets = new ArrayList<>();
      summary.getHyperlinkList().forEach(link -> targets.add(link.getLocation()));
      assertThat(targets).startsWith("'Chi bộ nơi cư trú'!A1", "'Nơi công tác'!A1");
      Row total = summary.getRow(6);
      assertThat(total.getCell(0).getStringCellValue()).isEqualTo("Tổng cộng");
      assertThat(total.getCell(1).getNumericCellValue()).isEqualTo(9);
    }
  }

  @Test
  void rulesLeadFromTheSummaryToTheirFirstRowAndBack() throws Exception {
    try (XSSFWorkbook workbook = workbook(SampleAudit.of(2, 3, 2, 57), Language.VI)) {
      XSSFSheet summary = workbook.getSheet("Tổng hợp");
      int rules = 0;
      for (XSSFHyperlink link : summary.getHyperlinkList()) {
        String title = cell(summary, link.getCellRef()).getStringCellValue();
        Cell there = target(workbook, link);
        if (there.getRowIndex() > 0) {
          rules++;
          XSSFSheet sheet = (XSSFSheet) there.getSheet();
          Row row = there.getRow();
          assertThat(row.getCell(3).getStringCellValue()).isEqualTo(title);
          if (row.getRowNum() > 1) {
            Row above = sheet.getRow(row.getRowNum() - 1);
            assertThat(above.getCell(3).getStringCellValue()).isNotEqualTo(title);
          }
          Cell back = target(workbook, sheet.getHyperlink(row.getRowNum(), 3));
          assertThat(back.getSheet()).isSameAs(summary);
          assertThat(back.getStringCellValue()).isEqualTo(title);
        }
      }
      assertThat(rules).isPositive();
    }
  }

  private static Cell target(XSSFWorkbook workbook, XSSFHyperlink link) {
    String[] parts = link.getLocation().split("!");
    return cell(workbook.getSheet(parts[0].substring(1, parts[0].length() - 1)), parts[1]);
  }

  private static Cell cell(XSSFSheet sheet, String reference) {
    CellReference at = new CellReference(reference);
    return sheet.getRow(at.getRow()).getCell(at.getCol());
  }

  @Test
  void findingsCanBeAnsweredInASheetOfTheirOwn() throws Exception {
    try (XSSFWorkbook workbook = workbook(SampleAudit.of(2, 3, 2, 57), Language.VI)) {
      XSSFSheet sheet = workbook.getSheet("Trả lời");
      assertThat(sheet.getLastRowNum()).isEqualTo(3 + 57);
      assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 4);
      assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A4:N61");
      assertThat(sheet.isColumnHidden(13)).isTrue();
      assertThat(
              sheet.getDataValidations().stream()
                  .filter(check -> check.getRegions().getCellRangeAddress(0).getFirstColumn() == 7)
                  .findFirst()
                  .orElseThrow()
                  .getValidationConstraint()
                  .getExplicitListValues())
          .containsExactly("Giải trình", "Đã khắc phục", "Minh chứng");
    }
  }
}
