package org.liaisonauditor.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sheet as long as a sheet can be is read in a small heap. */
class LargeSheetTest {

  private static final int ROWS = 1_000_000;

  @TempDir Path folder;

  @Test
  void a_million_attendance_rows_fit_into_512_megabytes() throws Exception {
    Submission.valid().without("Attendance").writeTo(folder, "a.xlsx");
    writeAttendance(folder.resolve("b.xlsx"));
    Path out = folder.resolveSibling("large-sheet.txt");
    Process reading =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                LargeSheetTest.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    assertThat(reading.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(out))
        .contains("rows " + ROWS + " unusable " + (ROWS - 2))
        .contains("listed 10001");
    Files.delete(out);
  }

  /** Reads a folder in a process of its own, whose heap the test sets. */
  public static void main(String[] arguments) {
    IntakeResult result = Submission.read(Path.of(arguments[0]));
    SubmittedFile file = result.files().getLast();
    System.out.println("rows " + file.rows() + " unusable " + file.unusableRows());
    System.out.println("listed " + result.problems().size());
  }

  /** All but two rows name members that nobody holds: the dearest case, a problem each. */
  private static void writeAttendance(Path file) throws IOException {
    Map<String, String> parts = RawWorkbook.parts(Map.of());
    parts.compute("xl/workbook.xml", (name, xml) -> xml.replace("Units", "Attendance"));
    parts.remove("xl/worksheets/sheet1.xml");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.setLevel(Deflater.BEST_SPEED);
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
      }
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      Writer writer = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
      String[] ends = RawWorkbook.sheet("\0").split("\0");
      writer.write(ends[0]);
      row(writer, 1, "meeting_code", "member_code", "status");
      for (int i = 0; i < ROWS; i++) {
        String member = i < 2 ? "87000" + (i + 1) : "99" + (i + 1_000_000);
        row(writer, i + 2, "K1", member, "x");
      }
      writer.write(ends[1]);
      writer.flush();
    }
  }

  private static void row(Writer writer, int number, String... texts) throws IOException {
    writer.write("<row r=\"" + number + "\">");
    for (String text : texts) {
      writer.write("<c t=\"str\"><v>" + text + "</v></c>");
    }
    writer.write("</row>");
  }
}
