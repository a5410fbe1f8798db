package org.liaisonauditor.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence comes from outside: what is no document, or carries a program, is not kept. */
class EvidenceChecksTest {

  private static final String TYPES = "[Content_Types].xml";

  @TempDir private Path folder;

  private String fault(String name, byte... content) throws IOException {
    Path file = Files.write(folder.resolve(name), content);
    return EvidenceChecks.fault(file).map(text -> text.en()).orElse("");
  }

  private String fault(String name, String content) throws IOException {
    return fault(name, content.getBytes(StandardCharsets.UTF_8));
  }

  private String fault(String name, Map<String, String> parts) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> part : new TreeMap<>(parts).entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return EvidenceChecks.fault(file).map(text -> text.en()).orElse("");
  }

  @Test
  void documents_and_pictures_are_kept() throws IOException {
    assertThat(fault("a.PDF", "%PDF-1.4")).isEmpty();
    assertThat(fault("ảnh.jpeg", (byte) 0xFF, (byte) 0xD8, (byte) 0xFF)).isEmpty();
    assertThat(fault("a.png", (byte) 0x89, (byte) 'P', (byte) 'N', (byte) 'G')).isEmpty();
    assertThat(fault("a.txt", "Biên bản\r\n\tdòng hai")).isEmpty();
    assertThat(fault("a.docx", Map.of(TYPES, "<Types/>", "word/document.xml", "<x/>"))).isEmpty();
    assertThat(
            fault(
                "a.ods",
                Map.of(
                    "mimetype",
                    "application/vnd.oasis.opendocument.spreadsheet",
                    "content.xml",
                    "")))
        .isEmpty();
  }

  @Test
  void what_is_not_what_its_name_says_is_refused() throws IOException {
    assertThat(fault("a.pdf", "MZ")).contains("not that of a .pdf");
    assertThat(fault("a.jpg", "%PDF-1.4")).contains("not that of a .jpg");
    assertThat(fault("a.txt", "MZ\0")).contains("not that of a .txt");
    assertThat(fault("b.txt", (byte) 0xC3, (byte) 0x28)).contains("not that of a .txt");
    assertThat(fault("a.docx", "no archive")).contains("not that of a .docx");
    assertThat(fault("a.xlsx", Map.of(TYPES, "", "word/document.xml", "")))
        .contains("not that of a .xlsx");
    assertThat(fault("a.odt", Map.of("content.xml", ""))).contains("not that of a .odt");
    assertThat(fault("a.exe", "MZ")).contains("kind .exe are not taken, only pdf, jpg");
    assertThat(fault("a.zip", Map.of("a", "b"))).contains("kind .zip are not taken");
    assertThat(fault("a.pdf", "")).isEqualTo("it is empty");
    assertThat(EvidenceChecks.fault(folder)).isPresent();
  }

  @Test
  void programs_are_refused_under_any_name() throws IOException {
    assertThat(
            fault(
                "a.docx",
                Map.of(TYPES, "<Types/>", "word/document.xml", "", "word/vbaProject.bin", "x")))
        .contains("macros");
    assertThat(
            fault(
                "b.xlsx",
                Map.of(
                    TYPES, "application/vnd.ms-excel.sheet.macroEnabled.main+xml", "xl/w.xml", "")))
        .contains("macros");
    assertThat(
            fault(
                "c.odt",
                Map.of(
                    "mimetype",
                    "application/vnd.oasis.opendocument.text",
                    "Basic/Standard/m.xml",
                    "")))
        .contains("macros");
    assertThat(fault("d.docx", Map.of(TYPES, "", "word/document.xml", "", "word/x.exe", "")))
        .contains("macros");
  }

  @Test
  void what_grows_beyond_measure_is_refused() throws IOException {
    String blank = " ".repeat(1 << 20).repeat(20);
    assertThat(fault("a.docx", Map.of(TYPES, "", "word/document.xml", blank)))
        .contains("grows far too large");
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve("big.pdf").toFile(), "rw")) {
      file.setLength(EvidenceChecks.MAX_BYTES + 1);
    }
    assertThat(EvidenceChecks.fault(folder.resolve("big.pdf")).orElseThrow().en())
        .contains("50 MB, of at most 50");
  }

  @Test
  void names_that_mislead_are_refused() throws IOException {
    for (String name :
        new String[] {
          ".a.pdf", "a;b.pdf", "a\u202efdp.pdf", "a\nb.pdf", "x".repeat(160) + ".pdf"
        }) {
      assertThat(fault(name, "%PDF-1.4")).as(name).contains("its name must have");
    }
  }
}
