package org.liaisonauditor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Problem;

/** Files that are not what they seem are refused with one problem, quickly. */
@Timeout(60)
class HostileFilesTest {

  /** The kinds of problems that this test brings about. */
  static final Set<ProblemKind> KINDS =
      EnumSet.of(
          ProblemKind.ENCRYPTED,
          ProblemKind.DAMAGED_ARCHIVE,
          ProblemKind.MISSING_PART,
          ProblemKind.BROKEN_XML,
          ProblemKind.DOCTYPE,
          ProblemKind.TOO_LARGE,
          ProblemKind.UNREADABLE,
          ProblemKind.DAMAGED_CELL);

  private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

  @TempDir Path folder;

  private void refused(ProblemKind kind) {
    IntakeResult result = Submission.read(folder);
    assertThat(result.anyUnreadable()).isTrue();
    assertThat(result.problems()).hasSize(1);
    Problem problem = result.problems().getFirst();
    String text = new Messages(Language.EN).text(kind.key(), "", "\0");
    assertThat(problem.message()).startsWith(text.split("\0")[0]);
    assertThat(problem.severity()).isEqualTo(Problem.Severity.ERROR);
    assertThat(result.records().units()).isEmpty();
  }

  private void write(byte[] bytes) throws IOException {
    Files.write(folder.resolve("a.xlsx"), bytes);
  }

  private byte[] validBytes() throws IOException {
    Path path = Submission.valid().writeTo(folder, "a.xlsx");
    byte[] bytes = Files.readAllBytes(path);
    Files.delete(path);
    return bytes;
  }

  @Test
  void an_encrypted_workbook() throws IOException, GeneralSecurityException {
    byte[] plain = validBytes();
    try (POIFSFileSystem files = new POIFSFileSystem()) {
      Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
      encryptor.confirmPassword("x");
      try (OutputStream out = encryptor.getDataStream(files)) {
        out.write(plain);
      }
      try (OutputStream out = Files.newOutputStream(folder.resolve("a.xlsx"))) {
        files.writeFilesystem(out);
      }
    }
    refused(ProblemKind.ENCRYPTED);
  }

  @Test
  void an_old_workbook_under_a_new_name() throws IOException {
    try (HSSFWorkbook old = new HSSFWorkbook();
        OutputStream out = Files.newOutputStream(folder.resolve("a.xlsx"))) {
      old.createSheet("Units");
      old.write(out);
    }
    refused(ProblemKind.OLD_EXCEL);
  }

