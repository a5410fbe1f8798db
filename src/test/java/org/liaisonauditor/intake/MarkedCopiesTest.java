package org.liaisonauditor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liaisonauditor.domain.Language;

/** What a clerk gets back. */
class MarkedCopiesTest {

  private static final String RED = "FFFFA0A0";
  private static final String AMBER = "FFFFD980";

  private static final String BAD_KIND =
      "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\" t=\"str\"><v>n</v></c>"
          + "<c r=\"C2\" t=\"str\"><v>?</v></c></row>";

  @TempDir Path folder;
  @TempDir Path copies;

  private MarkedCopies.Written write() {
    IntakeResult result = Submission.read(folder, Language.VI);
    return MarkedCopies.write(folder, result.problems(), copies);
  }

  private static Cell cell(Workbook workbook, String sheet, String address) {
    CellReference at = new CellReference(address);
    return workbook.getSheet(sheet).getRow(at.getRow()).getCell(at.getCol());
  }

  private static String colour(Cell cell) {
    XSSFCellStyle style = (XSSFCellStyle) cell.getCellStyle();
    return style.getFillForegroundColorColor() == null
        ? ""
        : style.getFillForegroundColorColor().getARGBHex();
  }

  @Test
  void bad_cells_are_coloured_and_commented_and_all_else_is_kept() throws IOException {
    Submission.valid()
        .set("Members!C2", "31/02/1980")
        .set("Members!B3", null)
        .set("Attendance!D3", "999")
        .writeTo(folder, "phường/a.xlsx");
    Submission.valid().only("Exchanges").writeTo(folder, "good.xlsx");
    assertThat(write().copies()).containsExactly(Path.of("phường/a.xlsx"));
    try (Workbook copy = WorkbookFactory.create(copies.resolve("phường/a.xlsx").toFile())) {
      Cell day = cell(copy, "Members", "C2");
      assertThat(day.getStringCellValue()).isEqualTo("31/02/1980");
      assertThat(colour(day)).isEqualTo(RED);
      assertThat(day.getCellComment().getAuthor()).isEqualTo("auditor");
      assertThat(day.getCellComment().getString().getString()).contains("không có thật");
      assertThat(colour(cell(copy, "Members", "B3"))).isEqualTo(RED);
      assertThat(cell(copy, "Members", "B3").getCellComment().getString().getString())
          .contains("Thiếu Họ và tên");
      assertThat(colour(cell(copy, "Attendance", "D3"))).isEqualTo(AMBER);
      assertThat(colour(cell(copy, "Members", "C3"))).isEmpty();
      assertThat(cell(copy, "Members", "C3").getLocalDateTimeCellValue().toLocalDate())
          .isEqualTo("1980-05-06");
    }
  }

  @Test
  void a_comment_that_is_there_is_kept() throws IOException {
    Path file = Submission.valid().set("Members!C2", "?").writeTo(folder, "b.xlsx");
    try (Workbook workbook = WorkbookFactory.create(file.toFile())) {
      Cell cell = cell(workbook, "Members", "C2");
      ClientAnchor anchor = workbook.getCreationHelper().createClientAnchor();
      Comment comment = cell.getSheet().createDrawingPatriarch().createCellComment(anchor);
      comment.setString(workbook.getCreationHelper().createRichTextString("Hỏi lại chị Hoa"));
      cell.setCellComment(comment);
      try (OutputStream out = Files.newOutputStream(folder.resolve("a.xlsx"))) {
        workbook.write(out);
      }
    }
    Files.delete(file);
    write();
    try (Workbook copy = WorkbookFactory.create(copies.resolve("a.xlsx").toFile())) {
      assertThat(cell(copy, "Members", "C2").getCellComment().getString().getString())
          .contains("Hỏi lại chị Hoa")
          .contains("không phải là ngày");
    }
  }

  @Test
  void several_problems_of_a_cell_share_its_comment() throws IOException {
    Submission.valid()
        .add("Members", Submission.member("870001", "Khác", "CB1").toArray())
        .writeTo(folder, "a.xlsx");
    Submission.valid().only("Members").set("Members!B2", "Khác nữa").writeTo(folder, "b.xlsx");
    write();
    try (Workbook copy = WorkbookFactory.create(copies.resolve("a.xlsx").toFile())) {
      assertThat(colour(cell(copy, "Members", "A5"))).isEqualTo(RED);
      assertThat(colour(cell(copy, "Members", "A2"))).isEqualTo(AMBER);
    }
  }

  @Test
  void a_csv_file_comes_back_as_a_workbook() throws IOException {
    Submission.valid().set("Members!C2", "?").writeCsv(folder, ';', "\r\n");
    assertThat(write().copies()).containsExactly(Path.of("Members.csv.xlsx"));
    try (Workbook copy = WorkbookFactory.create(copies.resolve("Members.csv.xlsx").toFile())) {
      assertThat(colour(cell(copy, "Members", "C2"))).isEqualTo(RED);
      assertThat(cell(copy, "Members", "B2").getStringCellValue()).isEqualTo("Nguyễn Văn An");
      assertThat(cell(copy, "Members", "A2").getStringCellValue()).isEqualTo("870001");
    }
  }

