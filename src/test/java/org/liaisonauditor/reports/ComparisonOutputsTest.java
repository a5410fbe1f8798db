package org.liaisonauditor.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.AuditedData;
import org.liaisonauditor.audit.Comparison;
import org.liaisonauditor.audit.CouldNotRun;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.audit.FindingChange;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Severity;
import org.liaisonauditor.domain.Text;
import org.liaisonauditor.rules.PackDifferences;
import org.liaisonauditor.rules.RulePack;

class ComparisonOutputsTest {

  private static final Path REPORTS = Path.of("reports");
  private static final Text REASON =
      new Text(
          "ở bản gốc điều kiện “issuedOn > $due” không đúng", "in the base pack it does not hold");

  @TempDir private Path folder;

  private final SampleAudit audit = SampleAudit.of(3, 4, 5, 9);
  private final List<FindingChange> changes = new ArrayList<>();
  private final List<FindingChange> commendations = new ArrayList<>();
  private final List<CouldNotRun> draftFailures = new ArrayList<>();

  private void sampleChanges() {
    List<Finding> found = audit.findings;
    changes.add(new FindingChange(FindingChange.Kind.ADDED, null, found.get(0), REASON));
    changes.add(new FindingChange(FindingChange.Kind.GONE, found.get(1), null, REASON));
    Finding graver =
        audit.finding(
            found.get(2).rule(),
            Severity.HIGH,
            found.get(2).subject(),
            found.get(2).unit(),
            "=SUM(A1) \"khác\", xuống\ndòng");
    changes.add(new FindingChange(FindingChange.Kind.CHANGED, found.get(2), graver, REASON));
  }

  @Test
  void rows_are_written_to_the_letter() throws Exception {
    sampleChanges();
    write(Language.VI);

    String csv = Files.readString(folder.resolve("comparison.csv"));
    Finding first = changes.get(0).after();
    assertThat(csv)
        .startsWith(
            "\uFEFFchange,rule,subject,unit,occasion,severity_before,severity_after,"
                + "message_before,message_after,reason,fingerprint\r\n")
        .contains(
            "ADDED,"
                + first.rule()
                + ","
                + first.subject()
                + ","
                + first.unit()
                + ",2025-01-01/2025-12-31,,"
                + first.severity()
                + ",,\""
                + first.message().vi()
                + "\","
                + REASON.vi()
                + ","
                + first.fingerprint()
                + "\r\n")
        .contains(",\"=SUM(A1) \"\"khác\"\", xuống\ndòng\",");
    assertThat(csv.lines().filter(line -> line.startsWith("GONE,"))).hasSize(1);
  }

  @Test
  void the_same_comparison_has_the_same_bytes() throws Exception {
    sampleChanges();
    write(Language.EN);
    Map<String, String> first = hashes();
    write(Language.EN);

    assertThat(first).containsOnlyKeys("comparison.csv", "comparison.json", "comparison.pdf");
    assertThat(hashes()).isEqualTo(first);
  }

  @Test
  void the_json_has_hashes_counts_and_both_versions_of_a_finding() throws Exception {
    sampleChanges();
    write(Language.EN);

    assertThat(Files.readString(folder.resolve("comparison.json")).replaceAll("\\s+", " "))
        .contains("\"comparison_sha256\" : \"" + comparison().sha256() + "\"")
        .contains(
            "\"csv_sha256\" : \"" + AuditOutputs.sha256(folder.resolve("comparison.csv")) + "\"")
        .contains("\"sha256\" : \"" + "ee".repeat(32) + "\"")
        .contains("\"differs\" : [ \"SEVERITY\", \"MESSAGE\" ]")
        .contains("\"added\" : 1")
        .contains("\"change\" : \"GONE\"");
  }

  @ParameterizedTest
  @EnumSource
  void the_document_says_what_was_compared_and_who_signs(Language language) throws Exception {
    sampleChanges();
    draftFailures.add(new CouldNotRun("sample-rule-09", "CB001", "ArithmeticException: / by zero"));
    write(language);

    String text = text();
    assertThat(text)
        .contains("cd".repeat(32), "ee".repeat(32), "ad".repeat(32), comparison().sha256())
        .contains(AuditOutputs.sha256(folder.resolve("comparison.csv")))
        .contains(REASON.in(language))
        .contains("introductionDays")
        .contains("ArithmeticException");
    if (language == Language.VI) {
      assertThat(text)
          .contains("BÁO CÁO SO SÁNH", "DỰ THẢO", "THÀNH ỦY THỬ NGHIỆM")
          .contains(
              "Bản gốc nêu 9 vấn đề cần xem xét, bản dự thảo nêu 9. Thêm: 1; không còn: 1; thay"
                  + " đổi: 1; giữ nguyên: 7.")
          .contains("30 ngày", "20 ngày", "từ 01/07/2025: 20 ngày")
          .contains("Mức độ: Thấp → Cao.")
          .contains("NGƯỜI SOẠN THAY ĐỔI", "NGƯỜI XÁC NHẬN")
          .contains("Người xác nhận không được là người soạn thay đổi.");
    } else {
      assertThat(text)
          .contains("COMPARISON", "DRAFT")
          .contains("Added: 1, gone: 1, changed: 1, the same: 7.")
          .contains("since 1 July 2025: 20 days")
          .contains("CONFIRMED BY");
    }
  }

