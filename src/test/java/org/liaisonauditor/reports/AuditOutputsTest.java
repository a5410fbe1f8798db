package org.liaisonauditor.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Problem;
import org.liaisonauditor.domain.Severity;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class AuditOutputsTest {

  @TempDir Path folder;

  private ReportDefinition definition;

  @BeforeEach
  void load() throws Exception {
    definition = ReportDefinition.load(Path.of("reports"));
  }

  private void write(SampleAudit audit, Language language, Path to) throws Exception {
    Files.createDirectories(to);
    new AuditOutputs(definition, language, "0.1.0").write(audit.result(), audit.input(), to);
  }

  private static Map<String, byte[]> bytes(Path folder) throws Exception {
    Map<String, byte[]> bytes = new TreeMap<>();
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        bytes.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return bytes;
  }

  private static List<CSVRecord> rows(Path file) throws Exception {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    assertThat(text).startsWith("\uFEFF");
    try (CSVParser parser =
        CSVParser.parse(text.substring(1), CSVFormat.RFC4180.builder().setHeader().get())) {
      return parser.getRecords();
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> json(Path file) throws Exception {
    String text = Files.readString(file, StandardCharsets.UTF_8);
    return (Map<String, Object>) new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
  }

  @Test
  void writesTheSixFilesOfTheContract() throws Exception {
    write(SampleAudit.of(2, 3, 4, 30), Language.VI, folder);
    assertThat(bytes(folder).keySet())
        .containsExactly(
            "findings.csv",
            "findings.json",
            "findings.xlsx",
            "manifest.json",
            "problems.csv",
            "report.pdf");
  }

  @Test
  void sameInputsGiveTheSameBytesInAnotherLocaleZoneAndOrder() throws Exception {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    SampleAudit audit = SampleAudit.of(3, 4, 5, 120);
    audit.commendation("100000001", "CB001", "Trần Văn Ánh");
    write(audit, Language.VI, folder.resolve("a"));
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      Collections.reverse(audit.findings);
      Collections.reverse(audit.units);
      write(audit, Language.VI, folder.resolve("b"));
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
    Map<String, byte[]> first = bytes(folder.resolve("a"));
    Map<String, byte[]> second = bytes(folder.resolve("b"));
    first.forEach(
        (name, bytes) ->
            assertThat(Arrays.equals(second.get(name), bytes)).as("the bytes of " + name).isTrue());
  }

  @Test
  void findingsAreSortedByCodePointAndKeptToTheLetter() throws Exception {
    SampleAudit audit = SampleAudit.of(1, 1, 1, 0);
    String formula = "=HYPERLINK(\"x\"), \"quoted\"\r\nsecond line";
    audit.finding("b-rule", Severity.LOW, "2", "CB001", formula);
    audit.finding("b-rule", Severity.LOW, "10", "CB001", "mười");
    audit.finding("a-rule", Severity.HIGH, "\uD83D\uDE00", "CQ001", "ngoài mặt phẳng cơ bản");
    audit.finding("a-rule", Severity.HIGH, "\uFF5E", "CQ001", "trong mặt phẳng cơ bản");
    write(audit, Language.VI, folder);

    List<CSVRecord> rows = rows(folder.resolve("findings.csv"));
    assertThat(rows)
        .extracting(row -> row.get("subject"))
        .containsExactly("\uFF5E", "\uD83D\uDE00", "10", "2");
    assertThat(rows.getLast().get("message")).isEqualTo(formula);
    assertThat(rows.getLast().toMap().keySet())
        .startsWith("rule", "severity", "subject", "unit", "occasion", "message", "fingerprint");
    assertThat(Files.readString(folder.resolve("findings.csv")).replace(formula, ""))
        .containsPattern("\r\n")
        .doesNotContainPattern("[^\r]\n");
  }

  @Test
  void messagesComeInTheLanguageAskedFor() throws Exception {
    SampleAudit audit = SampleAudit.of(1, 1, 1, 1);
    write(audit, Language.EN, folder);
    assertThat(rows(folder.resolve("findings.csv")).getFirst().get("message")).startsWith("EN ");
  }

  @Test
  void problemsAreSortedByFileSheetAndCell() throws Exception {
    List<Problem> problems = new ArrayList<>();
    problems.add(problem("b.xlsx", "Members", "A2"));
    problems.add(problem("a.xlsx", "Members", "B2"));
    problems.add(problem("a.xlsx", "Attendance", "C9"));
    problems.add(problem("a.xlsx", "", ""));
    ProblemList.write(problems, folder.resolve("problems.csv"));
    assertThat(rows(folder.resolve("problems.csv")))
        .extracting(row -> row.get("file") + "!" + row.get("sheet") + "!" + row.get("cell"))
        .containsExactly(
            "a.xlsx!!", "a.xlsx!Attendance!C9", "a.xlsx!Members!B2", "b.xlsx!Members!A2");
  }

  private static Problem problem(String file, String sheet, String cell) {
    return new Problem(Problem.Severity.ERROR, file, sheet, cell, "x", "y", "không đọc được");
  }

  @Test
  @SuppressWarnings("unchecked")
  void evidenceNamesFileSheetRowAndCells() throws Exception {
    write(SampleAudit.of(1, 1, 1, 1), Language.VI, folder);
    Map<String, Object> json = json(folder.resolve("findings.json"));
    Map<String, Object> finding = ((List<Map<String, Object>>) json.get("findings")).getFirst();
    Map<String, Object> record = ((List<Map<String, Object>>) finding.get("evidence")).getFirst();
    assertThat(record)
        .containsEntry("table", "Units")
        .containsEntry("file", "ward-P01.xlsx")
        .containsEntry("sheet", "Attendance")
        .containsEntry("row", 17)
        .containsEntry("cells", Map.of("unit_code", "A17", "name", "B17"));
    assertThat((Map<String, String>) finding.get("message")).containsOnlyKeys("vi", "en");
    assertThat((List<Map<String, Object>>) finding.get("clauses"))
        .extracting(clause -> clause.get("id"))
        .containsExactly("qd213-2.3");
    assertThat(finding).containsKeys("rule_sha256", "fingerprint", "unit_name", "rule_title");
  }

  @Test
  @SuppressWarnings("unchecked")
  void manifestHashesInputsPackAndEveryOtherFile() throws Exception {
    Files.createDirectories(folder.resolve("marked"));
    Files.writeString(folder.resolve("marked/ward.xlsx"), "copy");
    write(SampleAudit.of(2, 1, 1, 5), Language.VI, folder);
    Map<String, Object> manifest = json(folder.resolve("manifest.json"));
    assertThat((Map<String, String>) manifest.get("inputs"))
        .containsEntry("ward-P01.xlsx", "ab".repeat(32));
    Map<String, String> outputs = (Map<String, String>) manifest.get("outputs");
    assertThat(outputs)
        .containsOnlyKeys(
            "findings.csv",
            "findings.json",
            "findings.xlsx",
            "marked/ward.xlsx",
            "problems.csv",
            "report.pdf");
    byte[] report = Files.readAllBytes(folder.resolve("report.pdf"));
    assertThat(outputs.get("report.pdf"))
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(report)));
    assertThat((Map<String, String>) manifest.get("rule_pack"))
        .containsEntry("sha256", "cd".repeat(32));
    assertThat(manifest.get("parameters").toString())
        .contains("introductionDays=[{from=null, value=30}, {from=2025-07-01, value=20}]")
        .contains("value=12-10")
        .contains("value=BEST, GOOD");
    assertThat(manifest).containsEntry("program_version", "0.1.0").containsEntry("language", "vi");
  }

  @Test
  @SuppressWarnings("unchecked")
  void theReportCarriesItsDataAndWhatTheyCameFrom() throws Exception {
    write(SampleAudit.of(2, 3, 4, 30), Language.EN, folder);
    try (PDDocument pdf = Loader.loadPDF(folder.resolve("report.pdf").toFile())) {
      Map<String, PDComplexFileSpecification> attached =
          pdf.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
      assertThat(attached).containsOnlyKeys("findings.json", "manifest.json");
      byte[] findings = attached.get("findings.json").getEmbeddedFile().toByteArray();
      assertThat(findings).isEqualTo(Files.readAllBytes(folder.resolve("findings.json")));
      assertThat(attached.get("findings.json").getEmbeddedFile().getSize())
          .isEqualTo(findings.length);
      assertThat(pdf.getDocumentCatalog().getCOSObject().getCOSArray(COSName.getPDFName("AF")))
          .hasSize(2);

      Path taken = folder.resolve("taken.json");
      Files.write(taken, attached.get("manifest.json").getEmbeddedFile().toByteArray());
      Map<String, Object> carried = json(taken);
      Map<String, Object> whole = json(folder.resolve("manifest.json"));
      Map<String, String> outputs = (Map<String, String>) whole.get("outputs");
      outputs.keySet().removeAll(List.of("report.pdf", "findings.xlsx"));
      assertThat(carried).isEqualTo(whole);
      assertThat(outputs).containsOnlyKeys("findings.csv", "findings.json", "problems.csv");
    }
  }
}