  @Test
  void a_workbook_with_macros_under_another_name() throws IOException {
    parts(
        Map.of(
            "[Content_Types].xml",
            RawWorkbook.TYPES.replace(
                "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                "vnd.ms-excel.sheet.macroEnabled.main+xml")));
    refused(ProblemKind.MACROS);
  }

  @Test
  void a_word_document_under_another_name() throws IOException {
    parts(
        Map.of(
            "[Content_Types].xml",
            RawWorkbook.TYPES.replace(
                "spreadsheetml.sheet.main", "wordprocessingml.document.main")));
    refused(ProblemKind.WORD_DOCUMENT);
  }

  @Test
  void an_archive_that_is_no_workbook() throws IOException {
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(folder.resolve("a.xlsx")))) {
      zip.putNextEntry(new ZipEntry("hello.txt"));
    }
    refused(ProblemKind.NO_WORKBOOK);
  }

  @Test
  void a_workbook_cut_off() throws IOException {
    byte[] whole = validBytes();
    write(Arrays.copyOf(whole, whole.length * 2 / 3));
    refused(ProblemKind.DAMAGED_ARCHIVE);
  }

  @Test
  void a_document_type_in_any_part_that_is_read() throws IOException {
    for (String part : RawWorkbook.parts(Map.of()).keySet()) {
      String xml = RawWorkbook.parts(Map.of()).get(part);
      String doctype =
          "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/hostname\"><!ENTITY f \"&e;&e;\">]>";
      parts(Map.of(part, HEAD + doctype + xml));
      refused(ProblemKind.DOCTYPE);
    }
  }

  @Test
  void broken_xml_in_any_part_that_is_read() throws IOException {
    for (Map.Entry<String, String> part : RawWorkbook.parts(Map.of()).entrySet()) {
      String xml = part.getValue();
      parts(Map.of(part.getKey(), xml.substring(0, xml.length() - 5)));
      refused(ProblemKind.BROKEN_XML);
    }
  }

  @Test
  void a_workbook_without_its_sheet() throws IOException {
    Map<String, String> parts = RawWorkbook.parts(Map.of());
    parts.remove("xl/worksheets/sheet1.xml");
    RawWorkbook.write(folder.resolve("a.xlsx"), parts);
    refused(ProblemKind.MISSING_PART);
  }

  @Test
  void a_zip_bomb() throws IOException {
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(folder.resolve("a.xlsx")))) {
      for (Map.Entry<String, String> part : RawWorkbook.parts(Map.of()).entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        if (part.getKey().endsWith("sheet1.xml")) {
          zip.write("<worksheet><sheetData>".getBytes(StandardCharsets.UTF_8));
          byte[] blank = new byte[1 << 20];
          Arrays.fill(blank, (byte) ' ');
          for (int i = 0; i < 200; i++) {
            zip.write(blank);
          }
        } else {
          zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
        }
      }
    }
    assertThat(Files.size(folder.resolve("a.xlsx"))).isLessThan(1 << 20);
    refused(ProblemKind.TOO_LARGE);
  }

  @Test
  void a_cell_larger_than_any_cell_can_be() throws IOException {
    RawWorkbook.write(
        folder.resolve("a.xlsx"),
        RawWorkbook.rows("<row><c t=\"str\"><v>" + "x".repeat(40_000) + "</v></c></row>"));
    refused(ProblemKind.TOO_LARGE);
  }

  @Test
  void a_csv_whose_quote_never_ends() throws IOException {
    Files.writeString(
        folder.resolve("Units.csv"), "unit_code,name,kind\nA,\"" + "x\n".repeat(100_000));
    refused(ProblemKind.TOO_LARGE);
  }

  @Test
  void rows_and_cells_that_no_sheet_has() throws IOException {
    for (String row :
        List.of(
            "<row r=\"0\"/>",
            "<row r=\"1048577\"/>",
            "<row r=\"5\"/><row r=\"5\"/>",
            "<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>",
            "<row r=\"1\"><c r=\"A2\"><v>1</v></c></row>",
            "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"A1\"><v>2</v></c></row>")) {
      RawWorkbook.write(folder.resolve("a.xlsx"), RawWorkbook.rows(row));
      refused(ProblemKind.BROKEN_XML);
    }
  }

  @Test
  void an_archive_of_more_parts_than_any_workbook_has() throws IOException {
    Map<String, String> many = new LinkedHashMap<>();
    for (int i = 0; i < 10_001; i++) {
      many.put("x/" + i, "");
    }
    parts(many);
    refused(ProblemKind.TOO_LARGE);
  }

  @Test
  void more_sheets_than_anybody_can_read() throws IOException {
    String workbook = RawWorkbook.parts(Map.of()).get("xl/workbook.xml");
    String sheet = "<sheet name=\"Units\" sheetId=\"1\" r:id=\"r0\"/>";
    parts(Map.of("xl/workbook.xml", workbook.replace(sheet, sheet.repeat(1_001))));
    refused(ProblemKind.TOO_LARGE);
  }

  @Test
  void a_sheet_without_a_name() throws IOException {
    String workbook = RawWorkbook.parts(Map.of()).get("xl/workbook.xml");
    parts(Map.of("xl/workbook.xml", workbook.replace("name=\"Units\" ", "")));
    refused(ProblemKind.BROKEN_XML);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void a_pipe_is_not_waited_for() throws IOException, InterruptedException {
    Path pipe = folder.resolve("Units.csv");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    refused(ProblemKind.UNREADABLE);
  }

  @Test
  void a_link_to_nowhere_is_a_file_that_cannot_be_opened() throws IOException {
    Files.createSymbolicLink(folder.resolve("a.xlsx"), folder.resolve("none"));
    refused(ProblemKind.UNREADABLE);
  }

  @Test
  void a_number_that_is_none_spoils_its_row_only() throws IOException {
    for (String value : List.of("abc", "1E999999999", "1E-999999999", "NaN", "Infinity")) {
      RawWorkbook.write(
          folder.resolve("a.xlsx"),
          RawWorkbook.rows(
              RawWorkbook.HEADER
                  + "<row r=\"2\"><c r=\"A2\"><v>%s</v></c>".formatted(value)
                  + "<c r=\"B2\" t=\"str\"><v>n</v></c><c r=\"C2\" t=\"str\"><v>WARD</v></c></row>"));
      IntakeResult result = Submission.read(folder);
      assertThat(result.problems()).hasSize(1);
      assertThat(result.problems().getFirst().cell()).isEqualTo("A2");
      assertThat(result.problems().getFirst().message()).contains("is damaged");
      assertThat(result.anyUnreadable()).isFalse();
    }
  }

  @Test
  void random_changes_of_bytes_give_records_or_problems_but_never_a_failure() throws IOException {
    byte[] valid = validBytes();
    Random random = new Random(213);
    long start = System.nanoTime();
    for (int round = 0; round < 300; round++) {
      byte[] bytes = valid.clone();
      for (int i = 0; i <= random.nextInt(8); i++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      write(bytes);
      IntakeResult result = Submission.read(folder);
      boolean told = !result.problems().isEmpty();
      assertThat(told || result.records().units().size() == 4).isTrue();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(50));
  }

  private void parts(Map<String, String> changed) throws IOException {
    RawWorkbook.write(folder.resolve("a.xlsx"), RawWorkbook.parts(new LinkedHashMap<>(changed)));
  }
}