  @Test
  void a_workbook_too_large_to_hold_comes_back_with_its_values() throws IOException {
    StringBuilder rows = new StringBuilder(RawWorkbook.HEADER);
    String name = "n".repeat(10_000);
    for (int i = 2; i < 3_500; i++) {
      String kind = i == 3_000 ? "?" : "WARD";
      rows.append(
          ("<row r=\"%d\"><c r=\"A%d\"><v>%d</v></c><c r=\"B%d\" t=\"str\"><v>%s%d</v></c>"
                  + "<c r=\"C%d\" t=\"str\"><v>%s</v></c></row>")
              .formatted(i, i, i, i, name, i, i, kind));
    }
    // A few random letters in each row keep the archive from looking like a bomb.
    RawWorkbook.write(folder.resolve("a.xlsx"), RawWorkbook.rows(noise(rows)));
    assertThat(write().copies()).containsExactly(Path.of("a.xlsx"));
    try (Workbook copy = WorkbookFactory.create(copies.resolve("a.xlsx").toFile())) {
      assertThat(colour(cell(copy, "Units", "C3000"))).isEqualTo(RED);
      assertThat(cell(copy, "Units", "C3000").getCellComment()).isNotNull();
      assertThat(cell(copy, "Units", "A3000").getNumericCellValue()).isEqualTo(3000);
      assertThat(copy.getSheet("Units").getLastRowNum()).isEqualTo(3498);
    }
  }

  private static String noise(StringBuilder rows) {
    Random random = new Random(1);
    for (int i = 0; i < rows.length(); i++) {
      if (rows.charAt(i) == 'n' && i > RawWorkbook.HEADER.length() && rows.charAt(i - 1) == 'n') {
        rows.setCharAt(i, (char) ('a' + random.nextInt(26)));
        i += 40;
      }
    }
    return rows.toString();
  }

  @Test
  void a_file_that_cannot_be_read_to_its_end_gets_no_copy() throws IOException {
    // The cell is bad, and further down the sheet has the same row twice.
    RawWorkbook.write(
        folder.resolve("a.xlsx"),
        RawWorkbook.rows(RawWorkbook.HEADER + BAD_KIND + "<row r=\"3\"/><row r=\"3\"/>"));
    Submission.valid().set("Members!C2", "?").writeTo(folder, "b.xlsx");
    assertThat(write())
        .isEqualTo(new MarkedCopies.Written(List.of(Path.of("b.xlsx")), List.of("a.xlsx")));
    assertThat(copies.resolve("a.xlsx")).doesNotExist();
    assertThat(copies.resolve("b.xlsx")).isNotEmptyFile();
  }

  @Test
  void a_copy_that_cannot_be_written_keeps_no_other_from_being_written() throws IOException {
    Submission.valid().set("Members!C2", "?").writeTo(folder, "a.xlsx");
    Files.writeString(folder.resolve("Units.csv"), "unit_code,name,kind\nX,Y,Z\n");
    Files.createDirectories(copies.resolve("Units.csv.xlsx/in the way"));
    assertThat(write())
        .isEqualTo(new MarkedCopies.Written(List.of(Path.of("a.xlsx")), List.of("Units.csv")));
  }

  @Test
  void a_workbook_that_the_library_cannot_edit_comes_back_with_its_values() throws IOException {
    // The smallest of workbooks lacks what POI wants among the styles; reading it needs none of
    // that.
    Map<String, String> parts = RawWorkbook.rows(RawWorkbook.HEADER + BAD_KIND);
    RawWorkbook.write(folder.resolve("a.xlsx"), parts);
    assertThat(write().copies()).containsExactly(Path.of("a.xlsx"));
    try (Workbook copy = WorkbookFactory.create(copies.resolve("a.xlsx").toFile())) {
      assertThat(colour(cell(copy, "Units", "C2"))).isEqualTo(RED);
      assertThat(cell(copy, "Units", "A2").getNumericCellValue()).isEqualTo(1);
    }
  }

  @Test
  void equal_input_gives_equal_bytes() throws IOException {
    Submission.valid().set("Members!C2", "?").writeTo(folder, "a.xlsx");
    Files.writeString(folder.resolve("Units.csv"), "unit_code,name,kind\nX,Y,Z\n");
    write();
    byte[] workbook = Files.readAllBytes(copies.resolve("a.xlsx"));
    byte[] csv = Files.readAllBytes(copies.resolve("Units.csv.xlsx"));
    write();
    assertThat(Files.readAllBytes(copies.resolve("a.xlsx"))).isEqualTo(workbook);
    assertThat(Files.readAllBytes(copies.resolve("Units.csv.xlsx"))).isEqualTo(csv);
  }
}
