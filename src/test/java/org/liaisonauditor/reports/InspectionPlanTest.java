package org.liaisonauditor.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.liaisonauditor.audit.CouldNotRun;
import org.liaisonauditor.audit.Finding;
import org.liaisonauditor.audit.RecordsInMemory;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.domain.Records;
import org.liaisonauditor.domain.Severity;
import org.liaisonauditor.domain.Unit;
import org.liaisonauditor.domain.UnitKind;
import org.liaisonauditor.exceptions.Accepted;
import org.liaisonauditor.ranking.Exposure;
import org.liaisonauditor.ranking.Ranking;
import org.liaisonauditor.scope.AuditScope;
import org.liaisonauditor.scope.Membership;

class InspectionPlanTest {

  private static final Path REPORTS = Path.of("reports");

  @TempDir private Path folder;

  /** Twelve branches of 20 members in three wards, of which CB003 has gaps, and 6 workplaces. */
  static SampleAudit city() {
    SampleAudit audit = SampleAudit.of(3, 4, 6, 0);
    int member = 0;
    for (Unit unit : audit.units) {
      int gaps =
          switch (unit.kind()) {
            case RESIDENCE_BRANCH -> unit.code().equals("CB003") ? 30 : 4;
            case WORKPLACE -> 3;
            case CITY, WARD -> 0;
          };
      for (int i = 0; i < gaps; i++) {
        audit.finding(
            "sample-rule-%02d".formatted(1 + i % 4),
            Severity.values()[i % 3],
            "%09d".formatted(100_000_000 + member++),
            unit.code(),
            "Đảng viên Nguyễn Thị Hằng vắng họp.");
      }
    }
    return audit;
  }

  static Exposure exposure(SampleAudit audit) {
    Map<String, Integer> branches = new TreeMap<>();
    Map<String, Map<String, Integer>> workplaces = new TreeMap<>();
    for (Unit unit : audit.units) {
      if (unit.kind() == UnitKind.RESIDENCE_BRANCH) {
        branches.put(unit.code(), unit.code().equals("CB012") ? 0 : 20);
      } else if (unit.kind() == UnitKind.WORKPLACE) {
        workplaces.put(unit.code(), Map.of("CB001", 10, "CB002", 10));
      }
    }
    return new Exposure(
        branches,
        workplaces,
        new HashSet<>(audit.findings.stream().map(Finding::subject).toList()));
  }

  static Path write(SampleAudit audit, Language language, Path folder) throws Exception {
    PlanOutputs outputs = PlanOutputs.in(language, REPORTS, "0.1.0");
    outputs.write(scope(audit), ranking(audit), folder);
    return folder.resolve("inspection-plan.pdf");
  }

  private static Ranking ranking(SampleAudit audit) throws Exception {
    ReportDefinition definition = ReportDefinition.load(REPORTS);
    return InspectionPlan.of(audit.result(), exposure(audit), definition.kinds().plan(), 5)
        .ranking();
  }