  @Test
  void a_long_list_keeps_to_a_few_pages_and_names_where_the_rest_is() throws Exception {
    SampleAudit large = SampleAudit.of(20, 12, 90, 3_000);
    large.findings.forEach(
        finding -> changes.add(new FindingChange(FindingChange.Kind.ADDED, null, finding, REASON)));
    write(Language.VI);

    try (PDDocument pdf = Loader.loadPDF(folder.resolve("comparison.pdf").toFile())) {
      assertThat(pdf.getNumberOfPages()).isLessThan(10);
    }
    String text = text();
    assertThat(text)
        .contains("Còn 2.952 vấn đề khác, không nêu ở đây")
        .contains("280 đơn vị khác")
        .contains("Tổng cộng 3.000 0 0");
    // Each rule has its part of those that are named.
    for (int rule = 1; rule <= 30; rule++) {
      if (large.findings.stream().map(Finding::rule).toList().contains(code(rule))) {
        assertThat(text).contains("Quy tắc " + code(rule) + " –");
      }
    }
  }

  private static String code(int rule) {
    return "sample-rule-%02d".formatted(rule);
  }

  @Test
  void commendations_stand_apart_from_findings() throws Exception {
    audit.commendation("100000090", "CB001", "Trần Văn Ánh");
    commendations.add(
        new FindingChange(FindingChange.Kind.ADDED, null, audit.commendations.getFirst(), REASON));
    write(Language.VI);

    assertThat(text())
        .contains("Hai bản nêu cùng 9 vấn đề cần xem xét; không có gì khác nhau.")
        .contains("Đề nghị biểu dương: bản gốc 1, bản dự thảo 1. Thêm: 1;")
        .contains("Dự đủ 4 kỳ");
    assertThat(Files.readString(folder.resolve("comparison.csv")).lines()).hasSize(1);
  }

  @Test
  void lines_for_a_terminal_stop_where_they_are_told_to() throws Exception {
    sampleChanges();

    List<String> lines = outputs(Language.EN).lines(comparison(), 2);

    assertThat(lines).contains("… and 1 more; the rest is in comparison.csv.");
    assertThat(lines.stream().filter(line -> line.matches("[+-~] sample-rule.*"))).hasSize(2);
    assertThat(outputs(Language.EN).lines(comparison(), 3))
        .anyMatch(line -> line.startsWith("~ "))
        .noneMatch(line -> line.startsWith("…"));
  }

  @Test
  void words_that_are_missing_are_told_with_their_file() throws Exception {
    Path copy = folder.resolve("reports");
    try (Stream<Path> files = Files.walk(REPORTS)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(REPORTS.relativize(file).toString()));
      }
    }
    Path words = copy.resolve("comparison.yaml");
    Files.writeString(words, Files.readString(words).replace("{added}", "{add}"));

    assertThatThrownBy(() -> ComparisonOutputs.in(Language.VI, copy, "0.1.0"))
        .isInstanceOf(DefinitionException.class)
        .hasMessageContaining("comparison.yaml:")
        .hasMessageContaining("{add} can't be used here");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_full_disk_is_a_failure_of_the_disk() throws Exception {
    sampleChanges();
    ComparisonWording wording = ComparisonWording.load(REPORTS, Language.VI);

    assertThatThrownBy(
            () ->
                ComparisonPdf.write(
                    comparison(), wording, "0.1.0", "ab".repeat(32), Path.of("/dev/full")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("No space left");
  }

  private void write(Language language) throws Exception {
    outputs(language).write(comparison(), folder);
  }

  private static ComparisonOutputs outputs(Language language) throws Exception {
    return ComparisonOutputs.in(language, REPORTS, "0.1.0");
  }

  private Comparison comparison() {
    AuditResult result = audit.result();
    RulePack pack = result.pack();
    RulePack draft =
        new RulePack(
            pack.regulation(),
            pack.rules(),
            pack.parameters(),
            Map.of(),
            Map.of(),
            "ee".repeat(32));
    return new Comparison(
        new Comparison.Side(pack, result.context(), 9, 1, List.of()),
        new Comparison.Side(draft, result.context(), 9, 1, draftFailures),
        new AuditedData("ad".repeat(32), 3, 360, 0),
        null,
        null,
        result.units(),
        result.counts(),
        new PackDifferences(
            List.of(
                new PackDifferences.OfParameter(
                    "introductionDays",
                    pack.regulation().parameters().get("introductionDays"),
                    pack.regulation().parameters().get("introductionDays"),
                    new TreeMap<>(Map.of(LocalDate.MIN, 30)),
                    new TreeMap<>(Map.of(LocalDate.MIN, 30, LocalDate.of(2025, 7, 1), 20)),
                    List.of(),
                    Set.of("sample-rule-01"))),
            List.of(),
            List.of()),
        changes,
        commendations,
        7,
        0,
        Map.of(),
        List.of());
  }

  private Map<String, String> hashes() throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        hashes.put(file.getFileName().toString(), AuditOutputs.sha256(file));
      }
    }
    return hashes;
  }

  private String text() throws IOException {
    try (PDDocument pdf = Loader.loadPDF(folder.resolve("comparison.pdf").toFile())) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      return stripper.getText(pdf).replaceAll("\\s+", " ");
    }
  }
}
