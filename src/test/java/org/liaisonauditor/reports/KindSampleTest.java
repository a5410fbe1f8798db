package org.liaisonauditor.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.liaisonauditor.audit.Audit;
import org.liaisonauditor.audit.AuditResult;
import org.liaisonauditor.audit.RecordsInMemory;
import org.liaisonauditor.domain.Language;
import org.liaisonauditor.exceptions.Accepted;
import org.liaisonauditor.facts.AuditContext;
import org.liaisonauditor.findings.Lives;
import org.liaisonauditor.findings.Seen;
import org.liaisonauditor.intake.Intake;
import org.liaisonauditor.intake.IntakeResult;
import org.liaisonauditor.rules.CompiledPack;
import org.liaisonauditor.rules.RulePacks;
import org.liaisonauditor.sample.CityGenerator;
import org.liaisonauditor.sample.CityPlan;
import org.liaisonauditor.scope.AuditScope;
import org.liaisonauditor.scope.Membership;

/**
 * What kinds of reports say of the example town stands as text in {@code reports/samples}.
 *
 * <p>To write the samples anew: {@code mvn test -Dtest=KindSampleTest -Dsamples=write}.
 */
class KindSampleTest {

  private static AuditScope town;
  private static AuditScope earlier;

  @TempDir private Path folder;

  @BeforeAll
  static void auditTheTown() throws Exception {
    CompiledPack pack = CompiledPack.of(RulePacks.read(Path.of("rules")), null);
    IntakeResult intake =
        new Intake(pack.pack().regulation().ratingScale(), Language.VI)
            .readFolder(Path.of("examples", "town", "submissions"), (done, total) -> {});
    RecordsInMemory records = new RecordsInMemory(intake.records());
    AuditResult before =
        audited(pack, records, LocalDate.of(2025, 6, 30), LocalDate.of(2025, 7, 15));
    AuditResult result =
        audited(pack, records, LocalDate.of(2025, 12, 31), LocalDate.of(2026, 1, 15));
    Lives lives =
        Lives.next(
            Lives.first(before, 1L),
            new Lives.Before(
                new Seen(1L, before.context().asOf()),
                before.context().from(),
                before.context().to(),
                "ab".repeat(32)),
            result,
            records,
            2L);
    town =
        new AuditScope(
            result, lives, Accepted.NONE, intake.input(), Membership.of(records, result.context()));
    earlier =
        new AuditScope(
            before, null, Accepted.NONE, intake.input(), Membership.of(records, before.context()));
  }

  private static AuditResult audited(
      CompiledPack pack, RecordsInMemory records, LocalDate to, LocalDate asOf)
      throws InterruptedException {
    AuditContext context =
        new AuditContext(
            LocalDate.of(2025, 1, 1), to, asOf, RulePacks.parameters(pack.pack(), Map.of()));
    return new Audit(pack, 2).run(records, context, (done, total) -> {});
  }

  @ParameterizedTest
  @CsvSource({
    "ward,P01,VI",
    "ward,P01,EN",
    "workplace,CQ003,VI",
    "workplace,CQ003,EN",
    "branch,CB003,VI",
    "branch,CB003,EN",
    "reminder,CB003,VI",
    "reminder,CB003,EN",
    "commendations,,VI",
    "commendations,,EN",
    "periods,,VI",
    "periods,,EN",
    "inspection-plan,,VI",
    "inspection-plan,,EN"
  })
  void a_kind_reads_as_its_sample(String kind, String unit, Language language) throws Exception {
    Path file = folder.resolve("report.pdf");
    KindReports kinds =
        new KindReports(ReportDefinition.load(Path.of("reports")), language, "0.1.0");
    kinds.write(kinds.find(kind).orElseThrow(), unit, town, earlier, finding -> false, file);
    Path sample = Path.of("reports/samples/" + kind + "-" + language.tag() + ".txt");
    String text = ReportSampleTest.text(file).replaceAll("[0-9a-f]{12,}", "…");
    if ("write".equals(System.getProperty("samples"))) {
      Files.writeString(sample, text);
    }
    assertThat(text)
        .as("to write it anew: mvn test -Dtest=KindSampleTest -Dsamples=write")
        .isEqualTo(Files.readString(sample));
  }

  @Test
  void the_sheet_of_a_large_branch_has_two_pages_and_says_how_much_it_leaves_out()
      throws Exception {
    KindCity city = KindCity.of(new CityGenerator(CityPlan.of(2, 1, 2, 300, 6, 2025, 0.3)).city());
    KindReports kinds =
        new KindReports(ReportDefinition.load(Path.of("reports")), Language.EN, "0.1.0");
    KindReports.Kind sheet = kinds.find("branch").orElseThrow();
    for (String branch : kinds.units(sheet, city.scope)) {
      Path file = folder.resolve(branch + ".pdf");
      kinds.write(sheet, branch, city.scope, null, finding -> true, file);
      long findings =
          city.result.findings().stream()
              .filter(one -> one.unit().equals(branch) || one.branch().equals(branch))
              .count();
      assertThat(findings).isGreaterThan(100);
      try (PDDocument pdf = Loader.loadPDF(file.toFile())) {
        assertThat(pdf.getNumberOfPages()).isEqualTo(2);
      }
      String text = ReportSampleTest.text(file).replaceAll("\\s+", " ");
      assertThat(text)
          .containsPattern("\\d+ more are not listed here; all are in findings.xlsx of the audit")
          .contains("PREPARED BY")
          .doesNotContain("COMMUNIST PARTY");
    }
  }
}