  private static AuditScope scope(SampleAudit audit) {
    Records none =
        new Records(
            audit.units,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    return new AuditScope(
        audit.result(),
        null,
        Accepted.NONE,
        audit.input(),
        Membership.of(new RecordsInMemory(none), audit.result().context()));
  }

  private static String text(Path pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }

  @Test
  void it_says_what_it_is_and_what_it_is_not() throws Exception {
    assertThat(text(write(city(), Language.EN, folder)))
        .contains("INSPECTION PLAN", "Screening, not proof: the order only helps")
        .contains("Residence branches: where to look first")
        .contains("high 5, medium 2, low 1 points");
    assertThat(text(write(city(), Language.VI, folder)))
        .contains("KẾ HOẠCH KIỂM TRA", "Đây là gợi ý sàng lọc, không phải bằng chứng")
        .contains("Chi bộ nơi cư trú: nơi nên xem xét trước");
  }

  @Test
  void reasons_are_told_in_words_with_their_numbers() throws Exception {
    String text = text(write(city(), Language.EN, folder));

    // 70 gaps in the eleven branches with members; of 20 members in 220.
    assertThat(text)
        .contains("30 gaps on 20 members, 4.7 times what is expected (6.4).")
        .contains(
            "Mostly: Rule sample-rule-01 (8); Rule sample-rule-02 (8); Rule sample-rule-03 (7).")
        .contains("Of them 10 of high severity.")
        .containsPattern("Weighed by severity and shrunk towards the average: [1-4]\\.\\d times")
        .contains("Among the 5 highest with more than 99% probability.");
    assertThat(text(write(city(), Language.VI, folder)))
        .contains("30 vấn đề trên 20 đảng viên, bằng 4,7 lần mức dự kiến (6,4).")
        .contains("Trong đó 10 vấn đề mức cao.")
        .contains("Xác suất thuộc 5 đơn vị cao nhất: trên 99%.");
  }

  @Test
  void what_could_not_run_is_not_shown_as_clean() throws Exception {
    SampleAudit audit = city();
    audit.couldNotRun.add(new CouldNotRun("sample-rule-01", "CB003", "x"));
    audit.couldNotRun.add(new CouldNotRun("sample-rule-20", "CB001", "x"));
    String text = text(write(audit, Language.EN, folder));

    assertThat(text)
        .contains("Not all is known: these rules could not run here or in a part of it: Rule")
        .contains("(CB003) *", "(CB001) *")
        .contains("No members in the period, so that nothing can be expected. Gaps found: 4.");
  }

  @Test
  void it_holds_units_and_no_names_of_persons() throws Exception {
    SampleAudit audit = city();
    write(audit, Language.VI, folder);
    StringBuilder all = new StringBuilder(text(folder.resolve("inspection-plan.pdf")));
    all.append(Files.readString(folder.resolve("inspection-plan.csv")));
    try (ZipFile zip = new ZipFile(folder.resolve("inspection-plan.xlsx").toFile())) {
      for (var entry : zip.stream().toList()) {
        all.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
    }

    assertThat(all.toString()).contains("CB003").doesNotContain("Nguyễn Thị Hằng");
    assertThat(audit.findings)
        .allSatisfy(finding -> assertThat(all.toString()).doesNotContain(finding.subject()));
  }

  @Test
  void the_same_audit_gives_the_same_bytes_whatever_the_locale() throws Exception {
    Path again = Files.createDirectory(folder.resolve("again"));
    SampleAudit audit = city();
    write(audit, Language.VI, folder);
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
    try {
      write(audit, Language.VI, again);
    } finally {
      Locale.setDefault(before);
    }

    for (String file : PlanOutputs.FILES) {
      assertThat(again.resolve(file)).hasSameBinaryContentAs(folder.resolve(file));
    }
  }

  @Test
  void the_table_holds_every_unit_of_every_kind() throws Exception {
    write(city(), Language.EN, folder);
    List<String> lines = Files.readAllLines(folder.resolve("inspection-plan.csv"));

    assertThat(lines).hasSize(1 + 12 + 3 + 6);
    assertThat(lines.getFirst())
        .isEqualTo(
            "\uFEFFkind,place,unit,name,members,findings,high,medium,low,points,expected,ratio,"
                + "weighted_ratio,shrunk,lower,upper,among_top,known,limits,could_not_run,reasons");
    assertThat(lines.get(1))
        .startsWith("RESIDENCE_BRANCH,1,CB003,Chi bộ 3 phường 1,20,30,10,10,10,80,6.364,4.714,");
    assertThat(lines).anyMatch(line -> line.startsWith("RESIDENCE_BRANCH,,CB012,"));
  }

  @Test
  void those_who_cannot_see_the_plot_are_told_what_it_shows() throws Exception {
    write(city(), Language.EN, folder);
    PlanWording words = new PlanWording(new Wording(ReportDefinition.load(REPORTS), Language.EN));

    assertThat(words.alternative(ranking(city()).of(UnitKind.RESIDENCE_BRANCH)))
        .isEqualTo(
            "Funnel plot, Residence branches: 11 units by gaps expected and by the ratio of gaps"
                + " found to those expected. Above the limits: CB003 (4.7). Below the limits: none."
                + " The table that follows has the numbers.");
  }

  @Test
  void a_wrong_definition_is_refused_with_file_and_line() throws Exception {
    try (Stream<Path> files = Files.walk(REPORTS)) {
      for (Path file : files.toList()) {
        Path copy = folder.resolve(REPORTS.relativize(file).toString());
        if (!Files.isDirectory(file)) {
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
    Path definition = folder.resolve("inspection-plan.yaml");
    Files.writeString(
        definition,
        Files.readString(definition)
            .replace("  high: 5", "  high: 1")
            .replace("  units: 10", "  units: 0")
            .replace("screening:", "screeening:")
            .replace("vi: Nơi công tác", "vi: \"Nơi/công tác\""));

    assertThat(
            catchThrowableOfType(
                    DefinitionException.class, () -> PlanOutputs.in(Language.EN, folder, "0.1.0"))
                .faults())
        .hasSize(5)
        .anyMatch(fault -> fault.matches("inspection-plan.yaml:6:\\d+: a graver gap counts for.*"))
        .anyMatch(fault -> fault.matches("inspection-plan.yaml:11:\\d+: 0 is not allowed for.*"))
        .anyMatch(fault -> fault.contains("did you mean screening?"))
        .anyMatch(fault -> fault.contains("the key screening is missing"))
        .anyMatch(fault -> fault.contains("Nơi/công tác can't be a sheet's name"));
  }

  @Test
  void an_audit_without_findings_ranks_nothing_and_says_so() throws Exception {
    SampleAudit audit = SampleAudit.of(2, 2, 2, 0);

    assertThat(text(write(audit, Language.EN, folder)))
        .contains("There are no gaps in what could be looked at.")
        .doesNotContain(": where to look first", ": funnel plot");
  }
}
